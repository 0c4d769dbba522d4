namespace CongDongSo.Domain.Units.Boundaries;

/// <summary>
/// Where the parts of a map are drawn: most of them where they lie, far islands in boxes of their own beside it (ô phóng), as else the land would be a
/// speck. Nothing but distances decides it.
/// </summary>
/// <param name="Land">Around what is drawn where it lies.</param>
public sealed record MapLayout<T>(MapBox Land, IReadOnlyList<T> OnLand, IReadOnlyList<MapInset<T>> Insets);

/// <summary>Decides what is far.</summary>
public static class MapLayout
{
    private const int MostInsets = 6;

    /// <summary>What lies farther out than this share of the land's diagonal is far.</summary>
    private const double FarShare = 0.05;

    /// <param name="pieces">At least one.</param>
    public static MapLayout<T> Of<T>(IReadOnlyList<T> pieces, Func<T, MapBox> boxOf)
    {
        var touching = MapBox.Grouped(pieces, boxOf, 0).Select(group => BoxOf(group, boxOf)).MaxBy(box => box.Area);
        var groups = MapBox.Grouped(pieces, boxOf, touching.Diagonal * FarShare);
        for (var reach = Math.Max(1, touching.Diagonal * FarShare); groups.Count > MostInsets + 1; reach *= 2)
            groups = MapBox.Grouped(pieces, boxOf, reach);
        var land = groups.MaxBy(group => group.Sum(piece => (double)boxOf(piece).Area))!;
        return new MapLayout<T>(BoxOf(land, boxOf), land, [.. groups.Where(group => !ReferenceEquals(group, land)).Select(group => new MapInset<T>(BoxOf(group, boxOf), group))]);
    }

    private static MapBox BoxOf<T>(IReadOnlyList<T> group, Func<T, MapBox> boxOf) => group.Select(boxOf).Aggregate((a, b) => a.With(b));
}

/// <summary>Far islands in a box of their own.</summary>
public sealed record MapInset<T>(MapBox Box, IReadOnlyList<T> Pieces);
