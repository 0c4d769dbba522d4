namespace CongDongSo.Domain.Measures;

/// <summary>Trung vị: the middle one, or the mean of the two in the middle.</summary>
public static class Median
{
    /// <returns>Null of nothing.</returns>
    public static decimal? Of(IEnumerable<decimal> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? null : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
