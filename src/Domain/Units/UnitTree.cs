namespace CongDongSo.Domain.Units;

/// <summary>The administrative tree, or a part of it, as it stood on one day.</summary>
public sealed class UnitTree
{
    private readonly Dictionary<UnitId, Unit> units;
    private readonly ILookup<UnitId, Unit> children;

    /// <param name="units">Every unit standing on <paramref name="day"/>, with its name, code and parent of that day.</param>
    public UnitTree(DateOnly day, IEnumerable<Unit> units)
    {
        Day = day;
        this.units = units.ToDictionary(unit => unit.Id);
        children = this.units.Values.Where(unit => unit.ParentId is not null).OrderBy(unit => unit.Code, StringComparer.Ordinal).ToLookup(unit => unit.ParentId!.Value);
    }

    public DateOnly Day { get; }

    public IReadOnlyCollection<Unit> All => units.Values;

    public Unit? Find(UnitId id) => units.GetValueOrDefault(id);

    /// <summary>Direct children, by code.</summary>
    public IEnumerable<Unit> ChildrenOf(UnitId id) => children[id];

    /// <summary>The unit and everything below it, parents before children.</summary>
    public IEnumerable<Unit> Under(UnitId id)
    {
        if (Find(id) is not { } unit)
            yield break;
        yield return unit;
        foreach (var below in ChildrenOf(id).SelectMany(child => Under(child.Id)))
            yield return below;
    }

    public IEnumerable<Unit> Under(UnitId id, UnitKind kind) => Under(id).Where(unit => unit.Kind == kind);

    /// <summary>From the top down to the unit itself.</summary>
    public IReadOnlyList<Unit> PathTo(UnitId id)
    {
        var path = new List<Unit>();
        for (var unit = Find(id); unit is not null; unit = unit.ParentId is { } parent ? Find(parent) : null)
            path.Insert(0, unit);
        return path;
    }

    /// <summary>The unit itself or the one above it that is of this kind.</summary>
    public Unit? Ancestor(UnitId id, UnitKind kind)
    {
        var unit = Find(id);
        while (unit is not null && unit.Kind != kind)
            unit = unit.ParentId is { } parent ? Find(parent) : null;
        return unit;
    }

    public bool IsUnder(UnitId id, UnitId above)
    {
        for (var unit = Find(id); unit is not null; unit = unit.ParentId is { } parent ? Find(parent) : null)
        {
            if (unit.Id == above)
                return true;
        }
        return false;
    }
}
