namespace CongDongSo.Bench;

/// <summary>Start on an existing database, and what the idle server holds.</summary>
internal static class StartUp
{
    public static async Task<Section> Run(Installation installation)
    {
        var times = new List<double>();
        double server = 0, cluster = 0;
        for (var i = 0; i < 5; i++)
        {
            times.Add((await installation.Serve()).TotalSeconds);
            await Task.Delay(TimeSpan.FromSeconds(10));
            server = Memory.ResidentKilobytes(installation.ServerProcess) / 1024.0;
            cluster = Memory.ClusterKilobytes(installation.Data) / 1024.0;
            await installation.Stop();
        }
        return new("start",
        [
            new("start to ready on an existing database, its PostgreSQL included, median of 5", times.Order().ElementAt(2), "s", "≤ 3 s"),
            new("idle memory of the server, 10 s after start", server, "MB", "≤ 200 MB"),
            new("idle memory of its PostgreSQL (proportional share)", cluster, "MB"),
        ]);
    }
}
