using CongDongSo.Domain.Reports;
using CongDongSo.Server.Features.Reports;
using CongDongSo.Server.Tests.Platform.Documents;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ExcelDataReader;

namespace CongDongSo.Server.Tests.Features.Reports;

public class ReportXlsxTests
{
    private static readonly Report Whole = AReport.WithReportsFromBelow();

    private static readonly byte[] File = Office.Bytes(stream => ReportXlsx.Write(stream, Whole));

    [Fact]
    public void Another_program_works_out_every_formula_to_the_number_we_wrote()
    {
        Formulas("Tổng hợp").ShouldContain(formula => formula.StartsWith("SUM('Theo đơn vị'!", StringComparison.Ordinal));
        Formulas("Cộng báo cáo").ShouldContain(formula => formula.StartsWith("ROUND(100*", StringComparison.Ordinal));

        var ours = Numbers(File);

        Numbers(Office.Recalculated(File)).ShouldBe(ours);
        ours.Count.ShouldBeGreaterThan(200);
    }

    [Fact]
    public void A_total_is_a_sum_and_a_share_is_a_quotient_of_its_cells()
    {
        Formulas("Tổng hợp").ShouldContain("ROUND(100*E5/F5,2)");
        Formulas("Cộng báo cáo").ShouldContain("SUM(F6:F17)");
        Formulas("Tổ và thành viên").ShouldContain("SUM(B5:B5)");
    }

    [Fact]
    public void Each_sheet_prints_landscape_one_page_wide_with_its_header_and_page_numbers()
    {
        using var package = SpreadsheetDocument.Open(new MemoryStream(File), isEditable: false);
        Office.SchemaFaults(package).ShouldBeEmpty();
        var book = package.WorkbookPart!.Workbook!;

        book.Descendants<DefinedName>().Select(name => name.Text).ShouldContain("'Cộng báo cáo'!$4:$5");
        book.CalculationProperties!.FullCalculationOnLoad!.Value.ShouldBeTrue();
        foreach (var sheet in package.WorkbookPart.WorksheetParts.Select(part => part.Worksheet!))
        {
            var setup = sheet.GetFirstChild<PageSetup>()!;
            (setup.Orientation!.Value == OrientationValues.Landscape, setup.FitToWidth!.Value, setup.FitToHeight!.Value).ShouldBe((true, 1u, 0u));
            sheet.GetFirstChild<DocumentFormat.OpenXml.Spreadsheet.HeaderFooter>()!.OddFooter!.Text.ShouldContain("&P/&N");
        }
    }

    [Fact]
    public void What_is_missing_is_a_dash_in_the_comparison_and_never_zero()
    {
        var rows = Rows(File, "Tổng hợp");

        rows[4][7..12].ShouldBe([91.25, 40.5, 100d, 7_000d, 7_919d]);
        rows[6][7..9].ShouldBe(["–", "–"]);
        rows[6][10..12].ShouldBe(["–", "–"]);
    }

    [Fact]
    public void Only_accepted_reports_are_added_up_and_every_unit_is_listed_with_its_state()
    {
        var rows = Rows(File, "Cộng báo cáo");

        rows[5][2..6].ShouldBe(["Xã Tịnh Khê 1", "Đang soạn", "Quá hạn, chưa gửi", "–"]);
        rows[6][2..6].ShouldBe(["Xã Tịnh Khê 2", "Đã gửi, chờ tiếp nhận", "Đúng hạn", "–"]);
        rows[7][2..5].ShouldBe(["Xã Tịnh Khê 3", "Đã tiếp nhận", "Trễ hạn"]);
        var sum = rows[17];
        (sum[2], sum[5]).ShouldBe(("Cộng các báo cáo", (double)Whole.Parts.Skip(2).Sum(part => part.Rows[0].Numerator!.Value)));
        (rows[19][2], rows[19][5]).ShouldBe(("Chênh lệch", Whole.Rows[0].Numerator!.Value - (double)sum[5]!));
    }

    private static List<string> Formulas(string sheet)
    {
        using var package = SpreadsheetDocument.Open(new MemoryStream(File), isEditable: false);
        var id = package.WorkbookPart!.Workbook!.Descendants<Sheet>().Single(one => one.Name == sheet).Id!.Value!;
        return [.. ((WorksheetPart)package.WorkbookPart.GetPartById(id)).Worksheet!.Descendants<CellFormula>().Select(formula => formula.Text)];
    }

    private static List<double> Numbers(byte[] file)
    {
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(file));
        var numbers = new List<double>();
        do
        {
            while (reader.Read())
                numbers.AddRange(Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue).OfType<double>());
        }
        while (reader.NextResult());
        return numbers;
    }

    private static List<object?[]> Rows(byte[] file, string sheet)
    {
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(file));
        while (reader.Name != sheet)
            reader.NextResult().ShouldBeTrue();
        var rows = new List<object?[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
        return rows;
    }
}
