using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Measures;
using CongDongSo.Server.Features.Overview.Pages;
using CongDongSo.Server.Features.Units;

namespace CongDongSo.Server.Features.Overview;

/// <summary>
/// A unit's measures of a period beside their targets, and the units below it compared by one indicator: with the boundaries of the period's end, as they
/// were reported then, or restated with today's (domain law 4).
/// </summary>
public sealed class UnitResults(MeasureUnits measures, UnitDirectory units, TimeProvider clock)
{
    /// <returns>Null where nothing can be measured.</returns>
    internal async Task<OverviewMeasures?> Of(Program program, SeenUnit seen, Period period, OverviewChoice choice, CancellationToken ct)
    {
        var boundaries = await BoundariesOf(seen, period, choice.Restated, ct);
        if (await measures.Measure(program, seen.Unit, period, by: null, ct, restate: boundaries.Restated) is not Result<MeasureTable>.Done(var whole))
            return null;
        IReadOnlyList<Indicator> comparable = [.. program.Indicators.Where(one => boundaries.Below is { } level && IsOf(one.Population, level))];
        var indicator = comparable.FirstOrDefault(one => one.Id == choice.Indicator)
            ?? comparable.OrderByDescending(one => Has(whole, one)).ThenBy(one => one.Source != IndicatorSource.Observed).FirstOrDefault();
        IReadOnlyList<Measure> below = [];
        if (indicator is not null && await measures.Measure(program, seen.Unit, period, boundaries.Below, ct, restate: boundaries.Restated) is Result<MeasureTable>.Done(var parts))
            below = Sorted([.. parts.Rows.Where(row => row.Indicator == indicator.Id)], choice.Sort);
        return new OverviewMeasures(
            whole.AsOf, [.. program.Indicators.Select(one => MeasureLine.Of(one, whole.Rows.FirstOrDefault(row => row.Indicator == one.Id)))],
            comparable, indicator, choice.Sort ?? OverviewSort.Highest, [.. below.Select(row => MeasureLine.Of(indicator!, row))])
        {
            Boundaries = boundaries with { Unplaced = await units.LastKnown(whole.Unplaced, VietnamTime.Today(clock), ct) },
        };
    }

    /// <summary>A unit that the period's end did not know is restated without asking; one that has ended since can only be shown as it was.</summary>
    private async Task<Boundaries> BoundariesOf(SeenUnit seen, Period period, bool restated, CancellationToken ct)
    {
        var today = VietnamTime.Today(clock);
        var stands = seen.Unit.ValidTo is not { } last || last >= today;
        if (await units.Find(seen.Unit.Id, period.Last, ct) is not { } then)
            return new(stands && seen.Unit.ValidFrom > period.Last, period.Last, KindBelow(seen.Tree, seen.Unit.Id)) { StoodThen = false };
        var treeThen = await units.TreeOf(then, period.Last, ct);
        var differs = stands && !treeThen.Under(then.Id).Select(unit => unit.Id).ToHashSet().SetEquals(seen.Tree.Under(seen.Unit.Id).Select(unit => unit.Id));
        return new(differs && restated, period.Last, KindBelow(differs && restated ? seen.Tree : treeThen, then.Id)) { MayChoose = differs };
    }

    private static UnitKind? KindBelow(UnitTree tree, UnitId unit) => tree.ChildrenOf(unit).FirstOrDefault()?.Kind;

    /// <summary>What is counted by commune says nothing of a village.</summary>
    private static bool IsOf(Population population, UnitKind level) => level != UnitKind.Village || population is not (Population.Communes or Population.CommuneMonths);

    private static bool Has(MeasureTable table, Indicator indicator) => table.Rows.Any(row => row.Indicator == indicator.Id && row.Value is not null);

    /// <summary>Missing stands last, whichever end comes first: it is not the lowest.</summary>
    private static IReadOnlyList<Measure> Sorted(IReadOnlyList<Measure> rows, string? sort) => sort switch
    {
        OverviewSort.Code => [.. rows.OrderBy(row => row.Unit.Code, StringComparer.Ordinal)],
        OverviewSort.Name => [.. rows.OrderBy(row => Domain.Language.Folding.Fold(row.Unit.Name), StringComparer.Ordinal)],
        OverviewSort.Lowest => [.. rows.OrderBy(row => row.Value is null).ThenBy(row => row.Value).ThenBy(row => row.Unit.Code, StringComparer.Ordinal)],
        _ => [.. rows.OrderBy(row => row.Value is null).ThenByDescending(row => row.Value).ThenBy(row => row.Unit.Code, StringComparer.Ordinal)],
    };
}
