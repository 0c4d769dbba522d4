using Microsoft.AspNetCore.DataProtection;

namespace CongDongSo.Server.Features.Accounts.Factors;

/// <summary>Secrets of authenticator apps, encrypted with the installation's key ring and bound to their account: a copied row opens no other account.</summary>
internal sealed class FactorSecrets(IDataProtectionProvider protection)
{
    public string Protect(Guid account, byte[] secret) => Convert.ToBase64String(For(account).Protect(secret));

    /// <returns>Null where the text was not made for this account, or its key is gone.</returns>
    public byte[]? Unprotect(Guid account, string text)
    {
        try
        {
            return For(account).Unprotect(Convert.FromBase64String(text));
        }
        catch (Exception unreadable) when (unreadable is System.Security.Cryptography.CryptographicException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector For(Guid account) => protection.CreateProtector("code-app", account.ToString("N"));
}
