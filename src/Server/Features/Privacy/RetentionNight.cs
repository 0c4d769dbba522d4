using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Platform;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Privacy;

namespace CongDongSo.Server.Features.Privacy;

/// <summary>Runs <see cref="Retention"/> every night while the web server runs. Of two servers the second finds nothing to do.</summary>
internal sealed class RetentionNight(Retention retention, PrivacySettings settings, InstallationSettings installation, TimeProvider clock, ILogger<RetentionNight> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!installation.DoesUpkeep)
            return;
        Acting.Set(Acting.Upkeep("retention"));
        while (true)
        {
            await Task.Delay(VietnamTime.UntilHour(clock.GetUtcNow(), settings.Hour), clock, stoppingToken);
            try
            {
                (await retention.Run(dryRun: false, stoppingToken)).Match(
                    done => { log.LogInformation("Retention: {People} people, {Drafts} drafts, {Sessions} sessions", done.People, done.Drafts, done.Sessions); return true; },
                    problem => { log.LogInformation("Retention: {Code}", problem.Code); return false; });
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(failed, "Retention has to wait for the next night");
            }
        }
    }
}
