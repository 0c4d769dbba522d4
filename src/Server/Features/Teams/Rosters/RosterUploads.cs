using System.Collections.Concurrent;
using System.Security.Cryptography;
using CongDongSo.Server.Features.Teams.Mapping;

namespace CongDongSo.Server.Features.Teams.Rosters;

/// <summary>A roster that was checked and waits for its account to say that it shall be written.</summary>
/// <param name="FileName">As the account's machine named it; shown, never used as a path.</param>
internal sealed record RosterUpload(string Token, Guid AccountId, string Area, string Program, string FileName, byte[] Content, DateTimeOffset Until)
{
    /// <summary>How its sheets are read, where its sender matched columns.</summary>
    public IReadOnlyList<MappedSheets>? Mapped { get; init; }

    /// <summary>Whether that is remembered for the area.</summary>
    public bool Remembers { get; init; }
}

/// <summary>
/// Rosters between the check and the writing: in memory, one an account, for a short time, and taken once. What is written is the very file that was
/// checked; a restart in between costs another upload and nothing else.
/// </summary>
internal sealed class RosterUploads(TimeProvider clock)
{
    /// <summary>Far above a province's roster, which takes some 1 MB.</summary>
    public const int MostBytes = 8 << 20;

    private const long MostBytesOfAll = 128L << 20;

    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(20);

    private readonly ConcurrentDictionary<Guid, RosterUpload> byAccount = new();

    /// <returns>Null where too many wait at once.</returns>
    public RosterUpload? Keep(Guid account, string area, string program, string fileName, byte[] content, IReadOnlyList<MappedSheets>? mapped = null, bool remembers = true)
    {
        var now = clock.GetUtcNow();
        foreach (var old in byAccount.Values.Where(old => old.Until <= now))
            byAccount.TryRemove(new(old.AccountId, old));
        byAccount.TryRemove(account, out _);
        if (byAccount.Values.Sum(other => (long)other.Content.Length) + content.Length > MostBytesOfAll)
            return null;
        return byAccount[account] = new(RandomNumberGenerator.GetHexString(32), account, area, program, fileName, content, now + KeptFor) { Mapped = mapped, Remembers = remembers };
    }

    /// <summary>The account's upload, if this is its token and its time is not over. It can be taken once.</summary>
    public RosterUpload? Take(Guid account, string token) => Find(account, token) is { } kept && byAccount.TryRemove(new(account, kept)) ? kept : null;

    /// <summary>The same, left where it is: while its columns are matched.</summary>
    public RosterUpload? Find(Guid account, string token) =>
        byAccount.TryGetValue(account, out var kept) && kept.Until > clock.GetUtcNow()
        && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(kept.Token), System.Text.Encoding.UTF8.GetBytes(token))
            ? kept
            : null;
}
