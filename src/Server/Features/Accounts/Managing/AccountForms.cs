using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Accounts.Pages;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Accounts.Managing;

/// <summary>What the pages of accounts show.</summary>
internal sealed class AccountForms(AccountBrowsing browsing, AccountKeeping keeping, GrantStore grants, Giving giving, UnitInScope unitsInScope, TimeProvider clock)
{
    public async Task<Result<AccountListModel>> List(Caller caller, string? unit, AccountSearch search, string? after, CancellationToken ct)
    {
        var listed = await browsing.List(caller, unit, search, after, ct);
        if (listed is not Result<AccountPage>.Done(var page))
            return ((Result<AccountPage>.Refused)listed).Problem;
        var around = await Around(caller, null, ct);
        return around is Result<SeenUnit>.Done(var seen)
            ? new AccountListModel(page, search, unit, string.IsNullOrEmpty(after), Units(seen), Giving.Roles(caller), VietnamTime.Today(clock))
            : ((Result<SeenUnit>.Refused)around).Problem;
    }

    public async Task<Result<AccountModel>> One(Caller caller, Guid id, GrantWish? wish, CancellationToken ct)
    {
        var found = await browsing.One(caller, id, ct);
        if (found is not Result<ListedAccount>.Done(var account))
            return ((Result<ListedAccount>.Refused)found).Problem;
        var refusal = await keeping.Refusal(caller, id, ct);
        var form = refusal is null ? await Form(caller, account.Grants.Select(grant => grant.UnitId.ToString()).FirstOrDefault(), wish ?? new(null, null), ct) : null;
        var today = VietnamTime.Today(clock);
        var open = (await grants.Of([id], ct))[id].Where(grant => grant.MembershipId is null && !grant.IsOverOn(today)).ToList();
        var beyond = id == caller.AccountId ? null : await giving.Beyond(caller, open.Select(grant => (grant.Role, grant.UnitId)), ct);
        return new AccountModel(
            account, refusal, form is Result<GrantFormModel>.Done(var shown) ? shown : null,
            beyond is null ? new HashSet<Guid>() : open.Where(grant => !beyond.Contains((grant.Role, grant.UnitId))).Select(grant => grant.Id).ToHashSet(), today);
    }

    /// <param name="unit">Around which to choose; null: the caller's own.</param>
    public async Task<Result<NewAccountModel>> New(Caller caller, string? unit, string? login, string? name, GrantWish wish, CancellationToken ct) =>
        (await Form(caller, unit, wish, ct)).Match<Result<NewAccountModel>>(form => new NewAccountModel(login, name, form), problem => problem);

    private async Task<Result<GrantFormModel>> Form(Caller caller, string? unit, GrantWish wish, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.ManageAccounts) is { } forbidden)
            return forbidden;
        return (await Around(caller, unit, ct)).Match<Result<GrantFormModel>>(
            seen =>
            {
                var units = Units(seen);
                // A role fits some levels only; one that fits none of these units is left out.
                var roles = Giving.Roles(caller).Where(role => units.Any(one => RoleWords.Fits(role, one.Kind))).ToList();
                return new GrantFormModel(roles, seen.Unit, units, wish);
            },
            problem => problem);
    }

    private Task<Result<SeenUnit>> Around(Caller caller, string? unit, CancellationToken ct) =>
        unitsInScope.Find(caller with { Grants = [.. caller.Grants.Where(grant => Permissions.Of(grant.Role).Contains(Permission.ManageAccounts))] }, unit, ct);

    private static IReadOnlyList<Unit> Units(SeenUnit seen) => [seen.Unit, .. seen.Children];
}
