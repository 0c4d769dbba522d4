using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Targets;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Measures;

/// <summary>The target that a measure is compared with.</summary>
/// <param name="Number">In the indicator's value unit, not rounded; null where none is set.</param>
/// <param name="AsSet">What was set for the unit itself as a count: it is shown so, and holds as it is.</param>
internal readonly record struct WantedValue(decimal? Number, TargetAmount? AsSet = null)
{
    /// <summary>A mean that has no finite decimal must not decide by its last digit.</summary>
    private const decimal Rounding = 0.000_000_001m;

    public bool IsMetBy(long numerator, long denominator) => (Number * denominator) - (100m * numerator) is not { } lacking || lacking < Rounding;
}

/// <summary>Targets of units: the mean of their villages' targets weighted by households; quotas of communes by month and of single teams.</summary>
internal sealed class MeasureTargets(MeasureInput input)
{
    /// <summary>By line: a village is asked for by its commune, its province and all between, and by each once more for the weight.</summary>
    private readonly Dictionary<string, Dictionary<UnitId, decimal?>> held = [];

    /// <param name="villages">Of the unit.</param>
    /// <param name="size">Its register of the indicator's subjects.</param>
    public WantedValue Of(Indicator indicator, Unit unit, IReadOnlyList<Unit> villages, long size)
    {
        var line = new TargetLine(indicator, IsQuota: false);
        if (input.Targets.Own(unit.Id, line.Id, input.Period) is { Amount: { Scale: TargetScale.Count } count })
            return new(size == 0 ? null : 100m * count.Number / size, count);
        if (indicator.Targets.Count == 0 && !input.Targets.Has(line.Id))
            return default;
        var (found, sum, weighed, households) = (0, 0m, 0m, 0L);
        foreach (var (number, weight) in Held(line, villages.Count > 0 ? villages : [unit]))
            (found, sum, weighed, households) = (found + 1, sum + number, weighed + (number * weight), households + weight);
        return found == 0 ? default : new(households == 0 ? sum / found : weighed / households);
    }

    /// <summary>Households of the villages that have a target.</summary>
    public long Weight(Indicator indicator, IReadOnlyList<Unit> villages)
    {
        var line = new TargetLine(indicator, IsQuota: false);
        return indicator.Targets.Count == 0 && !input.Targets.Has(line.Id) ? 0
            : Held(line, villages).Sum(one => one.Households);
    }

    /// <summary>Định mức mẫu of a place in a month.</summary>
    public decimal OfMonth(Indicator indicator, Unit place, DateOnly month) =>
        input.Targets.Held(new(indicator, IsQuota: false), place, input.Tree, Period.Month(month.Year, month.Month))?.Number ?? 0;

    /// <summary>Định mức of a team: the least hours a week, or the least members.</summary>
    /// <param name="stated">The document's.</param>
    public decimal OfTeam(Indicator indicator, TeamWork team, decimal stated)
    {
        var line = new TargetLine(indicator, IsQuota: true);
        return input.Targets.Has(line.Id) && input.Tree.Find(team.UnitId) is { } place && input.Targets.Held(line, place, input.Tree, input.Period) is { } held ? held.Number : stated;
    }

    /// <summary>The targets of those places that have one, with their households.</summary>
    private IEnumerable<(decimal Number, long Households)> Held(TargetLine line, IReadOnlyList<Unit> places)
    {
        if (!held.TryGetValue(line.Id, out var known))
            held[line.Id] = known = [];
        foreach (var place in places)
        {
            if (!known.TryGetValue(place.Id, out var number))
                known[place.Id] = number = input.Targets.Held(line, place, input.Tree, input.Period)?.Number;
            if (number is { } wanted)
                yield return (wanted, input.Households.GetValueOrDefault(place.Id));
        }
    }
}
