using CongDongSo.Domain.Language;

namespace CongDongSo.Domain.Units;

/// <summary>The words for kinds and terrains, as files and screens write them.</summary>
public static class UnitWords
{
    private static readonly Dictionary<string, (string SubKind, UnitKind Kind)> SubKinds = new[]
    {
        (UnitKind.Province, "Tỉnh"),
        (UnitKind.District, "Huyện"), (UnitKind.District, "Quận"), (UnitKind.District, "Thị xã"),
        (UnitKind.Commune, "Xã"), (UnitKind.Commune, "Phường"), (UnitKind.Commune, "Thị trấn"), (UnitKind.Commune, "Đặc khu"),
        (UnitKind.Village, "Thôn"), (UnitKind.Village, "Bản"), (UnitKind.Village, "Làng"), (UnitKind.Village, "Ấp"), (UnitKind.Village, "Xóm"),
        (UnitKind.Village, "Buôn"), (UnitKind.Village, "Bon"), (UnitKind.Village, "Plei"), (UnitKind.Village, "Khóm"), (UnitKind.Village, "Tổ dân phố"),
        (UnitKind.Village, "Khối phố"), (UnitKind.Village, "Khu phố"), (UnitKind.Village, "Khu dân cư"), (UnitKind.Village, "Khu"), (UnitKind.Village, "Khối"),
    }.ToDictionary(word => Folding.Fold(word.Item2), word => (word.Item2, word.Item1));

    private static readonly Dictionary<string, Terrain> Terrains = new()
    {
        ["dong bang"] = Terrain.Plain, ["plain"] = Terrain.Plain, ["dong_bang"] = Terrain.Plain,
        ["mien nui"] = Terrain.Mountain, ["mountain"] = Terrain.Mountain, ["mien_nui"] = Terrain.Mountain,
        ["hai dao"] = Terrain.Island, ["island"] = Terrain.Island, ["hai_dao"] = Terrain.Island,
    };

    /// <summary>The level a sub-kind belongs to; null for an unknown word and for <c>Thành phố</c>, which is a province or a district.</summary>
    public static UnitKind? KindOf(string subKind) => SubKinds.TryGetValue(Folding.Fold(subKind), out var word) ? word.Kind : null;

    /// <summary>The word as it is written, <c>Tổ dân phố</c> for <c>TỔ DÂN PHỐ</c> or <c>to dan pho</c>; null for an unknown one.</summary>
    public static string? SubKind(string text) => SubKinds.TryGetValue(Folding.Fold(text), out var word) ? word.SubKind : null;

    public static Terrain? TerrainOf(string text) => Terrains.TryGetValue(Folding.Fold(text), out var terrain) ? terrain : null;

    /// <summary>The word in JSON and in the database.</summary>
    public static string Code(UnitKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The word in JSON and in the database.</summary>
    public static string Code(Terrain terrain) => terrain.ToString().ToLowerInvariant();

    public static UnitKind Kind(string code) => Enum.Parse<UnitKind>(code, ignoreCase: true);

    public static string Text(UnitKind kind) => kind switch
    {
        UnitKind.Nation => "cả nước",
        UnitKind.Province => "cấp tỉnh",
        UnitKind.District => "cấp huyện",
        UnitKind.Commune => "cấp xã",
        _ => "cấp thôn",
    };

    public static string Text(Terrain terrain) => terrain switch
    {
        Terrain.Plain => "đồng bằng",
        Terrain.Mountain => "miền núi",
        _ => "hải đảo",
    };

    public static string Code(UnitChangeKind kind) => kind.ToString().ToLowerInvariant();

    public static string Text(UnitChangeKind kind) => kind switch
    {
        UnitChangeKind.Merge => "sáp nhập",
        UnitChangeKind.Split => "chia tách",
        UnitChangeKind.Rename => "đổi tên",
        UnitChangeKind.Retype => "đổi loại",
        UnitChangeKind.Recode => "đổi mã",
        UnitChangeKind.Abolish => "bỏ cấp hành chính",
        _ => "chuyển đơn vị cấp trên",
    };

    public static string Text(ChangeExtent extent) => extent is ChangeExtent.Whole ? "toàn bộ" : "một phần";
}
