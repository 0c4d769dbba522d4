using System.Text.Unicode;
using CongDongSo.Server.Platform.Web.Errors;
using CongDongSo.Server.Platform.Web.Limits;
using Microsoft.AspNetCore.ResponseCompression;

namespace CongDongSo.Server.Platform.Web;

/// <summary>What every page and API route stands on; features add their routes after it.</summary>
public static class WebPlatform
{
    public static void AddWebPlatform(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddRazorComponents();
        services.AddAntiforgery(static options =>
        {
            options.Cookie.Name = "cds-form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.SuppressXFrameOptionsHeader = true; // The content security policy says it.
        });
        services.AddSingleton(static _ => PortalAssets.Built());
        services.AddSingleton(static _ => FieldAppFolder.Built());
        services.AddScoped<PortalFrame>();
        services.AddRateLimits();
        services.AddResponseCompression(static options =>
        {
            // Secrets in pages are antiforgery tokens, which differ each time: compressing them over TLS gives nothing away.
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "image/svg+xml"];
        });

        // Vietnamese letters as they are.
        services.AddWebEncoders(static options => options.TextEncoderSettings = new(UnicodeRanges.All));
    }

    /// <summary>Before authentication: what every answer passes, and the files that need no account.</summary>
    public static void UseWebPlatform(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseErrorAnswers();
        app.UsePortalFiles(app.Services.GetRequiredService<PortalAssets>());
        app.UseFieldAppFiles(app.Services.GetRequiredService<FieldAppFolder>());
    }
}
