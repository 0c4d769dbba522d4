namespace CongDongSo.Server.Features.Accounts;

/// <summary>The browser's session: an opaque token that scripts cannot read and other sites' forms do not send.</summary>
internal static class SessionCookie
{
    public const string Name = "cds-session";

    public static void Set(HttpContext context, SessionTerms terms) => context.Response.Cookies.Append(Name, terms.Access.Text, Options(context, terms.AccessUntil));

    public static void Clear(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context, null));

    private static CookieOptions Options(HttpContext context, DateTimeOffset? until) => new()
    {
        HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", Expires = until, IsEssential = true,
    };
}
