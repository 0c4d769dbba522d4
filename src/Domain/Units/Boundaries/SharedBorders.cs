namespace CongDongSo.Domain.Units.Boundaries;

/// <summary>
/// Simplifies the outlines of units that lie beside each other, so that common borders stay common: rings are cut where three borders meet, each stretch
/// is simplified in one direction whoever it belongs to, and put together again.
/// </summary>
public static class SharedBorders
{
    /// <param name="outlines">As read from a file; every ring has at least three corners.</param>
    /// <param name="leastTwiceArea">Corners and islets below this go, 0: none. The largest ring of a unit always stays.</param>
    public static IReadOnlyList<Outline> Simplified(IReadOnlyList<Outline> outlines, long leastTwiceArea)
    {
        var meets = Meetings(outlines);
        return [.. outlines.Select(outline => Simplified(outline, meets, leastTwiceArea))];
    }

    private static Outline Simplified(Outline outline, HashSet<GridPoint> meets, long least)
    {
        var largest = outline.Rings.MaxBy(Outline.TwiceAreaOf)!;
        var rings = new List<IReadOnlyList<GridPoint>>();
        foreach (var ring in outline.Rings.Where(ring => ReferenceEquals(ring, largest) || Outline.TwiceAreaOf(ring) >= least))
        {
            var simple = Ring(ring, meets, least);
            // Corners in one line enclose nothing.
            if (simple.Count >= 3 && Outline.TwiceAreaOf(simple) > 0)
                rings.Add(simple);
            else if (ReferenceEquals(ring, largest))
                rings.Add(ring);
        }
        return new(rings);
    }

    private static List<GridPoint> Ring(IReadOnlyList<GridPoint> ring, HashSet<GridPoint> meets, long least)
    {
        var cuts = Enumerable.Range(0, ring.Count).Where(i => meets.Contains(ring[i])).ToList();
        // An island, or an enclave: it begins at the same corner for whoever has it.
        if (cuts.Count == 0)
            cuts.Add(Enumerable.Range(0, ring.Count).MinBy(i => ring[i]));
        var simple = new List<GridPoint>();
        for (var cut = 0; cut < cuts.Count; cut++)
        {
            var to = cut + 1 < cuts.Count ? cuts[cut + 1] : cuts[0] + ring.Count;
            var stretch = Enumerable.Range(cuts[cut], to - cuts[cut] + 1).Select(i => ring[i % ring.Count]).ToList();
            simple.AddRange(Stretch(stretch, least).SkipLast(1));
        }
        return simple;
    }

    private static IEnumerable<GridPoint> Stretch(List<GridPoint> stretch, long least)
    {
        var isForward = stretch[0] == stretch[^1] ? stretch[1] <= stretch[^2] : stretch[0] < stretch[^1];
        if (isForward)
            return LineSimplification.Of(stretch, least);
        stretch.Reverse();
        return LineSimplification.Of(stretch, least).Reverse();
    }

    /// <summary>Corners with more than two neighbours: where borders meet or part.</summary>
    private static HashSet<GridPoint> Meetings(IReadOnlyList<Outline> outlines)
    {
        var neighbours = new Dictionary<GridPoint, (GridPoint One, GridPoint? Other)>();
        var meets = new HashSet<GridPoint>();
        foreach (var ring in outlines.SelectMany(outline => outline.Rings))
        {
            for (var i = 0; i < ring.Count; i++)
            {
                Note(ring[i], ring[(i + 1) % ring.Count]);
                Note(ring[i], ring[(i + ring.Count - 1) % ring.Count]);
            }
        }
        return meets;

        void Note(GridPoint at, GridPoint next)
        {
            if (!neighbours.TryGetValue(at, out var known))
                neighbours[at] = (next, null);
            else if (known.One != next && known.Other is null)
                neighbours[at] = (known.One, next);
            else if (known.One != next && known.Other != next)
                meets.Add(at);
        }
    }
}
