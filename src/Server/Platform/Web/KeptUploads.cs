using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace CongDongSo.Server.Platform.Web;

/// <summary>A file that was checked and waits for its account to say that it shall be written.</summary>
/// <param name="FileName">As the account's machine named it; shown, never used as a path.</param>
/// <param name="About">What it was sent for.</param>
public sealed record KeptUpload<T>(string Token, Guid AccountId, string FileName, byte[] Content, DateTimeOffset Until, T About);

/// <summary>
/// Files between the check and the writing: in memory, one an account, for a short time, and taken once. What is written is the very file that was
/// checked; a restart in between costs another upload and nothing else.
/// </summary>
public sealed class KeptUploads<T>(TimeProvider clock)
{
    private const long MostBytesOfAll = 128L << 20;

    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(20);

    private readonly ConcurrentDictionary<Guid, KeptUpload<T>> byAccount = new();

    /// <returns>Null where too many wait at once.</returns>
    public KeptUpload<T>? Keep(Guid account, string fileName, byte[] content, T about)
    {
        var now = clock.GetUtcNow();
        foreach (var old in byAccount.Values.Where(old => old.Until <= now))
            byAccount.TryRemove(new(old.AccountId, old));
        byAccount.TryRemove(account, out _);
        if (byAccount.Values.Sum(other => (long)other.Content.Length) + content.Length > MostBytesOfAll)
            return null;
        return byAccount[account] = new(RandomNumberGenerator.GetHexString(32), account, fileName, content, now + KeptFor, about);
    }

    /// <summary>The account's upload, if this is its token and its time is not over. It can be taken once.</summary>
    public KeptUpload<T>? Take(Guid account, string token) => Find(account, token) is { } kept && byAccount.TryRemove(new(account, kept)) ? kept : null;

    /// <summary>The same, left where it is: while something about it is still asked.</summary>
    public KeptUpload<T>? Find(Guid account, string token) =>
        byAccount.TryGetValue(account, out var kept) && kept.Until > clock.GetUtcNow() && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(kept.Token), Encoding.UTF8.GetBytes(token))
            ? kept
            : null;
}
