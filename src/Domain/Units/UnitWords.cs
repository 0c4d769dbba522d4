using CongDongSo.Domain.Language;

namespace CongDongSo.Domain.Units;

/// <summary>The words for kinds and terrains, as files and screens write them.</summary>
public static class UnitWords
{
    private static readonly Dictionary<string, UnitKind> KindOfSubKind = new()
    {
        ["tinh"] = UnitKind.Province,
        ["huyen"] = UnitKind.District, ["quan"] = UnitKind.District, ["thi xa"] = UnitKind.District,
        ["xa"] = UnitKind.Commune, ["phuong"] = UnitKind.Commune, ["thi tran"] = UnitKind.Commune, ["dac khu"] = UnitKind.Commune,
        ["thon"] = UnitKind.Village, ["ban"] = UnitKind.Village, ["lang"] = UnitKind.Village, ["ap"] = UnitKind.Village, ["xom"] = UnitKind.Village,
        ["buon"] = UnitKind.Village, ["bon"] = UnitKind.Village, ["plei"] = UnitKind.Village, ["khom"] = UnitKind.Village, ["to dan pho"] = UnitKind.Village,
        ["khoi pho"] = UnitKind.Village, ["khu pho"] = UnitKind.Village, ["khu dan cu"] = UnitKind.Village, ["khu"] = UnitKind.Village, ["khoi"] = UnitKind.Village,
    };

    private static readonly Dictionary<string, Terrain> Terrains = new()
    {
        ["dong bang"] = Terrain.Plain, ["plain"] = Terrain.Plain, ["dong_bang"] = Terrain.Plain,
        ["mien nui"] = Terrain.Mountain, ["mountain"] = Terrain.Mountain, ["mien_nui"] = Terrain.Mountain,
        ["hai dao"] = Terrain.Island, ["island"] = Terrain.Island, ["hai_dao"] = Terrain.Island,
    };

    /// <summary>The level a sub-kind belongs to; null for an unknown word and for <c>Thành phố</c>, which is a province or a district.</summary>
    public static UnitKind? KindOf(string subKind) => KindOfSubKind.TryGetValue(Folding.Fold(subKind), out var kind) ? kind : null;

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
}
