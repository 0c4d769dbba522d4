namespace CongDongSo.Server.Platform.Database.Cluster;

/// <summary>Starts the private server again when its process has died under a running web server.</summary>
internal sealed class ClusterWatch(InstallationSettings settings, PrivateCluster cluster, ILogger<ClusterWatch> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Database is not null)
            return;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        // Told to stop, the timer ends its ticks; that is no fault to log.
        await using var end = stoppingToken.Register(timer.Dispose);
        while (await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            if (cluster.IsRunning())
                continue;
            log.LogWarning("The private PostgreSQL is gone; starting it again");
            try
            {
                await cluster.Start(stoppingToken);
            }
            catch (Exception failed) when (failed is ServiceUnavailableException or Npgsql.NpgsqlException)
            {
                log.LogError(failed, "The private PostgreSQL does not start");
            }
        }
    }
}
