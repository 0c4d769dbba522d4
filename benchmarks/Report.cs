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

    public void Write()
    {
        Directory.CreateDirectory(directory);
        foreach (var section in sections)
            File.WriteAllText(Path.Combine(directory, section.Name + ".json"), JsonSerializer.Serialize(new { Machine = Machine(), section.Figures }, Json) + "\n");
        var rows = sections.SelectMany(section => section.Figures.Select(figure =>
            $"| {section.Name} | {figure.Name} | {figure.Value.ToString("#,0.##", CultureInfo.InvariantCulture)} {figure.Unit} | {figure.Target} |"));
        File.WriteAllText(Path.Combine(directory, "README.md"), $"""
            # Measured

            {JsonSerializer.Serialize(Machine(), Json)}

            | section | what | measured | must reach |
            |---|---|---:|---|
            {string.Join('\n', rows)}

            """);
    }

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
