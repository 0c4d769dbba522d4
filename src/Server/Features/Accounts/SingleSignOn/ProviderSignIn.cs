using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Platform.Access;
using Microsoft.AspNetCore.Identity;

namespace CongDongSo.Server.Features.Accounts.SingleSignOn;

/// <summary>Đăng nhập through a provider: only into the account that its owner has linked. None is made here, and none is found by name or e-mail.</summary>
internal sealed class ProviderSignIn(SingleSignOnStore links, UserManager<Account> users, GrantStore grants, TimeProvider clock)
{
    public async Task<Result<Account>> With(SingleSignOnProvider provider, ProviderIdentity identity, CancellationToken ct)
    {
        if (await links.Account(provider.Id, identity.SubjectHash, ct) is not { } id)
            return SingleSignOnProblems.NotLinked(provider);
        if (await users.FindByIdAsync(id.ToString()) is not { DisabledAt: null } account)
            return SingleSignOnProblems.Disabled;
        if (await users.IsLockedOutAsync(account))
            return SingleSignOnProblems.Locked;
        var today = VietnamTime.Today(clock);
        Grant[] held = [.. (await grants.Of([id], ct))[id].Where(grant => grant.HoldsOn(today)).Select(grant => new Grant(grant.Role, grant.UnitId, grant.UnitName, grant.Organisation))];
        if (held.Length == 0)
            return SingleSignOnProblems.NoGrant;

        // From here on it is this account that acts.
        Acting.Set(new(account.Login, account.Id, held, Acting.Now.RequestId));
        return await links.Use(provider.Id, identity.SubjectHash, id, ct) ? account : SingleSignOnProblems.NotLinked(provider);
    }
}
