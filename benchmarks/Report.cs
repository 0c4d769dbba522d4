using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CongDongSo.Bench;

/// <param name="Name">What was measured, with its size.</param>
/// <param name="Target">What has to be reached, in words; null where nothing is asked.</param>
internal sealed record Figure(string Name, double Value, string Unit, string? Target = null);

/// <param name="Name">File name of its results.</param>
internal sealed record Section(string Name, IReadOnlyList<Figure> Figures);

/// <summary>Gathers sections, prints them as a table, writes one JSON file each.</summary>
internal sealed class Report(string directory)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<Section> sections = [];

    public void Add(Section section)
    {
        sections.Add(section);
        foreach (var figure in section.Figures)
            Console.WriteLine($"{section.Name,-16} {figure.Name,-64} {figure.Value.ToString("#,0.##", CultureInfo.InvariantCulture),12} {figure.Unit,-10} {figure.Target}");
    }

    /// <summary>One file a section, and one page of all sections that were ever measured: a part that is measured alone replaces its own.</summary>
    public void Write()
    {
        Directory.CreateDirectory(directory);
        foreach (var section in sections)
        {
            File.WriteAllText(
                Path.Combine(directory, section.Name + ".json"),
                JsonSerializer.Serialize(new Measured(TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Machine(), section.Figures), Json) + "\n");
        }
        var rows = from file in Directory.GetFiles(directory, "*.json").Order(StringComparer.Ordinal)
                   let measured = JsonSerializer.Deserialize<Measured>(File.ReadAllText(file), Json)!
                   from figure in measured.Figures
                   select $"| {Path.GetFileNameWithoutExtension(file)} | {figure.Name} | {figure.Value.ToString("#,0.##", CultureInfo.InvariantCulture)} {figure.Unit} | {figure.Target} | {measured.On} |";
        File.WriteAllText(Path.Combine(directory, "README.md"), $"""
            # Measured
            By `./bench`, which tells what each part does. The machine of each is in its file.

            | section | what | measured | must reach | on |
            |---|---|---:|---|---|
            {string.Join('\n', rows)}

            """);
    }

    private sealed record Measured(string? On, object Machine, IReadOnlyList<Figure> Figures);

    private static object Machine() => new
    {
        Processor = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim(),
        Cores = Environment.ProcessorCount,
        Memory = File.ReadLines("/proc/meminfo").First().Split(':')[1].Trim(),
        System = RuntimeInformation.OSDescription,
        Runtime = RuntimeInformation.FrameworkDescription,
        Setting = "client, server and PostgreSQL on the same machine; fsync on",
    };
}
