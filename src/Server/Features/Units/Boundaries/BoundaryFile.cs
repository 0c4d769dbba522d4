using System.Text.Json;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units.Boundaries;

namespace CongDongSo.Server.Features.Units.Boundaries;

/// <summary>One area of a file.</summary>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Code">As the file states it; blank where it states none.</param>
internal sealed record BoundaryFeature(int Number, string Code, Outline Outline);

/// <summary>A file of boundaries: GeoJSON (a FeatureCollection), or TopoJSON with one or more collections. Coordinates are degrees of WGS 84, longitude first.</summary>
internal static class BoundaryFile
{
    /// <param name="property">Name of the property that holds the unit's code.</param>
    public static async Task<Result<IReadOnlyList<BoundaryFeature>>> Read(Stream file, string property, CancellationToken ct)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(file, cancellationToken: ct);
            var areas = TypeOf(document.RootElement) switch
            {
                "FeatureCollection" => GeoJsonReading.Areas(document.RootElement),
                "Topology" => TopoJsonReading.Areas(document.RootElement),
                _ => null,
            };
            return areas is null ? NoBoundaries : Features([.. areas], property);
        }
        catch (JsonException broken)
        {
            return new Problem("boundary-file-unreadable", "Tệp không phải là JSON đọc được.", $"Hỏng ở dòng {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}: lấy lại tệp, hoặc xuất lại dạng GeoJSON, TopoJSON.");
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or KeyNotFoundException or FormatException or ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            return new Problem("boundary-file-shape", "Tệp không đúng cấu trúc GeoJSON hay TopoJSON.", "Mỗi vùng cần type, properties và geometry (Polygon hoặc MultiPolygon); TopoJSON cần arcs và objects. Xuất lại tệp rồi thử lại.");
        }
    }

    private static readonly Problem NoBoundaries = new(
        "boundary-file-shape", "Tệp không có ranh giới nào.", "Cần GeoJSON kiểu FeatureCollection, hoặc TopoJSON kiểu Topology, tọa độ WGS 84 (kinh độ, vĩ độ).");

    private static Result<IReadOnlyList<BoundaryFeature>> Features(IReadOnlyList<BoundaryArea> areas, string property)
    {
        var (features, faults) = (new List<BoundaryFeature>(), new List<Fault>());
        foreach (var (area, number) in areas.Select((area, i) => (area, i + 1)))
        {
            var code = CodeOf(area.Properties, property);
            if (area.Polygons is null)
                faults.Add(new(null, number, "", code, "Vùng phải là Polygon hoặc MultiPolygon."));
            else if (OutlineOf(area.Polygons) is not { } outline)
                faults.Add(new(null, number, "", code, "Tọa độ không nằm ở Việt Nam: cần độ WGS 84 (kinh độ 100–120, vĩ độ 4–24), không phải mét VN-2000."));
            else if (outline.Rings.Count == 0)
                faults.Add(new(null, number, "", code, "Vùng không có đường bao nào đủ ba đỉnh."));
            else
                features.Add(new(number, code, outline));
        }
        if (areas.Count == 0)
            return NoBoundaries;
        return faults.Count == 0 ? features : new Problem("boundary-file-faults", $"Tệp có {faults.Count} vùng không đọc được.", "Sửa các vùng được nêu (số thứ tự trong tệp) rồi nhập lại. Không có gì bị thay đổi.") { Faults = faults };
    }

    /// <returns>Null where a corner lies outside the country.</returns>
    private static Outline? OutlineOf(IEnumerable<IEnumerable<(double Longitude, double Latitude)>> polygons)
    {
        var rings = new List<IReadOnlyList<GridPoint>>();
        foreach (var corners in polygons)
        {
            var ring = new List<GridPoint>();
            foreach (var (longitude, latitude) in corners)
            {
                if (GridPoint.At(longitude, latitude) is not { } corner)
                    return null;
                if (ring.Count == 0 || ring[^1] != corner)
                    ring.Add(corner);
            }
            while (ring.Count > 1 && ring[0] == ring[^1])
                ring.RemoveAt(ring.Count - 1);
            if (ring.Count >= 3 && Outline.TwiceAreaOf(ring) > 0)
                rings.Add(ring);
        }
        return new(rings);
    }

    private static string CodeOf(JsonElement properties, string property) =>
        properties.ValueKind != JsonValueKind.Object || !properties.TryGetProperty(property, out var code) ? ""
        : code.ValueKind == JsonValueKind.String ? code.GetString()!.Trim() : code.ValueKind == JsonValueKind.Number ? code.GetRawText() : "";

    private static string? TypeOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;
}

/// <summary>An area as its file has it.</summary>
/// <param name="Polygons">All rings, holes among them; null for a shape that is no area.</param>
internal sealed record BoundaryArea(JsonElement Properties, IReadOnlyList<IReadOnlyList<(double Longitude, double Latitude)>>? Polygons);
