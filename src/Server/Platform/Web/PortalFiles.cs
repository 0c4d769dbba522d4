using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace CongDongSo.Server.Platform.Web;

/// <summary>Serves the portal's built files: hashed names never change, so they are kept for a year; text comes compressed as the build left it.</summary>
public static class PortalFiles
{
    private static readonly (string Name, string Suffix)[] Encodings = [("br", ".br"), ("gzip", ".gz")];

    public static void UsePortalFiles(this WebApplication app, PortalAssets assets)
    {
        app.Use((context, next) =>
        {
            if (context.Request.Path.StartsWithSegments(PortalAssets.Path))
                PickEncoding(context, Path.Combine(assets.Folder, Path.GetFileName(context.Request.Path.Value!)));
            return next(context);
        });
        app.UseStaticFiles(new StaticFileOptions
        {
            RequestPath = PortalAssets.Path,
            FileProvider = new PhysicalFileProvider(assets.Folder),
            ContentTypeProvider = new BuiltTypes(),
            OnPrepareResponse = static served => Describe(served, "public, max-age=31536000, immutable"),
        });
    }

    internal static void Describe(Microsoft.AspNetCore.StaticFiles.StaticFileResponseContext served, string cacheControl)
    {
        var headers = served.Context.Response.Headers;
        headers.CacheControl = cacheControl;
        headers.Vary = HeaderNames.AcceptEncoding;
        foreach (var (name, suffix) in Encodings)
        {
            if (served.File.Name.EndsWith(suffix, StringComparison.Ordinal))
                headers.ContentEncoding = name;
        }
    }

    /// <param name="file">The file as it is without encoding.</param>
    internal static void PickEncoding(HttpContext context, string file)
    {
        var accepted = context.Request.GetTypedHeaders().AcceptEncoding;
        foreach (var (name, suffix) in Encodings)
        {
            if (accepted.Any(encoding => encoding.Value == name && encoding.Quality is not 0) && File.Exists(file + suffix))
            {
                context.Request.Path += suffix;
                return;
            }
        }
    }

    /// <summary>The type of <c>portal.css.br</c> is that of <c>portal.css</c>.</summary>
    internal sealed class BuiltTypes : Microsoft.AspNetCore.StaticFiles.IContentTypeProvider
    {
        public bool TryGetContentType(string subpath, out string contentType)
        {
            var plain = subpath.EndsWith(".br", StringComparison.Ordinal) || subpath.EndsWith(".gz", StringComparison.Ordinal) ? subpath[..^3] : subpath;
            contentType = Path.GetExtension(plain) switch
            {
                ".html" => "text/html; charset=utf-8",
                ".webmanifest" => "application/manifest+json",
                ".png" => "image/png",
                ".css" => "text/css; charset=utf-8",
                ".js" => "text/javascript; charset=utf-8",
                ".svg" => "image/svg+xml",
                ".woff2" => "font/woff2",
                _ => "",
            };
            return contentType.Length > 0;
        }
    }
}
