namespace CongDongSo.Server.Platform.Web;

/// <summary>What a browser may do with our answers: nothing from elsewhere, nothing inline, no framing; pages with personal data are not kept.</summary>
public static class SecurityHeaders
{
    /// <summary>Images may be data URIs: the style sheet draws its small symbols so.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>No device of the visitor's, and no tracking; passkeys need nothing said.</summary>
    public const string PermissionsPolicy =
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()";

    /// <summary>The field app shows photos that it has just taken, and works without network by a worker of its own.</summary>
    public const string FieldContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' blob: data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The field app takes photos and notes where an activity was, each when its user asks for it.</summary>
    public static readonly string FieldPermissionsPolicy = PermissionsPolicy
        .Replace("camera=()", "camera=(self)", StringComparison.Ordinal).Replace("geolocation=()", "geolocation=(self)", StringComparison.Ordinal);

    public static void UseSecurityHeaders(this WebApplication app) => app.Use(static (context, next) =>
    {
        context.Response.OnStarting(static state =>
        {
            var headers = ((HttpContext)state).Response.Headers;
            var isField = ((HttpContext)state).Items.ContainsKey(FieldAppFiles.Mark);
            headers.ContentSecurityPolicy = isField ? FieldContentSecurityPolicy : ContentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = isField ? FieldPermissionsPolicy : PermissionsPolicy;
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (((HttpContext)state).Request.IsHttps)
                headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
            if (headers.CacheControl.Count == 0)
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }, context);
        return next(context);
    });
}
