namespace CongDongSo.Domain.Quality;

/// <summary>The fullest stretch of time among instants.</summary>
internal static class Window
{
    /// <param name="items">By time.</param>
    /// <param name="keyOf">What counts once, however often it comes.</param>
    /// <returns>The items of the first stretch of this length that has the most keys, and how many keys.</returns>
    public static (IReadOnlyList<T> Items, int Keys) Fullest<T, TKey>(IReadOnlyList<T> items, Func<T, DateTimeOffset> at, Func<T, TKey> keyOf, TimeSpan length)
        where TKey : notnull
    {
        var inside = new Dictionary<TKey, int>();
        var (first, best, from, to) = (0, 0, 0, 0);
        for (var last = 0; last < items.Count; last++)
        {
            inside[keyOf(items[last])] = inside.GetValueOrDefault(keyOf(items[last])) + 1;
            while (at(items[last]) - at(items[first]) >= length)
            {
                var gone = keyOf(items[first++]);
                if (--inside[gone] == 0)
                    inside.Remove(gone);
            }
            if (inside.Count > best)
                (best, from, to) = (inside.Count, first, last);
        }
        return (best == 0 ? [] : [.. items.Skip(from).Take(to - from + 1)], best);
    }
}
