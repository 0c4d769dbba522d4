using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Units.Reform;

/// <summary>A standing unit that has all or a part of one that ended.</summary>
/// <param name="Whole">Whether all of it went here.</param>
public sealed record UnitHeir(Unit Unit, bool Whole);

/// <summary>Đơn vị kế thừa: where units that no longer stand have gone, over as many changes as there were.</summary>
public sealed class UnitSuccession
{
    private readonly UnitSuccessionStore store;

    internal UnitSuccession(UnitSuccessionStore store) => this.store = store;

    /// <param name="units">Any units; those that stand on the day have no heirs.</param>
    /// <returns>Unit → the units standing on the day that it went to, by code. A village that ended with its commune went where that one did, in part where that one was divided.</returns>
    public async Task<ILookup<UnitId, UnitHeir>> Of(IReadOnlyCollection<UnitId> units, DateOnly day, CancellationToken ct) =>
        (await store.Heirs(units, day, ct)).ToLookup(pair => pair.Ended, pair => pair.Heir);

    /// <summary>Those of the units that do not stand on the day.</summary>
    public Task<IReadOnlySet<UnitId>> Ended(IReadOnlyCollection<UnitId> units, DateOnly day, CancellationToken ct) => store.Ended(units, day, ct);
}
