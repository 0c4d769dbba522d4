using System.Diagnostics;

namespace CongDongSo.Bench;

/// <param name="P99">Milliseconds.</param>
internal sealed record LoadResult(double PerSecond, double P99);

/// <summary>Closed-loop load: each connection does one thing after another until the time is over.</summary>
internal static class Load
{
    public static async Task<LoadResult> Run(int connections, TimeSpan duration, Func<int, Task> once)
    {
        var clock = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, connections).Select(connection => Task.Run(async () =>
        {
            var mine = new List<double>();
            while (clock.Elapsed < duration)
            {
                var start = clock.Elapsed;
                await once(connection);
                mine.Add((clock.Elapsed - start).TotalMilliseconds);
            }
            return mine;
        })));
        var elapsed = clock.Elapsed;
        var all = times.SelectMany(time => time).Order().ToList();
        return new(all.Count / elapsed.TotalSeconds, all[Math.Min(all.Count - 1, all.Count * 99 / 100)]);
    }
}
