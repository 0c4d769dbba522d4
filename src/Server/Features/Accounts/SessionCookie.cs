namespace CongDongSo.Server.Features.Accounts;

/// <summary>The browser's session: an opaque token that scripts cannot read and other sites' forms do not send.</summary>
internal static class SessionCookie
{
    public const string Name = "cds-session";

    /// <summary>Over HTTPS with the prefix by which browsers refuse a cookie that another host or a plain page has set.</summary>
    private const string SecureName = "__Host-" + Name;

    /// <summary>The token that a request carries.</summary>
    public static string? Read(HttpContext context) => context.Request.Cookies[NameIn(context)];

    public static void Set(HttpContext context, SessionTerms terms) => context.Response.Cookies.Append(NameIn(context), terms.Access.Text, Options(context, terms.AccessUntil));

    public static void Clear(HttpContext context) => context.Response.Cookies.Delete(NameIn(context), Options(context, null));

    private static string NameIn(HttpContext context) => context.Request.IsHttps ? SecureName : Name;

    private static CookieOptions Options(HttpContext context, DateTimeOffset? until) => new()
    {
        HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", Expires = until, IsEssential = true,
    };
}
