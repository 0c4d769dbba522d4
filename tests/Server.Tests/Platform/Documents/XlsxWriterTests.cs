using System.Data;
using CongDongSo.Server.Platform.Documents.Writing;
using DocumentFormat.OpenXml.Packaging;
using ExcelDataReader;

namespace CongDongSo.Server.Tests.Platform.Documents;

public class XlsxWriterTests
{
    private static readonly XlsxCell[][] Rows =
    [
        [XlsxCell.Of("DANH SÁCH TỔ", CellLook.Title, across: 4)],
        [XlsxCell.Of("TT", CellLook.Header), XlsxCell.Of("Họ tên", CellLook.Header), XlsxCell.Of("SĐT", CellLook.Header), XlsxCell.Of("Ngày", CellLook.Header)],
        [XlsxCell.Ordinal(1), XlsxCell.Of("Nguyễn Văn A"), XlsxCell.Of("0905123456"), XlsxCell.Of(new DateOnly(2025, 7, 10))],
        [XlsxCell.Of(12_198m), XlsxCell.Of("=HYPERLINK(\"http://x\")"), XlsxCell.Of("+84905123456"), XlsxCell.Of(12.5m)],
        [],
        [XlsxCell.Blank, XlsxCell.Of("@cmd _x0041_ \u0001 hai\r\ndòng"), XlsxCell.Of("-1"), XlsxCell.Of(66.66m)],
    ];

    private static readonly byte[] File = Write();

    [Fact]
    public void The_same_data_gives_the_same_bytes() => Write().ShouldBe(File);

    [Fact]
    public void It_reads_back_at_the_same_places()
    {
        var rows = Reading.Rows(File);

        rows.Select(row => row.Number).ShouldBe([1, 2, 3, 4, 6]);
        rows[2].Cells.Select(cell => cell.Text).ShouldBe(["1", "Nguyễn Văn A", "0905123456", "10/07/2025"]);
        rows[3].Cells.Select(cell => cell.Text).ShouldBe(["12198", "=HYPERLINK(\"http://x\")", "+84905123456", "12,5"]);
        rows[4].Cells.Select(cell => cell.Text).ShouldBe(["", "@cmd _x0041_  hai\r\ndòng", "-1", "66,66"]);
    }

    [Fact]
    public void Another_reader_sees_the_same_types_and_no_formula()
    {
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(File));
        while (reader.Depth < 2)
            reader.Read();

        reader.GetString(2).ShouldBe("0905123456");
        reader.GetDateTime(3).ShouldBe(new DateTime(2025, 7, 10, 0, 0, 0, DateTimeKind.Unspecified));
        reader.Read();
        reader.GetDouble(0).ShouldBe(12_198);
        reader.GetString(1).ShouldStartWith("=");
        Office.Part(File, "xl/worksheets/sheet1.xml").Descendants().ShouldAllBe(element => element.Name.LocalName != "f");
    }

    [Fact]
    public void It_keeps_to_the_schemas_of_Office()
    {
        using var package = SpreadsheetDocument.Open(new MemoryStream(File), isEditable: false);

        Office.SchemaFaults(package).ShouldBeEmpty();
    }

    [Fact]
    public void It_prints_with_its_header_on_each_page_one_page_wide()
    {
        Office.Part(File, "xl/workbook.xml").Descendants().Single(element => element.Name.LocalName == "definedName").Value.ShouldBe("'Tổ'!$2:$2");
        var setup = Office.Part(File, "xl/worksheets/sheet1.xml").Descendants().Single(element => element.Name.LocalName == "pageSetup");
        setup.Attributes().Select(attribute => $"{attribute.Name}={attribute.Value}").ShouldBe(["paperSize=9", "orientation=landscape", "fitToWidth=1", "fitToHeight=0"]);
        string.Concat(Office.PagesIn(File, "xlsx")).ShouldContain("Nguyễn Văn A");
    }

    [Fact]
    public void A_roster_of_a_province_is_written_and_read_in_little_memory()
    {
        var roster = Office.Bytes(stream => XlsxWriter.Write(stream, "Danh sách", "UBND", [new("Tổ", [6, 30, 30, 30, 30, 20, 20, 20], Roster())]));
        Reading.Rows(roster).Count.ShouldBe(12_198);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Reading.Rows(roster).Count.ShouldBe(12_198);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(64 << 20);
    }

    private static byte[] Write() => Office.Bytes(stream => XlsxWriter.Write(stream, "Danh sách Tổ", "UBND xã Tịnh Khê", [new("Tổ", [8, 30, 20, 14], Rows) { HeaderFirst = 2, HeaderLast = 2 }]));

    private static IEnumerable<XlsxCell[]> Roster() => Enumerable.Range(1, 12_198).Select(i => (XlsxCell[])
    [
        XlsxCell.Ordinal(i), XlsxCell.Of($"Xã Tịnh Khê {i / 130}"), XlsxCell.Of($"Tổ thôn {i / 9}"), XlsxCell.Of("01/QĐ-UBND ngày 10/7/2025"),
        XlsxCell.Of($"Nguyễn Văn {i}"), XlsxCell.Of(i % 8 == 0 ? "Tổ trưởng" : "Thành viên"), XlsxCell.Of($"09{i:00000000}"), XlsxCell.Blank,
    ]);
}
