using CongDongSo.Domain.Results;
using Microsoft.AspNetCore.Identity;

namespace CongDongSo.Server.Features.Accounts.SingleSignOn;

/// <summary>Đăng nhập through a provider: only into the account that its owner has linked. None is made here, and none is found by name or e-mail.</summary>
internal sealed class ProviderSignIn(SingleSignOnStore links, UserManager<Account> users, TimeProvider clock)
{
    public async Task<Result<Account>> With(SingleSignOnProvider provider, ProviderIdentity identity, CancellationToken ct)
    {
        if (await links.Account(provider.Id, identity.SubjectHash, ct) is not { } id)
            return SingleSignOnProblems.NotLinked(provider);
        if (await users.FindByIdAsync(id.ToString()) is not { DisabledAt: null } account)
            return SingleSignOnProblems.Disabled;
        if (await users.IsLockedOutAsync(account))
            return SingleSignOnProblems.Locked;
        await links.Use(provider.Id, identity.SubjectHash, clock.GetUtcNow(), ct);
        return account;
    }
}
