using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Reports;

/// <summary>All that a report is made of; <see cref="Compose"/> adds nothing to it but words.</summary>
public sealed record ReportInput
{
    public required Program Program { get; init; }

    public required ReportSchedule Schedule { get; init; }

    public required Unit Unit { get; init; }

    /// <summary>Measures of the unit as a whole; gives the report its period and moment.</summary>
    public required MeasureTable Whole { get; init; }

    /// <summary>Units below in the order wanted, with or without measures.</summary>
    public IReadOnlyList<Unit> Below { get; init; } = [];

    /// <summary>Measures of the units below, in any order.</summary>
    public IReadOnlyList<Measure> ByUnit { get; init; } = [];

    /// <summary>Teams of the subtree on the period's last day; null where they are not known.</summary>
    public IReadOnlyList<Team>? Teams { get; init; }

    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What has been written, by the section's title.</summary>
    public IReadOnlyDictionary<string, string> Written { get; init; } = new Dictionary<string, string>();

    /// <summary>Values of the unit in the period before, and in the same period a year ago, by indicator.</summary>
    public IReadOnlyDictionary<string, decimal?> Previous { get; init; } = new Dictionary<string, decimal?>();

    public IReadOnlyDictionary<string, decimal?> YearAgo { get; init; } = new Dictionary<string, decimal?>();

    /// <summary>What the unit declared itself, by indicator.</summary>
    public IReadOnlyDictionary<string, DeclaredCounts> Declared { get; init; } = new Dictionary<string, DeclaredCounts>();

    /// <summary>Reports of the units below that this one is made from.</summary>
    public IReadOnlyList<ReportFromBelow> FromBelow { get; init; } = [];

    public Result<Report> Compose()
    {
        var period = Whole.Period;
        if (Refusal(Schedule, Unit, period) is { } refusal)
            return refusal;
        var step = Schedule.StepFor(Unit.Kind)!;
        IReadOnlyList<ReportRow> rows =
        [
            .. RowsOf(Whole.Rows).Select(row => row with
            {
                Previous = Previous.GetValueOrDefault(row.Indicator), YearAgo = YearAgo.GetValueOrDefault(row.Indicator), Declared = Declared.GetValueOrDefault(row.Indicator),
            }),
        ];
        var byUnit = ByUnit.ToLookup(measure => measure.Unit.Id);
        IReadOnlyList<ReportPart> parts = [.. Below.Select(unit => new ReportPart(unit, RowsOf([.. byUnit[unit.Id]])))];
        var findings = FindingTotal.Of(Findings, Program.Composition);
        var teams = Teams is null ? null : TeamSummary.Of(Teams, Findings);
        var report = new Report
        {
            Program = Program.Id,
            Basis = $"{Program.Title} (số {(Program.Number.StartsWith('/') ? "…" : "")}{Program.Number}, ngày {VietnamTime.Text(Program.Date)}, {Program.Issuer})",
            Schedule = Schedule.Id,
            Title = $"{Schedule.Title} {period.Text}",
            Unit = Unit,
            Period = period,
            To = step.To,
            DueOn = step.Due?.LastDayFor(period),
            Clause = step.Clause,
            AsOf = Whole.AsOf,
            Office = ReportOffice.Of(Unit, Schedule),
            Teams = teams,
            Findings = findings,
            Rows = rows,
            Parts = parts,
            TeamStory = ReportSentences.OfTeams(Unit, Report.DayOf(period, Whole.AsOf), teams, findings),
            ResultStory = [],
            Consolidation = FromBelow.Count == 0 ? null : ReportConsolidation.Of(FromBelow, rows),
            Narratives = [.. Schedule.Sections.Select(section => new ReportNarrative(section.Title, section.Prompt, Written.GetValueOrDefault(section.Title)))],
        };
        return report with { ResultStory = ReportSentences.OfResults(Unit, period, report.Day, rows, parts, report.MissingVillages) };
    }

    /// <summary>Why the unit can't make this report for the period; null where it can.</summary>
    public static Problem? Refusal(ReportSchedule schedule, Unit unit, Period period)
    {
        if (schedule.StepFor(unit.Kind) is null)
        {
            return new(
                "report-not-owed", $"“{schedule.Title}” không giao cho {UnitWords.Text(unit.Kind)}.",
                $"Báo cáo này giao cho: {string.Join(", ", schedule.Steps.Select(owed => UnitWords.Text(owed.Level)).Distinct())}. Hãy chọn đơn vị thuộc cấp đó.");
        }
        return schedule.Every == period.Kind
            ? null
            : new("report-period", $"Kỳ {period.Code} không phải kỳ của “{schedule.Title}”.", $"Báo cáo này lập theo {Word(schedule.Every)}; hãy nhập kỳ như {Example(schedule.Every, period)}.");
    }

    private IReadOnlyList<ReportRow> RowsOf(IReadOnlyList<Measure> measures) =>
    [
        .. from indicator in Program.Indicators
           where !Schedule.HasNoTable && (Schedule.Indicators.Count == 0 || Schedule.Indicators.Contains(indicator.Id))
           select measures.FirstOrDefault(measure => measure.Indicator == indicator.Id) is { } measure
               ? ReportRow.Of(indicator, measure)
               : ReportRow.Unmeasured(indicator),
    ];

    private static string Word(PeriodKind kind) => kind switch
    {
        PeriodKind.Year => "năm",
        PeriodKind.Quarter => "quý",
        PeriodKind.Month => "tháng",
        _ => "tuần",
    };

    private static string Example(PeriodKind kind, Period near) => kind switch
    {
        PeriodKind.Year => $"{near.Last.Year}",
        PeriodKind.Quarter => Period.QuarterOf(near.Last).Code,
        PeriodKind.Month => Period.Month(near.Last.Year, near.Last.Month).Code,
        _ => $"{near.Last.Year}-W01",
    };
}
