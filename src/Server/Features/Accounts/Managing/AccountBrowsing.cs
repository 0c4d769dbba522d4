using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Accounts.Managing;

/// <summary>The accounts of a unit and below, for those who manage them. An account outside is answered like one that does not exist.</summary>
internal sealed class AccountBrowsing(AccountListStore store, GrantStore grants, UnitInScope seen, TimeProvider clock)
{
    private const int PageSize = 50;

    public static readonly Problem NotFound = new(
        "account-not-found", "Không có tài khoản này trong phạm vi của bạn.", "Tìm tài khoản trong mục Tài khoản.") { Kind = ProblemKind.NotFound };

    /// <param name="unit">Code, <c>code@date</c> or id; null: all units in which the caller manages accounts.</param>
    /// <param name="after">Login to go on after.</param>
    public async Task<Result<AccountPage>> List(Caller caller, string? unit, AccountSearch search, string? after, CancellationToken ct)
    {
        var found = await AreaOf(caller, unit, ct);
        if (found is not Result<AccountArea>.Done(var area))
            return ((Result<AccountArea>.Refused)found).Problem;
        var (now, today) = (clock.GetUtcNow(), VietnamTime.Today(clock));
        var (stored, total) = await store.Page(area, search, after, PageSize, now, today, ct);
        var shown = stored.Take(PageSize).ToList();
        var held = await grants.Of([.. shown.Select(account => account.Id)], ct);
        return new AccountPage([.. shown.Select(account => Listed(account, held[account.Id], today))], total, stored.Count > PageSize ? shown[^1].Login : null);
    }

    public async Task<Result<ListedAccount>> One(Caller caller, Guid id, CancellationToken ct)
    {
        var found = await AreaOf(caller, null, ct);
        if (found is not Result<AccountArea>.Done(var area))
            return ((Result<AccountArea>.Refused)found).Problem;
        return await store.Find(area, id, clock.GetUtcNow(), ct) is { } account
            ? Listed(account, (await grants.Of([id], ct))[id], VietnamTime.Today(clock))
            : NotFound;
    }

    private async Task<Result<AccountArea>> AreaOf(Caller caller, string? unit, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.ManageAccounts) is { } forbidden)
            return forbidden;
        if (string.IsNullOrWhiteSpace(unit))
            return Area([.. caller.Units(Permission.ManageAccounts)]);
        return (await seen.Named(caller, unit, null, ct, Permission.ManageAccounts)).Match<Result<AccountArea>>(asked => Area([asked.Id]), problem => problem);
    }

    private static AccountArea Area(IReadOnlyCollection<UnitId> tops) => new(tops, tops.Contains(UnitDirectory.NationId));

    private static ListedAccount Listed(StoredAccount account, IEnumerable<HeldGrant> held, DateOnly today)
    {
        var all = held.ToList();
        var inside = all.Where(grant => account.GrantsInside.Contains(grant.Id)).ToList();
        var state = account switch
        {
            { DisabledAt: not null } => AccountState.Disabled,
            _ when all.All(grant => grant.IsOverOn(today)) => AccountState.Ended,
            { HasPassword: true } => AccountState.Active,
            { CodeUntil: not null } => AccountState.Invited,
            { SignedInAt: not null } => AccountState.Active,
            _ => AccountState.InvitationOver,
        };
        return new(account.Id, account.Login, account.Name, account.HasPassword, account.DisabledAt, account.SignedInAt, account.CodeUntil, state, inside, all.Count(grant => !grant.IsOverOn(today)) - inside.Count(grant => !grant.IsOverOn(today)));
    }
}
