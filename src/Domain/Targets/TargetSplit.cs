namespace CongDongSo.Domain.Targets;

/// <summary>Chia theo số hộ: a count divided in proportion, by largest remainders, so that the parts add up to the whole exactly.</summary>
public static class TargetSplit
{
    /// <param name="weights">Households of each part; where none has any, all weigh the same.</param>
    /// <returns>A part for each weight; of equal remainders the first are rounded up.</returns>
    public static IReadOnlyList<long> Of(long whole, IReadOnlyList<long> weights)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(whole);
        if (weights.Count == 0)
            return [];
        var total = weights.Aggregate(default(Int128), (sum, weight) => sum + weight);
        var even = total == 0;
        if (even)
            total = weights.Count;
        var shares = weights.Select(weight => (Int128)whole * (even ? 1 : weight)).ToList();
        var parts = shares.Select(share => (long)(share / total)).ToArray();
        var left = whole - parts.Sum();
        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => shares[i] % total).ThenBy(i => i).Take((int)left))
            parts[i]++;
        return parts;
    }
}
