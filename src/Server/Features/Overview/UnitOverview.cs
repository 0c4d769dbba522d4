using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork;
using CongDongSo.Server.Features.Overview.Pages;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Teams;
using CongDongSo.Server.Features.Teams.Below;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Overview;

/// <summary>A unit at a glance: teams, findings, households, records, measures against targets, the units below, what was recorded last.</summary>
internal sealed class UnitOverview(
    UnitInScope unitsInScope, UnitHistory history, ProgramCoverage coverage, Databases databases, TeamDirectory teams, TeamsBelow teamsBelow, UnitResults results, Scope scope, TimeProvider clock)
{
    private const int LatestShown = 8;

    /// <param name="unit">Code, <c>code@date</c> or id; null: the caller's own.</param>
    public async Task<Result<OverviewModel>> Of(Caller caller, string? unit, OverviewChoice choice, CancellationToken ct)
    {
        var found = await unitsInScope.Find(caller, unit, ct, Permission.ViewNumbers, choice.Day);
        if (found is not Result<SeenUnit>.Done(var seen))
            return ((Result<SeenUnit>.Refused)found).Problem;
        if (!string.IsNullOrEmpty(choice.Period) && Period.Parse(choice.Period) is null)
            return new Problem("period-unreadable", $"Kỳ “{choice.Period}” viết chưa đúng.", "Viết năm 2025, quý 2025-Q4, tháng 2025-11 hoặc tuần 2025-W47.");
        var today = choice.Day ?? VietnamTime.Today(clock);
        var programs = (await coverage.Of(seen.Unit, ct)).Where(program => program.Indicators.Count > 0 || program.Composition.Count > 0).ToList();
        var program = programs.Find(one => one.Id == choice.Program) ?? ProgramCoverage.Default(programs, today);
        var province = databases.Province(seen.ProvinceCode) is Result<ProvinceDatabase>.Done(var opened) ? opened : null;
        var places = seen.Tree.Under(seen.Unit.Id).Select(place => place.Id).ToList();
        // Who may not see residents is not told of their register and records: the part is left out, as 0 would be wrong.
        var field = province is not null && await scope.Covers(caller, seen.Unit.Id, ct, Permission.ViewResidents) ? province : null;
        var served = await teamsBelow.Of(caller, seen, choice.Day, ct);
        var period = Period.Parse(choice.Period) ?? (province is null ? null : await FieldActivity.LatestQuarter(province, places, today, ct)) ?? LastQuarter(today);
        return new OverviewModel
        {
            Unit = seen.Unit,
            Trail = UnitLinks.Trail(seen.Path, caller),
            Children = seen.Children,
            Below = Levels(seen),
            Asked = choice.Day,
            Teams = served,
            Life = await history.Of(seen.Unit, seen.Tree.Day, ct),
            Tiles = await Tiles(seen, field, places, served, ct),
            Programs = programs,
            Program = program,
            Period = period,
            Periods = PeriodsTo(today, period),
            Measures = program is null || province is null ? null : await results.Of(program, seen, period, choice, ct),
            Latest = field is null || choice.Day is not null ? null : [.. (await FieldActivity.Latest(field, places, LatestShown, ct)).Select(one => LatestRow.Of(one, seen, program))],
        };
    }

    private async Task<OverviewTiles> Tiles(SeenUnit seen, ProvinceDatabase? province, IReadOnlyCollection<UnitId> places, TeamsBelowModel? served, CancellationToken ct)
    {
        var totals = await teams.Totals(seen.ProvinceCode, seen.Tree, seen.Unit.Id, seen.Tree.Day, ct);
        var lastMonth = VietnamTime.MonthOf(seen.Tree.Day).AddDays(-1);
        var before = await teams.Totals(seen.ProvinceCode, seen.Tree, seen.Unit.Id, lastMonth, ct);
        // What may rest is not open, and what the document only permits is nothing to see to: the worklist behind the number says the same.
        int? findings = served is { Programs: > 0, Counts: var open } ? open.Must + open.Should : null;
        var field = province is null ? null : await FieldActivity.Totals(province, places, seen.Tree.Day, ct);
        return new(totals, new(lastMonth, before), findings, field);
    }

    private static IReadOnlyList<(UnitKind Kind, int Count)> Levels(SeenUnit seen) =>
        [.. seen.Tree.Under(seen.Unit.Id).Skip(1).GroupBy(unit => unit.Kind).OrderBy(level => level.Key).Select(level => (level.Key, level.Count()))];

    private static Period LastQuarter(DateOnly today) => Period.QuarterOf(Period.QuarterOf(today).First.AddDays(-1));

    /// <summary>The quarter that runs, the eight before it and the years they lie in; and whatever was asked for.</summary>
    private static IReadOnlyList<Period> PeriodsTo(DateOnly today, Period asked)
    {
        var quarters = Enumerable.Range(0, 9).Select(back => Period.QuarterOf(today.AddMonths(-3 * back))).ToList();
        return [.. quarters.Concat(quarters.Select(quarter => Period.Year(quarter.First.Year))).Append(asked).DistinctBy(period => period.Code)];
    }
}
