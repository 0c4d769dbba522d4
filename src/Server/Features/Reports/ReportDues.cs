using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Reports;

/// <summary>Lists what a unit has to report, under every program that covers it.</summary>
public sealed class ReportDues(UnitInScope seen, ProgramCoverage coverage, TimeProvider clock)
{
    /// <param name="caller">Who asks.</param>
    /// <param name="from">First due day; null: the first day of this year.</param>
    /// <param name="to">Last due day; null: the last day of the year of <paramref name="from"/>.</param>
    public async Task<Result<IReadOnlyList<ReportDue>>> Of(string unitText, Caller caller, DateOnly? from, DateOnly? to, CancellationToken ct)
    {
        var today = VietnamTime.Today(clock);
        var first = from ?? new(today.Year, 1, 1);
        var last = to ?? new(first.Year, 12, 31);
        if (last < first || last.DayNumber - first.DayNumber > 3660)
            return new Problem("days-unreadable", "Khoảng ngày chưa đúng.", "Ngày đầu phải trước ngày cuối và cách nhau không quá mười năm.");
        return await (await seen.Named(caller, unitText, day: null, ct, Permission.ViewNumbers)).Match(
            async unit => (Result<IReadOnlyList<ReportDue>>)await Of(unit, first, last, ct),
            problem => Task.FromResult<Result<IReadOnlyList<ReportDue>>>(problem));
    }

    private async Task<List<ReportDue>> Of(Unit unit, DateOnly first, DateOnly last, CancellationToken ct)
    {
        var owed = new List<ReportDue>();
        foreach (var program in await coverage.Of(unit, ct))
            owed.AddRange(ReportDue.Of(program, unit.Kind, first, last).Where(due => Stood(unit, due)));
        return [.. owed.OrderBy(due => due.LastDay ?? due.Period!.Last)];
    }

    /// <summary>A report speaks of the period's end: a unit that did not stand then does not owe it.</summary>
    private static bool Stood(Unit unit, ReportDue due) => unit.StandsOn(due.Period?.Last ?? due.LastDay!.Value);
}
