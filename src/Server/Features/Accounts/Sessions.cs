using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Accounts.Factors;
using CongDongSo.Server.Features.Accounts.OwnSessions;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Accounts;

/// <summary>Phiên đăng nhập: of a browser, by cookie, or of the API, by bearer token.</summary>
public enum SessionKind { Browser, Api }

/// <summary>The tokens of a session and how long they hold.</summary>
internal sealed record SessionTerms(SessionToken Access, DateTimeOffset AccessUntil, SessionToken? Refresh, DateTimeOffset? RefreshUntil);

/// <summary>How and from where a session was opened.</summary>
/// <param name="SecondFactorBy">From then on it may only set up a second factor; null: it may all its account may.</param>
internal sealed record SessionOrigin(SignInWay Way, DateTimeOffset? SecondFactorBy, string Device, string Network);

/// <summary>Opens, recognises, renews and ends sessions.</summary>
internal sealed class Sessions(SessionStore store, FactorStore factors, FactorSettings settings, IHttpContextAccessor http, TimeProvider clock)
{
    /// <summary>A working day.</summary>
    private static readonly TimeSpan BrowserLife = TimeSpan.FromHours(12);

    private static readonly TimeSpan AccessLife = TimeSpan.FromHours(1);

    /// <summary>A phone that was not used for so long signs in again.</summary>
    private static readonly TimeSpan RefreshLife = TimeSpan.FromDays(30);

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>What the API answers where the time to set up a second factor is over.</summary>
    public static readonly Problem SecondFactorRequired = new(
        "second-factor-required", "Tài khoản này phải có xác thực hai bước.",
        "Hãy đăng nhập trên trang web để thiết lập ứng dụng xác thực hoặc khóa truy cập; sau đó gửi kèm mã (code) khi đăng nhập.") { Kind = ProblemKind.Forbidden };

    /// <param name="way">With what the account's holder has proven who they are; a second factor that the account has is asked for before this.</param>
    public async Task<SessionTerms> Open(Account account, SessionKind kind, SignInWay way, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var terms = kind == SessionKind.Browser ? new(SessionToken.New(), now + BrowserLife, null, null) : ApiTerms(now);
        await store.Forget(now - Kept, ct);
        var by = way == SignInWay.StrongProvider ? null : (await factors.Read(account.Id, ct)).SetUpBy(settings.Grace);
        await store.Open(Guid.CreateVersion7(now), account, kind, terms, Origin(way, by), now, ct);
        return terms;
    }

    public Task<Caller?> Caller(SessionToken access, SessionKind kind, CancellationToken ct) => store.Caller(access, kind, ct);

    public async Task<Result<SessionTerms>> Renew(SessionToken refresh, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var terms = ApiTerms(now);
        if (await store.Renew(refresh, terms, now, ct))
            return await store.Caller(terms.Access, SessionKind.Api, ct) is { } caller && (await factors.Read(caller.AccountId, ct)).SetUpBy(settings.Grace) <= now ? SecondFactorRequired : terms;
        await store.EndCopied(refresh, now, ct);
        return new Problem("session-over", "Phiên đăng nhập đã kết thúc.", "Hãy đăng nhập lại.") { Kind = ProblemKind.Forbidden };
    }

    public Task End(Caller caller, CancellationToken ct) => store.End(caller.SessionId, clock.GetUtcNow(), ct);

    private SessionOrigin Origin(SignInWay way, DateTimeOffset? by)
    {
        var request = http.HttpContext;
        return new(way, by, DeviceLabel.Of(request?.Request.Headers.UserAgent), ShortAddress.Of(request?.Connection.RemoteIpAddress) ?? "");
    }

    private static SessionTerms ApiTerms(DateTimeOffset now) => new(SessionToken.New(), now + AccessLife, SessionToken.New(), now + RefreshLife);
}
