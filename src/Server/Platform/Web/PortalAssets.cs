using System.Text.Json;

namespace CongDongSo.Server.Platform.Web;

/// <summary>Addresses of the portal's built styles and script: their names carry a hash of their content, which the build's manifest tells.</summary>
public sealed record PortalAssets(string Folder, string Style, string Script, string Icon)
{
    public const string Path = "/portal";

    /// <param name="folder">The build's output, with its <c>manifest.json</c>.</param>
    public static PortalAssets Read(string folder)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(System.IO.Path.Combine(folder, "manifest.json")));
        var entry = manifest.RootElement.GetProperty("portal.ts");
        return new(
            folder,
            Address(entry.GetProperty("css")[0]),
            Address(entry.GetProperty("file")),
            Address(manifest.RootElement.GetProperty("icon.svg").GetProperty("file")));
    }

    /// <summary>Where the build puts them: beside the program.</summary>
    public static PortalAssets Built() => Read(System.IO.Path.Combine(AppContext.BaseDirectory, "wwwroot", "portal"));

    private static string Address(JsonElement file) => $"{Path}/{file.GetString()}";
}
