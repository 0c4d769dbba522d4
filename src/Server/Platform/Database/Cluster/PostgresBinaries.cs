using System.Globalization;

namespace CongDongSo.Server.Platform.Database.Cluster;

/// <summary>The programs of one PostgreSQL on this machine.</summary>
/// <param name="Directory">Holds initdb, pg_ctl and postgres.</param>
public sealed record PostgresBinaries(string Directory, int Major)
{
    public const int OldestMajor = 15;

    public string this[string program] => Path.Combine(Directory, program);

    /// <summary>Whether the extension pg_prewarm is installed beside them.</summary>
    public bool Prewarms => File.Exists(Path.Combine(Directory, "..", "lib", "pg_prewarm.so"));

    /// <summary>Looks in <c>CDS_PG_BIN</c>, Debian's folders (newest first) and the path.</summary>
    /// <param name="major">Only this major version; null: the newest from <see cref="OldestMajor"/> on.</param>
    public static async Task<PostgresBinaries?> Find(int? major, CancellationToken ct)
    {
        foreach (var directory in Candidates())
        {
            if (!File.Exists(Path.Combine(directory, "postgres")) || !File.Exists(Path.Combine(directory, "initdb")))
                continue;
            var found = await MajorOf(directory, ct);
            if (found >= OldestMajor && (major is null || found == major))
                return new(directory, found);
        }
        return null;
    }

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("CDS_PG_BIN") is { Length: > 0 } chosen)
            yield return chosen;
        const string debian = "/usr/lib/postgresql";
        if (System.IO.Directory.Exists(debian))
        {
            foreach (var version in System.IO.Directory.GetDirectories(debian)
                .OrderByDescending(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var number) ? number : 0))
                yield return Path.Combine(version, "bin");
        }
        foreach (var entry in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries))
            yield return entry;
    }

    private static async Task<int> MajorOf(string directory, CancellationToken ct)
    {
        var (exit, output) = await Tool.Run(Path.Combine(directory, "postgres"), ["--version"], ct);
        var version = exit == 0 ? output.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(word => char.IsAsciiDigit(word[0])) : null;
        return version is not null && int.TryParse(version.Split('.', '\n')[0], CultureInfo.InvariantCulture, out var major) ? major : 0;
    }
}
