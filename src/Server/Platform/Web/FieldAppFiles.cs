using Microsoft.Extensions.FileProviders;

namespace CongDongSo.Server.Platform.Web;

/// <summary>Where the build puts the field app.</summary>
/// <param name="Path">Of a folder that need not be there: then there is no field app to serve.</param>
public sealed record FieldAppFolder(string Path)
{
    public static FieldAppFolder Built() => new(System.IO.Path.Combine(AppContext.BaseDirectory, "wwwroot", "field"));
}

/// <summary>
/// Serves the volunteers' offline app: files with a hash in their name, in <c>assets</c>, are kept for a year; the page, the worker and the manifest are asked
/// for anew, so that an update comes through.
/// </summary>
public static class FieldAppFiles
{
    public const string Path = "/thuc-dia";

    /// <summary>On a request for the app: its pages may use camera and location.</summary>
    internal static readonly object Mark = new();

    private const string Assets = "assets";

    public static void UseFieldAppFiles(this WebApplication app, FieldAppFolder folder)
    {
        if (!Directory.Exists(folder.Path))
            return;
        app.Use((context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments(Path, out var rest))
                return next(context);
            context.Items[Mark] = true;
            if (!rest.HasValue)
            {
                context.Response.Redirect(Path + "/");
                return Task.CompletedTask;
            }
            var name = rest.Value is "/" ? "index.html" : rest.Value![1..];
            if (name.StartsWith('/') || name.Contains("..", StringComparison.Ordinal))
                return next(context);
            context.Request.Path = $"{Path}/{name}";
            PortalFiles.PickEncoding(context, System.IO.Path.Combine(folder.Path, name));
            return next(context);
        });
        app.UseStaticFiles(new StaticFileOptions
        {
            RequestPath = Path,
            FileProvider = new PhysicalFileProvider(folder.Path),
            ContentTypeProvider = new PortalFiles.BuiltTypes(),
            OnPrepareResponse = static served => PortalFiles.Describe(
                served, served.Context.Request.Path.StartsWithSegments($"{Path}/{Assets}") ? "public, max-age=31536000, immutable" : "no-cache"),
        });
    }
}
