using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Reports.Workflow;

/// <summary>Báo cáo phải có: what a unit is asked for when a period opens.</summary>
/// <param name="Superior">The unit that receives it: the one above it that day; null for a province, whose receivers are elsewhere.</param>
public sealed record ExpectedReport(ReportDue Due, Unit Unit, UnitId? Superior)
{
    /// <summary>What the units owe under a program, of periods that have begun and were not due before <paramref name="since"/>.</summary>
    /// <param name="units">Of one day, all in the program's area.</param>
    public static IReadOnlyList<ExpectedReport> Of(Program program, IReadOnlyCollection<Unit> units, DateOnly since, DateOnly today)
    {
        var expected = new List<ExpectedReport>();
        foreach (var level in units.GroupBy(unit => unit.Kind))
        {
            var dues = ReportDue.Of(program, level.Key, since, today.AddYears(1)).Where(due => (due.Period?.First ?? program.InForceFrom) <= today).ToList();
            expected.AddRange(from due in dues from unit in level select new ExpectedReport(due, unit, SuperiorOf(unit)));
        }
        return expected;
    }

    private static UnitId? SuperiorOf(Unit unit) => unit.Kind == UnitKind.Province ? null : unit.ParentId;
}
