using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Platform.Access;

/// <summary>
/// Phạm vi: a caller sees their units and all that lies below them, and what has become part of them. The history of a merged commune belongs to those
/// who have its people now. It is here to refuse in words; what a forgotten question would show, row-level security does not show.
/// </summary>
public sealed class Scope
{
    private readonly ScopeStore store;

    internal Scope(ScopeStore store) => this.store = store;

    /// <param name="permission">What the caller wants to do there; null: to see that it is there.</param>
    public async Task<bool> Covers(Caller caller, UnitId unit, CancellationToken ct, Permission? permission = null) => (await Outside(caller, [unit], ct, permission)).Count == 0;

    /// <summary>Those of the units in which the caller may not do this; unknown ids are among them.</summary>
    public Task<IReadOnlySet<UnitId>> Outside(Caller caller, IReadOnlyCollection<UnitId> units, CancellationToken ct, Permission? permission = null) =>
        Outside([.. caller.Units(permission)], units, ct);

    /// <summary>Those of the units that lie neither at nor below one of <paramref name="tops"/>.</summary>
    public async Task<IReadOnlySet<UnitId>> Outside(IReadOnlyCollection<UnitId> tops, IReadOnlyCollection<UnitId> units, CancellationToken ct)
    {
        var asked = units.Where(unit => !tops.Contains(unit)).ToHashSet();
        if (asked.Count > 0 && tops.Count > 0)
            asked.ExceptWith(await store.Within(tops, asked, ct));
        return asked;
    }

    /// <summary>Whether a role that the caller had on a day let them do this there, whatever they may today.</summary>
    public async Task<bool> CoveredOn(Caller caller, UnitId unit, DateOnly day, Permission permission, CancellationToken ct)
    {
        var held = await store.HeldOn(caller.AccountId, day, VietnamTime.StartOf(day), ct);
        return (await Outside([.. held.Where(grant => Permissions.Of(grant.Role).Contains(permission)).Select(grant => grant.Unit).Distinct()], [unit], ct)).Count == 0;
    }

    /// <summary>
    /// A unit outside is answered like one that does not exist, so that nobody learns by trying what there is; one that is seen, but where the caller
    /// may not do this, is refused as such.
    /// </summary>
    public async Task<Problem?> Refusal(Caller caller, UnitId unit, CancellationToken ct, Permission? permission = null)
    {
        if (!await Covers(caller, unit, ct))
            return new("unit-not-found", "Không có đơn vị này trong phạm vi của bạn.", $"Tài khoản của bạn xem được {Names(caller)} và các đơn vị trực thuộc.") { Kind = ProblemKind.NotFound };
        return permission is { } wanted && !await Covers(caller, unit, ct, wanted) ? Forbidden(wanted) : null;
    }

    /// <summary>The refusal of what none of a caller's roles allows; null where one does.</summary>
    public static Problem? Refusal(Caller caller, Permission permission) => caller.May(permission) ? null : Forbidden(permission);

    private static Problem Forbidden(Permission permission) =>
        new("not-permitted", $"Vai trò của bạn không có quyền “{Permissions.Text(permission)}”.", $"Quyền này dành cho: {string.Join(", ", Holders(permission))}. Nếu công việc cần đến, hãy đề nghị cán bộ cấp trên giao vai trò.")
        {
            Kind = ProblemKind.Forbidden,
        };

    private static IEnumerable<string> Holders(Permission permission) =>
        Enum.GetValues<Role>().Where(role => Permissions.Of(role).Contains(permission)).Select(RoleWords.Text);

    private static string Names(Caller caller) => string.Join(", ", caller.Grants.Select(grant => grant.UnitName).Distinct());
}
