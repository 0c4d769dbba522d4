namespace CongDongSo.Server.Tests.Features.Measures.Recomputation;

/// <summary>A unit and all below it.</summary>
internal sealed record PlainArea(IReadOnlyList<Guid> All, IReadOnlyList<Guid> Communes, IReadOnlyList<Guid> Villages);

/// <summary>The province, its communes and villages as they stood on one day.</summary>
internal sealed class PlainTree
{
    private readonly Dictionary<Guid, RawUnit> standing;
    private readonly ILookup<Guid?, Guid> children;
    private readonly Dictionary<Guid, string> terrain;
    private readonly Dictionary<Guid, PlainArea> areas = [];

    public PlainTree(RawProvince raw, DateOnly day)
    {
        standing = raw.Units.Where(unit => unit.From <= day && day <= unit.To).ToDictionary(unit => unit.Id);
        children = standing.Values.ToLookup(unit => unit.Parent, unit => unit.Id);
        terrain = raw.Terrains.Where(one => one.From <= day && day <= one.To).ToDictionary(one => one.Unit, one => one.Terrain);
        // The province that has the teams.
        var province = raw.Teams.Select(team => ProvinceOf(team.Unit)).Distinct().Single();
        Units = Under(province).All;
    }

    public IReadOnlyList<Guid> Units { get; }

    public string KindOf(Guid unit) => standing[unit].Kind;

    public PlainArea Under(Guid unit)
    {
        if (areas.TryGetValue(unit, out var known))
            return known;
        IReadOnlyList<Guid> all = [unit, .. children[unit].SelectMany(child => Under(child).All)];
        return areas[unit] = new(all, [.. all.Where(one => KindOf(one) == "commune")], [.. all.Where(one => KindOf(one) == "village")]);
    }

    /// <summary>A village for which nothing is stated lies as its commune does.</summary>
    public string? TerrainOf(Guid unit) => terrain.TryGetValue(unit, out var known) ? known : Above(unit) is { } parent ? TerrainOf(parent) : null;

    /// <summary>The unit above; null for the top.</summary>
    public Guid? Above(Guid unit) => standing[unit].Parent is { } parent && standing.ContainsKey(parent) ? parent : null;

    private Guid ProvinceOf(Guid unit) => standing[unit].Kind == "province" ? unit : ProvinceOf(standing[unit].Parent!.Value);
}
