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
                PickEncoding(context, assets.Folder);
            return next(context);
        });
        app.UseStaticFiles(new StaticFileOptions
        {
            RequestPath = PortalAssets.Path,
            FileProvider = new PhysicalFileProvider(assets.Folder),
            ContentTypeProvider = new BuiltTypes(),
            OnPrepareResponse = static served =>
            {
                var headers = served.Context.Response.Headers;
                headers.CacheControl = "public, max-age=31536000, immutable";
                headers.Vary = HeaderNames.AcceptEncoding;
                foreach (var (name, suffix) in Encodings)
                {
                    if (served.File.Name.EndsWith(suffix, StringComparison.Ordinal))
                        headers.ContentEncoding = name;
                }
            },
        });
    }

    private static void PickEncoding(HttpContext context, string folder)
    {
        var accepted = context.Request.GetTypedHeaders().AcceptEncoding;
        var file = Path.GetFileName(context.Request.Path.Value);
        foreach (var (name, suffix) in Encodings)
        {
            if (accepted.Any(encoding => encoding.Value == name && encoding.Quality is not 0) && File.Exists(Path.Combine(folder, file + suffix)))
            {
                context.Request.Path += suffix;
                return;
            }
        }
    }

    /// <summary>The type of <c>portal.css.br</c> is that of <c>portal.css</c>.</summary>
    private sealed class BuiltTypes : Microsoft.AspNetCore.StaticFiles.IContentTypeProvider
    {
        public bool TryGetContentType(string subpath, out string contentType)
        {
            var plain = subpath.EndsWith(".br", StringComparison.Ordinal) || subpath.EndsWith(".gz", StringComparison.Ordinal) ? subpath[..^3] : subpath;
            contentType = Path.GetExtension(plain) switch
            {
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
