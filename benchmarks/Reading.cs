using System.Diagnostics;

namespace CongDongSo.Bench;

/// <summary>What officers ask for, one after another, as seen by the client.</summary>
internal static class Reading
{
    private static readonly string[] Searches = ["ly son", "Lý Sơn", "tinh khe", "quang ngai", "thôn phú", "21548", "xa ba", "zzz"];

    public static async Task<Section> Run(HttpClient client) => new("read",
    [
        .. await Timed(client, "measures of province 51 by commune, 2025-Q4, quang-ngai-2025-12", _ => "/api/v1/measures?program=quang-ngai-2025-12&unit=51&period=2025-Q4&by=commune", "≤ 50 ms"),
        .. await Timed(client, "measures of province 51 by commune, 2026-Q3, quang-nam-2025", _ => "/api/v1/measures?program=quang-nam-2025&unit=51&period=2026-Q3&by=commune", "≤ 50 ms"),
        .. await Timed(client, "measures of province 51 by commune, 2026-W33", _ => "/api/v1/measures?program=quang-ngai-2025-12&unit=51&period=2026-W33&by=commune", "≤ 50 ms"),
        .. await Timed(client, "measures of one commune, 2025-Q4", _ => "/api/v1/measures?program=quang-ngai-2025-12&unit=21172&period=2025-Q4", null),
        .. await Timed(client, "unit search", i => "/api/v1/units?q=" + Uri.EscapeDataString(Searches[i % Searches.Length]), null),
    ]);

    private static async Task<IReadOnlyList<Figure>> Timed(HttpClient client, string name, Func<int, string> path, string? target)
    {
        // The server as officers meet it on any but its first minutes: its hot code compiled.
        for (var i = 0; i < 100; i++)
            (await client.GetAsync(path(i))).EnsureSuccessStatusCode();
        var times = new List<double>();
        for (var i = 0; i < 100; i++)
        {
            var clock = Stopwatch.StartNew();
            (await client.GetAsync(path(i))).EnsureSuccessStatusCode();
            times.Add(clock.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        return [new(name + ", median of 100", times[50], "ms", target), new(name + ", p99", times[98], "ms")];
    }
}
