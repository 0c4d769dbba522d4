using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Units;

/// <summary>A unit on a day with what it was before and became after: the answer of <c>cds unit show</c>.</summary>
/// <param name="Path">From the nation down to the unit.</param>
/// <param name="Predecessors">Other units that went into it.</param>
/// <param name="Successors">Other units that it went into.</param>
public sealed record UnitDetail(
    UnitId Id, string Code, string Name, string FullName, UnitKind Kind, string SubKind, UnitId? ParentId, Terrain? Terrain, DateOnly ValidFrom, DateOnly? ValidTo,
    DateOnly AsOf, IReadOnlyList<Unit> Path, IReadOnlyList<UnitVersion> Versions, IReadOnlyList<StatedTerrain> Terrains,
    IReadOnlyList<UnitRelation> Predecessors, IReadOnlyList<UnitRelation> Successors);

/// <summary>Địa bàn as a source states it from a day on.</summary>
public sealed record StatedTerrain(Terrain Terrain, DateOnly ValidFrom, DateOnly? ValidTo, string Source);

/// <summary>Another unit that this one came from or went into.</summary>
/// <param name="Unit">As of the day before the change, or its first day.</param>
public sealed record UnitRelation(Unit Unit, DateOnly EffectiveOn, UnitChangeKind Kind, ChangeExtent Extent, string Resolution);

/// <summary>A change with both units: the old one as of the day before, the new one as of the day it took effect.</summary>
public sealed record UnitChangeLine(DateOnly EffectiveOn, UnitChangeKind Kind, ChangeExtent Extent, string Resolution, Unit Old, Unit New);

/// <summary>Changes of units over time.</summary>
public sealed class UnitHistory
{
    private readonly UnitHistoryStore store;
    private readonly UnitDirectory directory;

    internal UnitHistory(UnitHistoryStore store, UnitDirectory directory) => (this.store, this.directory) = (store, directory);

    public async Task<UnitDetail> Of(Unit unit, DateOnly day, CancellationToken ct)
    {
        var changes = await store.Changes(unit.Id, null, null, null, ct);
        var village = unit.Kind == UnitKind.Village;
        var tree = await directory.Nation(day, ct);
        return new(
            unit.Id, unit.Code, unit.Name, unit.FullName, unit.Kind, unit.SubKind, unit.ParentId, unit.Terrain, unit.ValidFrom, unit.ValidTo, day,
            village && unit.ParentId is { } commune ? [.. tree.PathTo(commune), unit] : tree.PathTo(unit.Id),
            await store.Versions(unit.Id, ct), await store.Terrains(unit.Id, ct),
            [.. changes.Where(change => change.New.Id == unit.Id && change.Old.Id != unit.Id).Select(change => Relation(change.Old, change))],
            [.. changes.Where(change => change.Old.Id == unit.Id && change.New.Id != unit.Id).Select(change => Relation(change.New, change))]);
    }

    /// <summary>Changes that took effect from a day to another, both included, of units below one; the latest first.</summary>
    public async Task<IReadOnlyList<UnitChangeLine>> Changes(Unit? under, DateOnly? from, DateOnly? to, CancellationToken ct) =>
        await store.Changes(null, under?.Id == UnitDirectory.NationId ? null : under?.Id, from, to, ct);

    /// <summary>The days on which the tree changed last, the latest first.</summary>
    public Task<IReadOnlyList<DateOnly>> ChangeDays(int most, CancellationToken ct) => store.ChangeDays(most, ct);

    private static UnitRelation Relation(Unit unit, UnitChangeLine change) => new(unit, change.EffectiveOn, change.Kind, change.Extent, change.Resolution);
}
