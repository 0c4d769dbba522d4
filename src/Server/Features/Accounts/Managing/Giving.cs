using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Accounts.Managing;

/// <summary>
/// Quyền giao vai trò: a role is given, and taken away, by somebody one of whose own grants allows to give it (<see cref="Permissions.Grantable"/>) and
/// covers the unit. Who may not give all that an account holds does not touch the account.
/// </summary>
internal sealed class Giving(Scope scope)
{
    /// <summary>Those of the grants that the caller could not have given.</summary>
    public async Task<IReadOnlySet<(Role Role, UnitId Unit)>> Beyond(Caller caller, IEnumerable<(Role Role, UnitId Unit)> grants, CancellationToken ct)
    {
        var beyond = new HashSet<(Role, UnitId)>();
        foreach (var of in grants.Distinct().GroupBy(grant => grant.Role))
        {
            var able = caller with { Grants = [.. caller.Grants.Where(own => Permissions.Grantable(own.Role).Contains(of.Key))] };
            foreach (var unit in await scope.Outside(able, [.. of.Select(grant => grant.Unit)], ct))
                beyond.Add((of.Key, unit));
        }
        return beyond;
    }

    /// <summary>Why the caller may not give, or take away, this role there; null where they may.</summary>
    public async Task<Problem?> Refusal(Caller caller, Role role, Unit unit, CancellationToken ct)
    {
        if (await scope.Refusal(caller, unit.Id, ct, Permission.ManageAccounts) is { } outside)
            return outside;
        return (await Beyond(caller, [(role, unit.Id)], ct)).Count == 0 ? null : new Problem(
            "role-not-grantable", $"Bạn không giao được vai trò {RoleWords.Text(role)} ở {unit.FullName}.",
            $"Bạn giao được: {Words(Roles(caller))}. Vai trò khác do cán bộ cấp trên giao.") { Kind = ProblemKind.Forbidden };
    }

    /// <summary>Why the caller may not change this account as a whole; null where they may.</summary>
    public async Task<Problem?> Refusal(Caller caller, Guid account, IEnumerable<HeldGrant> grants, DateOnly day, CancellationToken ct)
    {
        if (account == caller.AccountId)
            return new("own-account", "Đây là tài khoản của chính bạn.", "Mật khẩu đổi ở trang Tài khoản của tôi; vai trò của bạn do cán bộ cấp trên giao và kết thúc.") { Kind = ProblemKind.Forbidden };
        var held = Counting(grants, day);
        return held.Count > 0 && (await Beyond(caller, held, ct)).Count == 0 ? null : new Problem(
            "account-above", "Tài khoản này có vai trò mà bạn không giao được.",
            $"Bạn giao được: {Words(Roles(caller))}, trong đơn vị của mình. Hãy đề nghị cán bộ cấp trên xử lý tài khoản này.") { Kind = ProblemKind.Forbidden };
    }

    /// <summary>What somebody may give anywhere at all, in the order of the roles.</summary>
    public static IReadOnlyList<Role> Roles(Caller caller) => [.. caller.Grants.SelectMany(grant => Permissions.Grantable(grant.Role)).Distinct().Order()];

    /// <summary>The grants that are in force or still to come; where all are over, those that were.</summary>
    private static IReadOnlyList<(Role, UnitId)> Counting(IEnumerable<HeldGrant> grants, DateOnly day)
    {
        var all = grants.ToList();
        var open = all.Where(grant => !grant.IsOverOn(day)).ToList();
        return [.. (open.Count > 0 ? open : all).Select(grant => (grant.Role, grant.UnitId))];
    }

    private static string Words(IEnumerable<Role> roles) => string.Join(", ", roles.Select(RoleWords.Text));
}
