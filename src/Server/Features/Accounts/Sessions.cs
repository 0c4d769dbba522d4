using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Accounts;

/// <summary>Phiên đăng nhập: of a browser, by cookie, or of the API, by bearer token.</summary>
public enum SessionKind { Browser, Api }

/// <summary>The tokens of a session and how long they hold.</summary>
internal sealed record SessionTerms(SessionToken Access, DateTimeOffset AccessUntil, SessionToken? Refresh, DateTimeOffset? RefreshUntil);

/// <summary>Opens, recognises, renews and ends sessions.</summary>
internal sealed class Sessions(SessionStore store, TimeProvider clock)
{
    /// <summary>A working day.</summary>
    private static readonly TimeSpan BrowserLife = TimeSpan.FromHours(12);

    private static readonly TimeSpan AccessLife = TimeSpan.FromHours(1);

    /// <summary>A phone that was not used for so long signs in again.</summary>
    private static readonly TimeSpan RefreshLife = TimeSpan.FromDays(30);

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task<SessionTerms> Open(Account account, SessionKind kind, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var terms = kind == SessionKind.Browser ? new(SessionToken.New(), now + BrowserLife, null, null) : ApiTerms(now);
        await store.Forget(now - Kept, ct);
        await store.Open(Guid.CreateVersion7(now), account, kind, terms, now, ct);
        return terms;
    }

    public Task<Caller?> Caller(SessionToken access, SessionKind kind, CancellationToken ct) => store.Caller(access, kind, clock.GetUtcNow(), ct);

    public async Task<Result<SessionTerms>> Renew(SessionToken refresh, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var terms = ApiTerms(now);
        if (await store.Renew(refresh, terms, now, ct))
            return terms;
        await store.EndCopied(refresh, now, ct);
        return new Problem("session-over", "Phiên đăng nhập đã kết thúc.", "Hãy đăng nhập lại.") { Kind = ProblemKind.Forbidden };
    }

    public Task End(Caller caller, CancellationToken ct) => store.End(caller.SessionId, clock.GetUtcNow(), ct);

    private static SessionTerms ApiTerms(DateTimeOffset now) => new(SessionToken.New(), now + AccessLife, SessionToken.New(), now + RefreshLife);
}
