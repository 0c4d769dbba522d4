using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Reports;

/// <summary>Kỳ báo cáo: what a unit owes to its superior, by when.</summary>
/// <param name="Report">Id of the schedule or of the one-off deadline.</param>
/// <param name="Period">Null for a one-off deadline.</param>
/// <param name="LastDay">Last day on time; null where the document sets none.</param>
public sealed record ReportDue(string Program, string Report, string Title, Period? Period, string To, DateOnly? LastDay, Strength Strength, Clause Clause)
{
    /// <summary>
    /// What a unit of the level owes under a program from one day to another, by due day; a report without one counts on the last day of its
    /// period. Periods that lie outside the program's validity are not asked.
    /// </summary>
    public static IReadOnlyList<ReportDue> Of(Program program, UnitKind level, DateOnly since, DateOnly until)
    {
        var reports =
            from schedule in program.Reports
            let step = schedule.StepFor(level)
            where step is not null
            from period in Periods(schedule.Every, since, until)
            where program.InForceFrom <= period.Last && !(program.InForceTo < period.First)
            let last = step.Due?.LastDayFor(period)
            where (last ?? period.Last) >= since && (last ?? period.Last) <= until
            select new ReportDue(program.Id, schedule.Id, $"{schedule.Title} {period.Text}", period, step.To, last, step.Strength, step.Clause);
        var deadlines =
            from deadline in program.Deadlines
            where deadline.Level == level && deadline.LastDay >= since && deadline.LastDay <= until
            select new ReportDue(program.Id, deadline.Id, deadline.Title, null, deadline.To, deadline.LastDay, deadline.Strength, deadline.Clause);
        return [.. reports.Concat(deadlines).OrderBy(due => due.LastDay ?? due.Period!.Last).ThenBy(due => due.Report, StringComparer.Ordinal)];
    }

    /// <summary>Periods around the days, in order: a rule may set a due day anywhere in the period's year.</summary>
    private static IEnumerable<Period> Periods(PeriodKind kind, DateOnly since, DateOnly until)
    {
        // The calendar ends on 31/12/9999, and nobody owes anything that late.
        var first = since.Year > 1 ? since.AddYears(-1) : since;
        var last = until.Year < 9998 ? until.AddYears(1) : new DateOnly(9998, 12, 1);
        for (var period = Containing(kind, first); period.First <= last; period = Containing(kind, period.Last.AddDays(1)))
            yield return period;
    }

    private static Period Containing(PeriodKind kind, DateOnly day) => kind switch
    {
        PeriodKind.Year => Period.Year(day.Year),
        PeriodKind.Quarter => Period.QuarterOf(day),
        PeriodKind.Month => Period.Month(day.Year, day.Month),
        _ => Period.WeekOf(day),
    };
}
