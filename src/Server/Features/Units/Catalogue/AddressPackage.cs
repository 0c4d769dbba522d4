using System.Text.Json;
using System.Text.Json.Serialization;

namespace CongDongSo.Server.Features.Units.Catalogue;

/// <summary>The shipped list of units after the reform of 2025-07-01, and which older commune went into which (<c>address.json</c>).</summary>
internal sealed record AddressPackage(
    IReadOnlyList<AddressPackage.Province> Provinces, IReadOnlyList<AddressPackage.Ward> Wards, IReadOnlyList<AddressPackage.Mapping> Mappings)
{
    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <exception cref="JsonException">Not such a file.</exception>
    public static AddressPackage Parse(ReadOnlySpan<byte> json)
    {
        var parts = JsonSerializer.Deserialize<List<Part>>(json, SnakeCase)!;
        return new(Table<Province>(parts, "provinces"), Table<Ward>(parts, "wards"), Table<Mapping>(parts, "ward_mappings"));
    }

    private static List<T> Table<T>(List<Part> parts, string name) =>
        parts.Find(part => part.Type == "table" && part.Name == name)?.Data?.Deserialize<List<T>>(SnakeCase) ?? throw new JsonException($"The table {name} is missing");

    /// <param name="Name">With <c>Thành phố</c> before cities, without <c>Tỉnh</c>.</param>
    /// <param name="PlaceType"><c>Tỉnh</c> or <c>Thành phố Trung Ương</c>.</param>
    internal sealed record Province(string ProvinceCode, string Name, string PlaceType);

    /// <param name="Name">With its kind: <c>Đặc khu Lý Sơn</c>.</param>
    internal sealed record Ward(string WardCode, string Name, string ProvinceCode);

    /// <param name="Id">Number of the line.</param>
    /// <param name="OldWardCode">Absent for special zones made of a whole district, and for communes that had ended before the reform.</param>
    internal sealed record Mapping(
        string Id, string? OldWardCode, string? OldWardName, string? OldDistrictName, string? OldProvinceName,
        string NewWardCode, string NewWardName, string NewProvinceName);

    private sealed record Part(string Type, string? Name, [property: JsonPropertyName("data")] JsonElement? Data);
}
