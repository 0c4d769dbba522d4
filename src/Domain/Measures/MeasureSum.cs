using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Measures;

/// <summary>The measure of a unit from those of its parts, which lie beside each other and make it up: what the nation's is made of.</summary>
public static class MeasureSum
{
    /// <param name="parts">Of the same indicator and period; at least one.</param>
    /// <returns>Sums of counts; the target is the parts' mean, weighed as they were; missing only where every part is.</returns>
    public static Measure Of(Unit whole, Indicator indicator, IReadOnlyList<Measure> parts)
    {
        var told = parts.Where(part => part.Numerator is not null).ToList();
        long? numerator = told.Count == 0 ? null : told.Sum(part => part.Numerator);
        var denominator = parts.Sum(part => part.Denominator ?? 0);
        var (value, target) = (Value(indicator, numerator, denominator), Target(parts));
        return new(whole, indicator.Id, numerator, denominator, value, target, Status(indicator, parts, value, target), [.. parts.SelectMany(part => part.MissingVillages)])
        {
            TargetWeight = parts.Sum(part => part.TargetWeight), MissingCount = parts.Sum(part => part.MissingCount),
        };
    }

    private static decimal? Value(Indicator indicator, long? numerator, long denominator) =>
        numerator is not { } known || denominator == 0 ? null
        : Math.Round((indicator.Population is Population.CommuneMonths ? 1 : 100m) * known / denominator, 2, MidpointRounding.AwayFromZero);

    private static decimal? Target(IReadOnlyList<Measure> parts)
    {
        var set = parts.Where(part => part.Target is not null).ToList();
        if (set.Count == 0)
            return null;
        var weight = set.Sum(part => part.TargetWeight);
        return Math.Round(weight == 0 ? set.Average(part => part.Target!.Value) : set.Sum(part => part.Target!.Value * part.TargetWeight) / weight, 2, MidpointRounding.AwayFromZero);
    }

    /// <summary>A quota is met by each or not at all.</summary>
    private static MeasureStatus Status(Indicator indicator, IReadOnlyList<Measure> parts, decimal? value, decimal? target)
    {
        if (value is null)
            return MeasureStatus.Missing;
        if (indicator.Population is Population.CommuneMonths)
            return parts.All(part => part.Status == MeasureStatus.Met) ? MeasureStatus.Met : MeasureStatus.Behind;
        return target is null ? MeasureStatus.NoTarget : value >= target ? MeasureStatus.Met : MeasureStatus.Behind;
    }
}
