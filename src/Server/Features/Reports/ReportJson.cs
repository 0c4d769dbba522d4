using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Reports;

/// <summary>
/// A report as JSON (camelCase, dates ISO 8601, numbers as numbers, a missing number null). Fields may be added; none is renamed.
/// </summary>
/// <param name="Report">Schedule id.</param>
/// <param name="Period">Code, e.g. <c>2025-Q4</c>.</param>
/// <param name="To">Nơi nhận.</param>
/// <param name="DueOn">Last day on time; null where none is set.</param>
/// <param name="AsOf">Moment the records were read, with its offset.</param>
public sealed record ReportJson(
    string Program, string Report, string Title, Unit Unit, string Period, string To, DateOnly? DueOn, string Clause, DateTimeOffset AsOf, OfficeJson Office,
    TeamSummary? Teams, IReadOnlyList<FindingJson> Findings, IReadOnlyList<RowJson> Rows, IReadOnlyList<PartJson> Parts, IReadOnlyList<SectionJson> Sections)
{
    public static ReportJson Of(Report report) => new(
        report.Program, report.Schedule, report.Title, report.Unit.KnownOn(report.Day), report.Period.Code, report.To, report.DueOn, report.Clause.ToString(), report.AsOf,
        new(report.Office.Superior, string.Join(' ', report.Office.Name), report.Office.Place, report.Office.Symbol),
        report.Teams,
        [.. report.Findings.Select(finding => new FindingJson(finding.Rule, finding.Level, finding.Strength, finding.Clause.ToString(), finding.Count))],
        [.. report.Rows.Select(RowJson.Of)],
        [.. report.Parts.Select(part => new PartJson(part.Unit.KnownOn(report.Day), [.. part.Rows.Select(RowJson.Of)]))],
        [
            new("Tổ chức, kiện toàn Tổ công nghệ số cộng đồng", report.TeamStory, null, null),
            new("Kết quả thực hiện các chỉ tiêu", report.ResultStory, null, null),
            .. report.Narratives.Select(narrative => new SectionJson(narrative.Title, [], narrative.Prompt, narrative.Text)),
        ]);
}

public sealed record OfficeJson(string? Superior, string Name, string Place, string Symbol);

/// <param name="Count">Teams, or units without one, that break the rule.</param>
public sealed record FindingJson(string Rule, UnitKind Level, Strength Strength, string Clause, int Count);

/// <param name="Counted">What numerator and denominator count.</param>
/// <param name="ValueUnit">Unit of value and target.</param>
/// <param name="Previous">Value of the period before.</param>
/// <param name="YearAgo">Value of the same period last year.</param>
/// <param name="Declared">What the unit declared itself.</param>
/// <param name="MissingVillages">Codes of the villages without any record up to the period's end.</param>
public sealed record RowJson(
    string Indicator, string Name, string Counted, string ValueUnit, long? Numerator, long? Denominator, decimal? Value, decimal? Target, MeasureStatus Status,
    IReadOnlyList<string> MissingVillages, Disclosure NumeratorTold, Disclosure DenominatorTold, decimal? Previous = null, decimal? YearAgo = null, DeclaredCounts? Declared = null)
{
    public static RowJson Of(ReportRow row) => new(
        row.Indicator, row.Name, row.Counted, row.ValueUnit, row.Numerator, row.Denominator, row.Value, row.Target, row.Status,
        [.. row.MissingVillages.Select(village => village.Code)], row.NumeratorTold, row.DenominatorTold, row.Previous, row.YearAgo, row.Declared);
}

public sealed record PartJson(Unit Unit, IReadOnlyList<RowJson> Rows);

/// <param name="Sentences">Written by the product from the numbers.</param>
/// <param name="Prompt">What people are asked to write; null for a section that is all computed.</param>
/// <param name="Text">What they have written.</param>
public sealed record SectionJson(string Title, IReadOnlyList<string> Sentences, string? Prompt, string? Text);
