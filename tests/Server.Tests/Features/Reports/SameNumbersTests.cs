using System.Text.Json;
using System.Xml.Linq;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Reports;
using CongDongSo.Server.Platform.Documents.Reading;
using CongDongSo.Server.Tests.Platform.Documents;

namespace CongDongSo.Server.Tests.Features.Reports;

/// <summary>Letter, workbook and JSON are read back; each number must be the same in all three, and each missing one missing in all three.</summary>
public class SameNumbersTests
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static TheoryData<bool> Levels => [true, false];

    [Theory]
    [MemberData(nameof(Levels))]
    public void The_units_own_numbers_are_the_same_in_all_forms(bool province)
    {
        var report = province ? AReport.OfTheProvince() : AReport.OfACommune();
        var json = Json(report).GetProperty("rows").EnumerateArray().Select(row => Line([.. Names(row), .. Numbers(row)])).ToList();

        Tables(report)[0].Skip(1).Select(row => Line([row[1], row[2], .. row[3..6], row[8]])).ShouldBe(json);
        Sheet(report, "Tổng hợp").Skip(1).Select(row => Line([Text(row[1]), Text(row[2]), .. new[] { 4, 5, 6, 9 }.Select(i => Text(row[i]))])).ShouldBe(json);
        json.ShouldContain(row => row.Contains(Report.NoData));
        json.ShouldAllBe(row => !row.Split('|').Contains("0"));
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void The_numbers_of_the_units_below_are_the_same_in_all_forms(bool province)
    {
        var report = province ? AReport.OfTheProvince() : AReport.OfACommune();
        var json = Json(report).GetProperty("parts").EnumerateArray().SelectMany(part =>
            part.GetProperty("rows").EnumerateArray().Select(row => Line([part.GetProperty("unit").GetProperty("fullName").GetString()!, Numbers(row)[2]]))).ToList();

        Tables(report)[1].Skip(3).SelectMany(row => row[2..^1].Select(value => Line([row[1], value]))).ShouldBe(json);
        // The sheet stands by indicator, the letter by unit.
        Sheet(report, "Theo đơn vị").Skip(1).Select((row, i) => (Line: Line([Text(row[1]), Text(row[6])]), Unit: i % report.Parts.Count)).OrderBy(row => row.Unit).Select(row => row.Line).ShouldBe(json);
    }

    private static string Line(string[] cells) => string.Join('|', cells);

    private static JsonElement Json(Report report) =>
        JsonDocument.Parse(ReportFile.Of(report, "json").ShouldBeOfType<Result<ReportFile>.Done>().Value.Content).RootElement;

    private static string[] Names(JsonElement row) => [row.GetProperty("name").GetString()!, row.GetProperty("valueUnit").GetString()!];

    private static string[] Numbers(JsonElement row) => [Number(row, "numerator"), Number(row, "denominator"), Number(row, "value"), Number(row, "target", "chưa giao")];

    private static string Number(JsonElement row, string name, string missing = Report.NoData) =>
        row.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? VietnameseNumbers.Text(number.GetDecimal()) : missing;

    private static string Text(SheetCell cell) => cell.Number is { } number ? VietnameseNumbers.Text(number) : cell.Text;

    private static List<SheetRow> Sheet(Report report, string name) => SheetReader.Read<List<SheetRow>>(
        new MemoryStream(Office.Bytes(stream => ReportXlsx.Write(stream, report))), SheetLimits.Form,
        sheets => sheets.Single(sheet => sheet.Name == name).Rows.Skip(3).ToList()).ShouldBeOfType<Result<List<SheetRow>>.Done>().Value;

    /// <summary>The bordered tables of the letter, row by row.</summary>
    private static List<List<string[]>> Tables(Report report) =>
    [
        .. Office.Part(Office.Bytes(stream => ReportDocx.Write(stream, report)), "word/document.xml").Descendants(W + "tbl")
            .Where(table => table.Descendants(W + "tblStyle").Any())
            .Select(table => table.Elements(W + "tr").Select(row => row.Elements(W + "tc").Select(cell => cell.Value).ToArray()).ToList()),
    ];
}
