using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Accounts.Calendars;

/// <summary>Địa chỉ lịch riêng of an account, as its owner sees it; the address itself is shown once, when it is made.</summary>
/// <param name="ReadAt">When a calendar last asked, to the hour; null: never.</param>
public sealed record CalendarFeed(DateTimeOffset MadeAt, DateTimeOffset? ReadAt);

/// <summary>Makes, replaces, ends and recognises private calendar addresses: one an account.</summary>
internal sealed class CalendarFeeds(CalendarFeedStore store, TimeProvider clock)
{
    /// <summary>A calendar asks every few hours; that it does is noted this often.</summary>
    private static readonly TimeSpan ReadingNotedEvery = TimeSpan.FromHours(1);

    public Task<CalendarFeed?> Of(Caller caller, CancellationToken ct) => store.Of(caller.AccountId, ct);

    /// <returns>The path with the token, which nobody can be told again; an address made before is void.</returns>
    public async Task<string> Make(Caller caller, CancellationToken ct)
    {
        var token = SessionToken.New();
        await store.Keep(caller, token, clock.GetUtcNow(), ct);
        return AccessLinks.CalendarFeed(token.Text);
    }

    public Task End(Caller caller, CancellationToken ct) => store.End(caller.AccountId, caller.UnitId, ct);

    /// <summary>Whose calendar it is, with the roles of today; null where the address is unknown, was replaced or ended, or its account may do nothing any more.</summary>
    public async Task<Caller?> Caller(SessionToken token, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await store.Caller(token, now, ct) is not var (caller, readAt))
            return null;
        if (readAt is null || now - readAt >= ReadingNotedEvery)
            await store.NoteReading(caller.AccountId, now, ct);
        return caller;
    }
}
