using Microsoft.AspNetCore.Identity;

namespace CongDongSo.Server.Features.Accounts;

/// <summary>A login is found whatever its case and diacritics.</summary>
internal sealed class LoginKeys : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name is null ? null : Account.KeyOf(name);

    public string? NormalizeEmail(string? email) => email;
}
