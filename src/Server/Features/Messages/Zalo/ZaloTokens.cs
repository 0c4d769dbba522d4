using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace CongDongSo.Server.Features.Messages.Zalo;

/// <summary>The pair of tokens of now: the access token opens the interface, the refresh token gets the next pair, once.</summary>
internal sealed record ZaloTokenPair(string Access, string Refresh);

/// <summary>What the place of tokens answered.</summary>
internal abstract record TokenAnswer
{
    private TokenAnswer()
    {
    }

    public sealed record Got(string Access, DateTimeOffset Until) : TokenAnswer;

    /// <summary>Not now.</summary>
    public sealed record Away(string Error) : TokenAnswer;

    /// <summary>The refresh token was used up or has run out: an administrator of the account has to give the application its right anew.</summary>
    public sealed record Refused(string Error) : TokenAnswer;
}

/// <summary>
/// Mã truy cập Zalo. A refresh token works once, and the pair that comes for it is the only key there is: the row is held while it is asked for, so that one process does so at a time,
/// and the new pair is kept, encrypted, before anybody uses it. Whoever waited finds it there.
/// </summary>
internal sealed class ZaloTokens(ZaloTokenStore store, IDataProtectionProvider protection, HttpClient http, TimeProvider clock)
{
    /// <summary>A token that runs out while a message is on its way would be wasted.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly IDataProtector protector = protection.CreateProtector("messages/zalo/tokens");

    /// <param name="stale">An access token that was refused: another one is wanted.</param>
    public async Task<TokenAnswer> Access(ZaloSettings settings, string? stale, CancellationToken ct)
    {
        var seed = SHA256.HashData(Encoding.UTF8.GetBytes(settings.Seed));
        if (stale is null && await store.Find(ct) is { } kept && kept.SeedHash.AsSpan().SequenceEqual(seed) && kept.ExpiresAt > clock.GetUtcNow() + Margin && Opened(kept.Protected) is { } now)
            return new TokenAnswer.Got(now.Access, kept.ExpiresAt);
        await using var held = await store.Hold(ct);
        var row = held.Row;
        var isOurs = row is not null && row.SeedHash.AsSpan().SequenceEqual(seed);
        var pair = isOurs ? Opened(row!.Protected) : null;
        // Somebody else was here while we waited.
        if (pair is not null && pair.Access != stale && row!.ExpiresAt > clock.GetUtcNow() + Margin)
            return new TokenAnswer.Got(pair.Access, row.ExpiresAt);
        if (isOurs && row!.RefusedAt is not null)
            return Ended;
        var answer = await Ask(settings, pair?.Refresh ?? settings.Seed);
        switch (answer)
        {
            // Whatever happens to the caller, a pair that was given is kept: there is no other.
            case (TokenAnswer.Got(_, var until), { } given):
                await held.Keep(protector.Protect(JsonSerializer.Serialize(given)), seed, until, clock.GetUtcNow());
                break;
            case (TokenAnswer.Refused, _):
                await held.Refuse(row is null || !isOurs ? protector.Protect(JsonSerializer.Serialize(new ZaloTokenPair("", settings.Seed))) : row.Protected, seed, clock.GetUtcNow());
                break;
        }
        return answer.Answer;
    }

    private static TokenAnswer.Refused Ended => new("Zalo: mã làm mới đã hết hạn hoặc đã dùng; quản trị viên của tài khoản Zalo cấp quyền lại.");

    private ZaloTokenPair? Opened(string sealedPair)
    {
        try
        {
            return JsonSerializer.Deserialize<ZaloTokenPair>(protector.Unprotect(sealedPair));
        }
        catch (CryptographicException)
        {
            // The key ring was lost: begin with the token of the settings.
            return null;
        }
    }

    private async Task<(TokenAnswer Answer, ZaloTokenPair? Given)> Ask(ZaloSettings settings, string refresh)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.TokenAddress)
        {
            Content = new FormUrlEncodedContent([new("refresh_token", refresh), new("app_id", settings.App), new("grant_type", "refresh_token")]),
        };
        request.Headers.Add("secret_key", settings.Secret);
        try
        {
            // Not given up half-way: a pair that Zalo has given and nobody read is lost.
            using var answer = await http.SendAsync(request, CancellationToken.None);
            if (!answer.IsSuccessStatusCode)
                return (new TokenAnswer.Away($"Zalo: nơi cấp mã truy cập trả lời {(int)answer.StatusCode}."), null);
            using var document = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(CancellationToken.None));
            var root = document.RootElement;
            if (Text(root, "access_token") is { Length: > 0 } access && Text(root, "refresh_token") is { Length: > 0 } next)
                return (new TokenAnswer.Got(access, clock.GetUtcNow() + Lasting(root)), new(access, next));
            // Its errors come with 200: the token is used up, run out, or not this application's.
            return root.TryGetProperty("error", out _) ? (Ended, null) : (new TokenAnswer.Away("Zalo: nơi cấp mã truy cập trả lời không hiểu được."), null);
        }
        catch (Exception lost) when (lost is HttpRequestException or JsonException or TaskCanceledException)
        {
            return (new TokenAnswer.Away("Zalo: không kết nối được nơi cấp mã truy cập."), null);
        }
    }

    private static string? Text(JsonElement root, string name) => root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>In seconds, which it writes as a word.</summary>
    private static TimeSpan Lasting(JsonElement root) => TimeSpan.FromSeconds(
        root.TryGetProperty("expires_in", out var value) && long.TryParse(value.ToString(), System.Globalization.CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 10_000_000 ? seconds : 3_600);
}
