namespace CongDongSo.Domain.Quality;

/// <summary>A drawn household: what was known of it when it was drawn, and what somebody else found since.</summary>
/// <param name="Before">Count by indicator.</param>
/// <param name="After">By another author, after the draw, within the days; empty while nobody was there.</param>
public sealed record Revisited(Guid Household, IReadOnlyDictionary<string, int> Before, IReadOnlyDictionary<string, int> After)
{
    /// <summary>Indicators that were counted both times.</summary>
    public IReadOnlyList<(string Indicator, int Before, int After)> Compared { get; } =
        [.. Before.Where(one => After.ContainsKey(one.Key)).Select(one => (one.Key, one.Value, After[one.Key])).OrderBy(one => one.Key, StringComparer.Ordinal)];

    /// <summary>Nothing that was counted before was counted again: it says nothing, which is not the same as disagreement.</summary>
    public bool IsMissing => Compared.Count == 0;

    public int Agreeing => Compared.Count(one => one.Before == one.After);
}

/// <summary>Tỷ lệ khớp khi thăm lại of a sample.</summary>
/// <param name="Drawn">Households.</param>
/// <param name="Visited">Of these, visited again with something to compare.</param>
/// <param name="Compared">Counts that were made both times.</param>
/// <param name="Agreeing">Of these, the same.</param>
public sealed record RevisitAgreement(int Drawn, int Visited, int Compared, int Agreeing)
{
    public int Missing => Drawn - Visited;

    /// <summary>Per cent of the compared counts; null where nothing was compared.</summary>
    public decimal? Rate => Compared == 0 ? null : Math.Round(100m * Agreeing / Compared, 1);

    public static RevisitAgreement Of(IReadOnlyCollection<Revisited> sample) =>
        new(sample.Count, sample.Count(one => !one.IsMissing), sample.Sum(one => one.Compared.Count), sample.Sum(one => one.Agreeing));
}
