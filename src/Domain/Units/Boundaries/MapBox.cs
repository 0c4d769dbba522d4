namespace CongDongSo.Domain.Units.Boundaries;

/// <summary>The smallest upright box around something on the map's grid, edges included.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public readonly record struct MapBox(int Left, int Top, int Right, int Bottom)
{
    public int Width => Right - Left;

    public int Height => Bottom - Top;

    public long Area => (long)Width * Height;

    public double Diagonal => Math.Sqrt(((double)Width * Width) + ((double)Height * Height));

    public static MapBox Around(IEnumerable<GridPoint> points) =>
        points.Select(point => new MapBox(point.X, point.Y, point.X, point.Y)).Aggregate((a, b) => a.With(b));

    public MapBox With(MapBox other) => new(Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    /// <summary>Distance between two boxes; 0 where they touch.</summary>
    public double GapTo(MapBox other)
    {
        double x = Math.Max(0, Math.Max(other.Left - Right, Left - other.Right)), y = Math.Max(0, Math.Max(other.Top - Bottom, Top - other.Bottom));
        return Math.Sqrt((x * x) + (y * y));
    }

    /// <summary>Groups what can be reached from each other in steps that are no longer than <paramref name="reach"/>; groups and what is in them keep their order.</summary>
    public static IReadOnlyList<IReadOnlyList<T>> Grouped<T>(IReadOnlyList<T> things, Func<T, MapBox> boxOf, double reach)
    {
        var boxes = things.Select(boxOf).ToArray();
        var group = new int[boxes.Length];
        Array.Fill(group, -1);
        var count = 0;
        for (var start = 0; start < boxes.Length; start++)
        {
            if (group[start] >= 0)
                continue;
            var open = new Stack<int>([start]);
            group[start] = count;
            while (open.TryPop(out var at))
            {
                for (var next = 0; next < boxes.Length; next++)
                {
                    if (group[next] >= 0 || boxes[at].GapTo(boxes[next]) > reach)
                        continue;
                    group[next] = count;
                    open.Push(next);
                }
            }
            count++;
        }
        return [.. Enumerable.Range(0, count).Select(number => (IReadOnlyList<T>)[.. things.Where((_, i) => group[i] == number)])];
    }
}
