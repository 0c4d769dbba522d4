namespace CongDongSo.Domain.Units.Boundaries;

/// <summary>
/// A corner of a boundary on the map's grid: 5.000 steps to a degree of latitude, about 22 m, and as many metres across at 16° north, the middle of the
/// country. One fixed projection, so that units of any file and day fit together. X grows eastward from 100° E, Y southward from 24° N.
/// </summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public readonly record struct GridPoint(int X, int Y) : IComparable<GridPoint>
{
    /// <summary>Steps to a degree of latitude.</summary>
    public const int PerDegree = 5_000;

    private const double West = 100, East = 120, South = 4, North = 24;

    private static readonly double Across = PerDegree * Math.Cos(16 * Math.PI / 180);

    /// <returns>Null for a place outside Vietnam and its sea: then the file's coordinates are no degrees of WGS 84.</returns>
    public static GridPoint? At(double longitude, double latitude) =>
        longitude is >= West and <= East && latitude is >= South and <= North
            ? new((int)Math.Round((longitude - West) * Across), (int)Math.Round((North - latitude) * PerDegree)) : null;

    public int CompareTo(GridPoint other) => X != other.X ? X.CompareTo(other.X) : Y.CompareTo(other.Y);

    public static bool operator <(GridPoint a, GridPoint b) => a.CompareTo(b) < 0;

    public static bool operator >(GridPoint a, GridPoint b) => a.CompareTo(b) > 0;

    public static bool operator <=(GridPoint a, GridPoint b) => a.CompareTo(b) <= 0;

    public static bool operator >=(GridPoint a, GridPoint b) => a.CompareTo(b) >= 0;

    /// <summary>Twice the area of a triangle: how much of a line's shape its middle corner carries.</summary>
    public static long TwiceArea(GridPoint a, GridPoint b, GridPoint c) =>
        Math.Abs(((long)(b.X - a.X) * (c.Y - a.Y)) - ((long)(c.X - a.X) * (b.Y - a.Y)));
}
