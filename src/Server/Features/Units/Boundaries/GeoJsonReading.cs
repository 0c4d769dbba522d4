using System.Text.Json;

namespace CongDongSo.Server.Features.Units.Boundaries;

/// <summary>Areas of a GeoJSON FeatureCollection (RFC 7946).</summary>
internal static class GeoJsonReading
{
    public static IEnumerable<BoundaryArea> Areas(JsonElement collection) => collection.GetProperty("features").EnumerateArray().Select(feature =>
        new BoundaryArea(feature.GetProperty("properties"), Rings(feature.GetProperty("geometry"))));

    private static IReadOnlyList<IReadOnlyList<(double, double)>>? Rings(JsonElement geometry)
    {
        if (geometry.ValueKind == JsonValueKind.Null)
            return null;
        return geometry.GetProperty("type").GetString() switch
        {
            "Polygon" => [.. geometry.GetProperty("coordinates").EnumerateArray().Select(Ring)],
            "MultiPolygon" => [.. geometry.GetProperty("coordinates").EnumerateArray().SelectMany(polygon => polygon.EnumerateArray().Select(Ring))],
            _ => null,
        };
    }

    private static IReadOnlyList<(double, double)> Ring(JsonElement ring) => [.. ring.EnumerateArray().Select(corner => (corner[0].GetDouble(), corner[1].GetDouble()))];
}
