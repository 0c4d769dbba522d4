using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Reports.Workflow;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Reports.Workflow;

/// <summary>What the opening of periods did.</summary>
public sealed record ReportsOpened(int Added, int Excused);

/// <summary>
/// Mở kỳ: each program's schedule says who owes what; when a period begins, its reports are put down for the units that stand that day, and that set stays.
/// A unit that is set up later is added and says so, one that ends is excused and says so.
/// </summary>
public sealed class ReportOpening(Databases databases, UnitDirectory units, ProgramCoverage coverage, TimeProvider clock)
{
    private const string AddedLater = "Đơn vị có sau khi mở kỳ.";

    /// <summary>Does what is due in a province today; twice on a day changes nothing.</summary>
    /// <param name="since">For the first time in a province: reports due before this day are not asked for; null: none that was due before today.</param>
    public async Task<Result<ReportsOpened>> Open(string provinceCode, DateOnly? since, CancellationToken ct)
    {
        if (databases.Province(provinceCode) is not Result<ProvinceDatabase>.Done(var province))
            return ((Result<ProvinceDatabase>.Refused)databases.Province(provinceCode)).Problem;
        var (today, now) = (VietnamTime.Today(clock), clock.GetUtcNow());
        var from = await ReportWriteStore.Since(province, since ?? today, ct);
        var added = 0;
        // What began in the past is asked of the units of then, as far as they still stand.
        foreach (var day in Days(from, today))
        {
            var tree = await units.WholeTree(provinceCode, day, ct);
            foreach (var top in tree.All.Where(unit => unit.Kind == UnitKind.Province))
            {
                foreach (var area in await coverage.Areas(top, tree, ct))
                    added += await ReportWriteStore.Open(province, Expected(area, tree, from, day, today), AddedLater, now, ct);
            }
        }
        return new ReportsOpened(added, await ReportWriteStore.ExcuseEnded(province, today, now, ct));
    }

    /// <summary>The ends of months since, and today: a report of a period that is over asks who stood at its end.</summary>
    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly today)
    {
        for (var month = VietnamTime.MonthOf(from).AddMonths(1); month <= today; month = month.AddMonths(1))
            yield return month.AddDays(-1);
        yield return today;
    }

    /// <param name="day">The units are of this day; of periods that end before today, only those that end on it are asked for.</param>
    private static IReadOnlyList<ExpectedReport> Expected(ProgramArea area, UnitTree tree, DateOnly since, DateOnly day, DateOnly today)
    {
        List<Unit> bound = [.. area.Tops.SelectMany(tree.Under).Where(unit => unit.Kind is not UnitKind.Nation).DistinctBy(unit => unit.Id)];
        return
        [
            .. ExpectedReport.Of(area.Program, bound, since, day).Where(one =>
                one.Due.Period is not { } period ? day == today || one.Due.LastDay!.Value < today && VietnamTime.MonthOf(one.Due.LastDay.Value) == VietnamTime.MonthOf(day)
                : period.Last < today ? period.Last == day : day == today),
        ];
    }
}
