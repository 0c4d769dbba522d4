using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Accounts.Factors;

/// <summary>Bước hai của đăng nhập: the password was right, the second factor is still asked for.</summary>
/// <param name="Back">Address of this site to go on to.</param>
internal sealed record SignInStep(Account Account, string Back);

/// <summary>From a right password, or another proof of who somebody is, to a browser's session: at once, or through the second step.</summary>
internal sealed class BrowserSignIn(SecondFactors factors, SignInStepStore steps, AccountStore accounts, Sessions sessions, TimeProvider clock)
{
    public const string CookieName = "cds-step";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>Opens the session, or leads to the second step where the account has a second factor.</summary>
    /// <param name="way">What has been proven: one factor.</param>
    public async Task<IResult> GoOn(HttpContext context, Account account, SignInWay way, string? back, CancellationToken ct)
    {
        if (!(await factors.Of(account.Id, ct)).HasAny)
            return await Finish(context, account, way, back, ct);
        var token = SessionToken.New();
        var until = clock.GetUtcNow() + Life;
        await steps.Begin(token, account, AccessLinks.Local(back), clock.GetUtcNow(), until, ct);
        context.Response.Cookies.Append(CookieName, token.Text, Cookie(context, until));
        return Results.LocalRedirect(FactorLinks.SecondStep);
    }

    /// <summary>The step that a browser is in; null where there is none, or it took too long, or the password changed meanwhile.</summary>
    public async Task<SignInStep?> Current(HttpContext context, CancellationToken ct) =>
        Token(context) is { } token && await steps.Find(token, clock.GetUtcNow(), ct) is var (id, stamp, back)
        && await accounts.Find(id, ct) is { DisabledAt: null } account && account.SecurityStamp == stamp ? new(account, back) : null;

    /// <summary>All factors are proven: the browser gets its session, and the step is over.</summary>
    public async Task<IResult> Finish(HttpContext context, Account account, SignInWay way, string? back, CancellationToken ct)
    {
        if (Token(context) is { } token)
        {
            await steps.End(token, ct);
            context.Response.Cookies.Delete(CookieName, Cookie(context, null));
        }
        SessionCookie.Set(context, await sessions.Open(account, SessionKind.Browser, way, ct));
        return Results.LocalRedirect(AccessLinks.Local(back));
    }

    private static SessionToken? Token(HttpContext context) => context.Request.Cookies[CookieName] is { Length: > 0 and <= 200 } text ? new(text) : null;

    private static CookieOptions Cookie(HttpContext context, DateTimeOffset? until) => new()
    {
        HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = AccessLinks.SignIn, Expires = until, IsEssential = true,
    };
}
