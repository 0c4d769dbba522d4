using System.Text;

namespace CongDongSo.Domain.Units.Boundaries;

/// <summary>Ranh giới of one unit: closed rings, holes among them, each without its first corner repeated at its end.</summary>
public sealed record Outline(IReadOnlyList<IReadOnlyList<GridPoint>> Rings)
{
    /// <summary>Rings nearer to each other than this, about 20 km, are drawn together; islands farther out are a piece of their own.</summary>
    private const double PieceReach = GridPoint.PerDegree / 5.0;

    /// <summary>The parts of the unit that lie apart, the largest first.</summary>
    public IReadOnlyList<OutlinePiece> Pieces() =>
    [
        .. MapBox.Grouped(Rings, MapBox.Around, PieceReach)
            .Select(rings => new OutlinePiece(PathText(rings), rings.Select(MapBox.Around).Aggregate((a, b) => a.With(b))))
            .OrderByDescending(piece => piece.Box.Area).ThenBy(piece => piece.Box.Left),
    ];

    /// <summary>Twice the area that a ring encloses.</summary>
    public static long TwiceAreaOf(IReadOnlyList<GridPoint> ring)
    {
        var sum = 0L;
        for (var i = 0; i < ring.Count; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Count]);
            sum += ((long)a.X * b.Y) - ((long)b.X * a.Y);
        }
        return Math.Abs(sum);
    }

    /// <summary>Path data as SVG reads it: each ring begins at a place, goes on by steps, and is closed. A minus sign parts two numbers as well as a space.</summary>
    private static string PathText(IEnumerable<IReadOnlyList<GridPoint>> rings)
    {
        var path = new StringBuilder();
        foreach (var ring in rings)
        {
            path.Append('M').Append(ring[0].X).Append(' ').Append(ring[0].Y).Append('l');
            for (var i = 1; i < ring.Count; i++)
            {
                var (x, y) = (ring[i].X - ring[i - 1].X, ring[i].Y - ring[i - 1].Y);
                if (i > 1 && x >= 0)
                    path.Append(' ');
                path.Append(x);
                if (y >= 0)
                    path.Append(' ');
                path.Append(y);
            }
            path.Append('z');
        }
        return path.ToString();
    }
}

/// <summary>A part of a unit that is drawn as one.</summary>
/// <param name="Path">SVG path data on the map's grid.</param>
public sealed record OutlinePiece(string Path, MapBox Box);
