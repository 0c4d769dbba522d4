namespace CongDongSo.Bench;

/// <summary>What a phone loads to start the field app: its files as they are sent, brotli-compressed.</summary>
internal static class FieldApp
{
    public static Section Run(string program)
    {
        var folder = Path.Combine(Path.GetDirectoryName(program)!, "wwwroot", "field");
        var files = Directory.GetFiles(folder, "*.br", SearchOption.AllDirectories);
        double Kilobytes(params string[] endings) => files.Where(file => endings.Any(ending => file.EndsWith(ending + ".br", StringComparison.Ordinal))).Sum(file => new FileInfo(file).Length) / 1024.0;
        return new("field app",
        [
            new("JavaScript and CSS of the first load, compressed", Kilobytes(".js", ".css"), "KB", "≤ 150 KB"),
            new("fonts", Directory.GetFiles(folder, "*.woff2", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length) / 1024.0, "KB"),
        ]);
    }
}
