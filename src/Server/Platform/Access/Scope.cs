using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Platform.Access;

/// <summary>
/// Phạm vi: a caller sees their unit and all that lies below it, and what has become part of it. The history of a merged commune belongs to those
/// who have its people now.
/// </summary>
public sealed class Scope
{
    private readonly ScopeStore store;

    internal Scope(ScopeStore store) => this.store = store;

    public async Task<bool> Covers(Caller caller, UnitId unit, CancellationToken ct) => (await Outside(caller, [unit], ct)).Count == 0;

    /// <summary>Those of the units that the caller does not see; unknown ids are among them.</summary>
    public async Task<IReadOnlySet<UnitId>> Outside(Caller caller, IReadOnlyCollection<UnitId> units, CancellationToken ct)
    {
        var asked = units.Where(unit => unit != caller.UnitId).ToHashSet();
        if (asked.Count > 0)
            asked.ExceptWith(await store.Within(caller.UnitId, asked, ct));
        return asked;
    }

    /// <summary>
    /// A unit outside is answered like one that does not exist, so that nobody learns by trying what there is.
    /// </summary>
    public async Task<Problem?> Refusal(Caller caller, UnitId unit, CancellationToken ct) => await Covers(caller, unit, ct)
        ? null
        : new Problem("unit-not-found", "Không có đơn vị này trong phạm vi của bạn.", $"Tài khoản của bạn xem được {caller.UnitName} và các đơn vị trực thuộc.") { Kind = ProblemKind.NotFound };
}
