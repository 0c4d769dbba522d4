using CongDongSo.Server.Platform;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Measures.Kept;

/// <summary>Looks, while the web server runs, whether measures are due anywhere, so that a number on a dashboard is at most two seconds behind what was acknowledged.</summary>
internal sealed class MeasureWatch(MeasureKeeping keeping, Databases databases, InstallationSettings installation, TimeProvider clock, ILogger<MeasureWatch> log) : BackgroundService
{
    /// <summary>Between two looks: half a second or, under a storm of records, three times as long as the last refresh took, so that the records themselves get most of the machine.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(500), Most = TimeSpan.FromMilliseconds(1_100);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!installation.DoesUpkeep)
            return;
        Acting.Set(Acting.UpkeepOfFigures("measures"));
        var pause = Least;
        while (true)
        {
            await Task.Delay(pause, clock, stoppingToken);
            var began = clock.GetTimestamp();
            foreach (var province in databases.Provinces)
            {
                try
                {
                    await keeping.Refresh(province, entirely: false, stoppingToken);
                }
                catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
                {
                    // What is due stays due; a dashboard that lags is better than a server that stops.
                    log.LogError(failed, "Measures of province {Province} have to wait", province.Code);
                    await Task.Delay(AfterFailure, clock, stoppingToken);
                }
            }
            pause = clock.GetElapsedTime(began) * 3;
            pause = pause < Least ? Least : pause > Most ? Most : pause;
        }
    }
}
