using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace CongDongSo.IdentityProvider;

/// <summary>What a code stands for until it is used.</summary>
internal sealed record Grant(string User, string RedirectUri, string Challenge, DateTimeOffset Until);

/// <summary>Codes and access tokens that were given out. A code works once.</summary>
internal sealed class Grants(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Grant> codes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> tokens = new(StringComparer.Ordinal);

    public string NewCode(string user, string redirectUri, string challenge)
    {
        var code = "code-" + RandomNumberGenerator.GetHexString(40);
        codes[code] = new(user, redirectUri, challenge, clock.GetUtcNow().AddMinutes(1));
        return code;
    }

    public Grant? Spend(string code) => codes.TryRemove(code, out var grant) && grant.Until > clock.GetUtcNow() ? grant : null;

    public string NewToken(string user)
    {
        var token = "token-" + RandomNumberGenerator.GetHexString(40);
        tokens[token] = user;
        return token;
    }

    public string? UserOf(string token) => tokens.GetValueOrDefault(token);
}
