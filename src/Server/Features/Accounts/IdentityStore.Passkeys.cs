using Microsoft.AspNetCore.Identity;

namespace CongDongSo.Server.Features.Accounts;

/// <summary>Khóa truy cập: what ASP.NET Core Identity asks for while it checks one.</summary>
internal sealed partial class IdentityStore
{
    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => passkeys.Add(user.Id, passkey, cancellationToken);

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) => await passkeys.Keys(user.Id, cancellationToken);

    public async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await passkeys.Owner(credentialId, cancellationToken) is { } owner ? await accounts.Find(owner, cancellationToken) : null;

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        (await passkeys.Keys(user.Id, cancellationToken)).Find(key => key.CredentialId.AsSpan().SequenceEqual(credentialId));

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) => throw new NotSupportedException("Passkeys are removed by their id, see PasskeyStore");
}
