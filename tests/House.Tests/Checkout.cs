namespace CongDongSo.House.Tests;

/// <summary>The files of this checkout that people write: nothing built, fetched or stored by a run.</summary>
public static class Checkout
{
    private static readonly string[] NotOurs = ["bin", "obj", "node_modules", "wwwroot", "artifacts", "TestResults", ".git", ".data", ".build", ".vs", ".idea"];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> Files { get; } = [.. Walk(Root).OrderBy(file => file.Path, StringComparer.Ordinal)];

    /// <summary>C#, Razor, TypeScript and SQL of the product.</summary>
    public static IEnumerable<SourceFile> Source => Files.Where(file => file.IsUnder("src") && file.IsCode);

    public static IEnumerable<SourceFile> Tests => Files.Where(file => file.IsUnder("tests") && file.IsCode);

    private static IEnumerable<SourceFile> Walk(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
            yield return new(Path.GetRelativePath(Root, file).Replace('\\', '/'));
        foreach (var child in Directory.EnumerateDirectories(folder).Where(child => !NotOurs.Contains(Path.GetFileName(child))))
        {
            foreach (var file in Walk(child))
                yield return file;
        }
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CongDongSo.slnx")))
                return folder.FullName;
        }
        throw new InvalidOperationException("These tests read the checkout that they were built in.");
    }
}

/// <param name="Path">From the root, with slashes.</param>
public sealed record SourceFile(string Path)
{
    private readonly Lazy<string[]> lines = new(() => File.ReadAllLines(System.IO.Path.Combine(Checkout.Root, Path)));

    public string Name => System.IO.Path.GetFileName(Path);

    public string Extension => System.IO.Path.GetExtension(Path);

    public string FullPath => System.IO.Path.Combine(Checkout.Root, Path);

    public IReadOnlyList<string> Lines => lines.Value;

    public bool IsCode => Extension is ".cs" or ".razor" or ".ts" or ".tsx" or ".sql";

    public bool IsUnder(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    /// <summary>Folders between the root and the file.</summary>
    public int Depth => Path.Count(c => c == '/');

    /// <summary>The lines that a rule refuses, as <c>path:line: text</c>.</summary>
    public IEnumerable<string> Offences(Func<string, bool> refuses) =>
        Lines.Select((line, index) => (line, index)).Where(at => refuses(at.line)).Select(at => $"{Path}:{at.index + 1}: {at.line.Trim()}");

    public bool Equals(SourceFile? other) => other?.Path == Path;

    public override int GetHashCode() => Path.GetHashCode(StringComparison.Ordinal);
}
