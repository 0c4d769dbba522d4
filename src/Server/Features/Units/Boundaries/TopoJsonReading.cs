using System.Text.Json;

namespace CongDongSo.Server.Features.Units.Boundaries;

/// <summary>Areas of a TopoJSON file: borders are stored once as arcs, and areas name the arcs around them.</summary>
internal static class TopoJsonReading
{
    public static IEnumerable<BoundaryArea> Areas(JsonElement topology)
    {
        var arcs = Arcs(topology);
        return topology.GetProperty("objects").EnumerateObject()
            .SelectMany(one => one.Value.TryGetProperty("geometries", out var geometries) ? geometries.EnumerateArray() : Enumerable.Repeat(one.Value, 1))
            .Select(geometry => new BoundaryArea(geometry.TryGetProperty("properties", out var properties) ? properties : default, Rings(geometry, arcs)))
            .ToList();
    }

    /// <summary>With a transform, corners are steps from the one before on a grid of the file's own.</summary>
    private static IReadOnlyList<(double X, double Y)[]> Arcs(JsonElement topology)
    {
        var arcs = topology.GetProperty("arcs").EnumerateArray();
        if (!topology.TryGetProperty("transform", out var transform))
            return [.. arcs.Select(arc => arc.EnumerateArray().Select(corner => (corner[0].GetDouble(), corner[1].GetDouble())).ToArray())];
        var (scale, translate) = (transform.GetProperty("scale"), transform.GetProperty("translate"));
        var (kx, ky, dx, dy) = (scale[0].GetDouble(), scale[1].GetDouble(), translate[0].GetDouble(), translate[1].GetDouble());
        return [.. arcs.Select(arc =>
        {
            double x = 0, y = 0;
            return arc.EnumerateArray().Select(step => ((x += step[0].GetDouble()) * kx + dx, (y += step[1].GetDouble()) * ky + dy)).ToArray();
        })];
    }

    private static IReadOnlyList<IReadOnlyList<(double, double)>>? Rings(JsonElement geometry, IReadOnlyList<(double, double)[]> arcs) => geometry.GetProperty("type").GetString() switch
    {
        "Polygon" => [.. geometry.GetProperty("arcs").EnumerateArray().Select(ring => Ring(ring, arcs))],
        "MultiPolygon" => [.. geometry.GetProperty("arcs").EnumerateArray().SelectMany(polygon => polygon.EnumerateArray().Select(ring => Ring(ring, arcs)))],
        _ => null,
    };

    /// <summary>A negative number is the arc of its complement, the other way round; each arc begins where the one before ends.</summary>
    private static List<(double, double)> Ring(JsonElement ring, IReadOnlyList<(double, double)[]> arcs)
    {
        var corners = new List<(double, double)>();
        foreach (var number in ring.EnumerateArray().Select(one => one.GetInt32()))
        {
            var arc = number >= 0 ? arcs[number] : arcs[~number].Reverse();
            corners.AddRange(corners.Count == 0 ? arc : arc.Skip(1));
        }
        return corners;
    }
}
