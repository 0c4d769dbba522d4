using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Privacy;

namespace CongDongSo.Server.Features.Privacy;

/// <summary>Runs <see cref="Retention"/> every night while the web server runs. Of two servers the second finds nothing to do.</summary>
internal sealed class RetentionNight(Retention retention, PrivacySettings settings, TimeProvider clock, ILogger<RetentionNight> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Acting.Set(Acting.Upkeep("retention"));
        while (true)
        {
            await Task.Delay(UntilHour(clock.GetUtcNow(), settings.Hour), clock, stoppingToken);
            try
            {
                (await retention.Run(dryRun: false, stoppingToken)).Match(
                    done => { log.LogInformation("Retention: {People} people, {Sessions} sessions", done.People, done.Sessions); return true; },
                    problem => { log.LogInformation("Retention: {Code}", problem.Code); return false; });
            }
            catch (Exception failed) when (failed is System.Data.Common.DbException or Platform.ServiceUnavailableException)
            {
                log.LogWarning(failed, "Retention has to wait for the next night");
            }
        }
    }

    /// <summary>To the next time that clocks in Vietnam show the hour.</summary>
    internal static TimeSpan UntilHour(DateTimeOffset now, int hour)
    {
        var today = VietnamTime.StartOf(VietnamTime.DayOf(now)).AddHours(hour);
        return (today > now ? today : today.AddDays(1)) - now;
    }
}
