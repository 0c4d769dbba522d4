namespace CongDongSo.Domain.Units.Boundaries;

/// <summary>
/// Takes corners out of a line, those first that carry the least of its shape (Visvalingam's method). The same line gives the same result wherever it
/// stands, so neighbours whose common border is simplified once each still meet.
/// </summary>
internal static class LineSimplification
{
    /// <param name="line">The ends stay. A closed line, whose ends are one corner, keeps three corners; an open one keeps one between its ends, as two stretches between the same meetings must not fall together.</param>
    /// <param name="leastTwiceArea">Corners whose triangle is smaller go.</param>
    public static IReadOnlyList<GridPoint> Of(IReadOnlyList<GridPoint> line, long leastTwiceArea)
    {
        var fewest = line[0] == line[^1] ? 4 : 3;
        if (leastTwiceArea <= 0 || line.Count <= fewest)
            return line;
        var (before, after, area) = (new int[line.Count], new int[line.Count], new long[line.Count]);
        var queue = new PriorityQueue<int, (long Area, int At)>();
        for (var i = 0; i < line.Count; i++)
            (before[i], after[i]) = (i - 1, i + 1);
        for (var i = 1; i < line.Count - 1; i++)
            Weigh(i);
        var left = line.Count;
        var gone = new bool[line.Count];
        while (left > fewest && queue.TryDequeue(out var at, out var weight) && weight.Area < leastTwiceArea)
        {
            // A corner that was weighed anew stands in the queue again with its new weight.
            if (gone[at] || weight.Area != area[at])
                continue;
            gone[at] = true;
            left--;
            (after[before[at]], before[after[at]]) = (after[at], before[at]);
            foreach (var neighbour in new[] { before[at], after[at] }.Where(neighbour => neighbour > 0 && neighbour < line.Count - 1))
                Weigh(neighbour, atLeast: weight.Area);
        }
        return [.. line.Where((_, i) => !gone[i])];

        // What is left of a corner that went counts for its neighbours, else a long curve would be eaten up from one end.
        void Weigh(int at, long atLeast = 0)
        {
            area[at] = Math.Max(atLeast, GridPoint.TwiceArea(line[before[at]], line[at], line[after[at]]));
            queue.Enqueue(at, (area[at], at));
        }
    }
}
