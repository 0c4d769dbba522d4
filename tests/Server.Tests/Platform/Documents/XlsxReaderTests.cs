using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Documents.Reading;

namespace CongDongSo.Server.Tests.Platform.Documents;

public class XlsxReaderTests
{
    [Fact]
    public void Blank_hidden_and_merged_rows_do_not_shift_a_fault()
    {
        var file = Workbook.Of("""
            <row r="4"><c r="A4" t="inlineStr"><is><t>gộp</t></is></c><c r="B4"/><c r="C4"/></row>
            <row r="5" hidden="1"><c r="B5" t="inlineStr"><is><t>ẩn</t></is></c></row>
            <row r="6" spans="1:9"/>
            <row r="9"><c r="AB9" t="inlineStr"><is><t>xa</t></is></c></row>
            """);

        var faults = SheetReader.Read<List<Fault>>(new MemoryStream(file), SheetLimits.Form, sheets =>
            sheets.SelectMany(sheet => sheet.Rows.Select(row => sheet.Fault(row, row.Cells.Count - 1, "sai"))).ToList()).ShouldBeOfType<Result<List<Fault>>.Done>().Value;

        faults.Select(fault => $"{fault.Sheet}!{fault.Column}{fault.Row} {fault.Value}").ShouldBe(["Danh sách!A4 gộp", "Danh sách!B5 ẩn", "Danh sách!AB9 xa"]);
    }

    [Fact]
    public void Cells_and_rows_without_references_follow_each_other()
    {
        var rows = Reading.Rows(Workbook.Of("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"));

        rows.Select(row => row.Number).ShouldBe([1, 2]);
        rows[0].Cells.Select(cell => cell.Text).ShouldBe(["1", "2"]);
    }

    [Theory]
    [InlineData("905123456", "905123456")]
    [InlineData("123456789012345", "123456789012345")]
    [InlineData("1.23456789012345E+14", "123456789012345")]
    [InlineData("1.2345678901234501E+16", "12345678901234501")]
    [InlineData("0.30000000000000004", "0,3")]
    [InlineData("12.50", "12,5")]
    [InlineData("-4.0000000000000002E-2", "-0,04")]
    [InlineData("1E-3", "0,001")]
    [InlineData("0", "0")]
    public void A_number_comes_back_with_all_its_digits(string stored, string text) =>
        Reading.Cell(Workbook.Of($"<row r=\"1\"><c r=\"A1\"><v>{stored}</v></c></row>")).Text.ShouldBe(text);

    [Theory]
    [InlineData("0000000000", "905123456", "0905123456")]
    [InlineData("\"0\"#########", "905123456", "0905123456")]
    [InlineData("dd/mm/yyyy", "45848", "10/07/2025")]
    [InlineData("[$-42A]d mmmm yyyy", "45848", "10/07/2025")]
    [InlineData("dd/mm/yyyy hh:mm", "45848.5", "10/07/2025 12:00")]
    [InlineData("yyyy-mm-dd", "1", "01/01/1900")]
    [InlineData("yyyy-mm-dd", "61", "01/03/1900")]
    [InlineData("hh:mm", "0.25", "06:00")]
    [InlineData("[h]:mm", "1.5", "36:00")]
    [InlineData("#,##0 \"đồng/tháng dd\"", "45848", "45848")]
    [InlineData("[Red]#,##0", "45848", "45848")]
    [InlineData("General", "45848", "45848")]
    public void The_cells_format_says_what_its_number_means(string format, string stored, string text) =>
        Reading.Cell(Workbook.Of($"<row r=\"1\"><c r=\"A1\" s=\"1\"><v>{stored}</v></c></row>", [format])).Text.ShouldBe(text);

    [Fact]
    public void A_workbook_that_counts_from_1904_has_the_same_days()
    {
        var cell = Reading.Cell(Workbook.Of("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>44386</v></c></row>", ["dd/mm/yyyy"], workbookPr: "<workbookPr date1904=\"1\"/>"));

        cell.Date.ShouldBe(new DateOnly(2025, 7, 10));
    }

    [Fact]
    public void Shared_strings_join_their_runs_and_leave_out_phonetic_hints()
    {
        var rows = Reading.Rows(Workbook.Of(
            """<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="str"><f>A1</f><v>công thức</v></c><c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#N/A</v></c></row>""",
            strings: """<si><t xml:space="preserve"> Xã_x000A_Tịnh Khê </t></si><si><r><t>Nguyễn </t></r><r><rPr><b/></rPr><t>Văn A</t></r><rPh sb="0" eb="1"><t>ngu</t></rPh></si>"""));

        rows[0].Cells.Select(cell => cell.Text).ShouldBe(["Nguyễn Văn A", " Xã\nTịnh Khê ", "công thức", "TRUE", "#N/A"]);
    }

    [Fact]
    public void A_stream_that_can_not_seek_is_read_too()
    {
        using var file = new OneWayStream(Workbook.Of("<row r=\"1\"><c r=\"A1\"><v>7</v></c></row>"));

        var text = SheetReader.Read<string>(file, SheetLimits.Form, sheets => sheets[0].Rows.First()[0].Text);

        text.ShouldBe(new Result<string>.Done("7"));
    }

    private sealed class OneWayStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
