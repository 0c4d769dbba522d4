using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CongDongSo.Domain.Language;

namespace CongDongSo.Server.Features.Accounts.SingleSignOn;

/// <summary>Who has signed in at a provider.</summary>
/// <param name="SubjectHash">SHA-256 of provider and subject, which is what a link knows.</param>
/// <param name="Name">For its owner to recognise; null where the provider tells none.</param>
internal sealed record ProviderIdentity(byte[] SubjectHash, string? Name)
{
    /// <summary>OpenID Connect Core 1.0, 2: a subject has at most 255 characters.</summary>
    private const int LongestSubject = 255;

    private const int LongestName = 200;

    /// <returns>Null where the user info names no subject.</returns>
    public static ProviderIdentity? Read(SingleSignOnProvider provider, JsonElement userInfo)
    {
        if (userInfo.ValueKind != JsonValueKind.Object || !userInfo.TryGetProperty(provider.SubjectClaim, out var claim))
            return null;
        var subject = claim.ValueKind switch
        {
            JsonValueKind.String => claim.GetString()!,
            JsonValueKind.Number when claim.TryGetInt64(out _) => claim.GetRawText(),
            _ => "",
        };
        if (subject.Length is 0 or > LongestSubject || string.IsNullOrWhiteSpace(subject) || subject.Any(char.IsControl))
            return null;
        var name = userInfo.TryGetProperty(provider.NameClaim, out var named) && named.ValueKind == JsonValueKind.String ? Folding.Tidy(named.GetString()!) : "";
        return new(SHA256.HashData(Encoding.UTF8.GetBytes($"{provider.Id}\n{subject}")), name.Length is 0 or > LongestName ? null : name);
    }
}
