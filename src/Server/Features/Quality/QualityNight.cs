using CongDongSo.Domain.Time;
using CongDongSo.Server.Platform;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Quality;

/// <summary>Looks through the records of every province each night while the web server runs, when few are at work.</summary>
internal sealed class QualityNight(QualitySurvey survey, Databases databases, InstallationSettings installation, TimeProvider clock, ILogger<QualityNight> log) : BackgroundService
{
    /// <summary>Of the night, in Vietnam: after what is to be forgotten has been.</summary>
    private const int Hour = 3;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!installation.DoesUpkeep)
            return;
        while (true)
        {
            await Task.Delay(VietnamTime.UntilHour(clock.GetUtcNow(), Hour), clock, stoppingToken);
            foreach (var province in databases.Opened)
                await Look(province, stoppingToken);
        }
    }

    private async Task Look(string province, CancellationToken ct)
    {
        try
        {
            var ran = await survey.Night(province, ct);
            log.LogInformation("Quality of {Province}: {Communes} communes, {Found} findings, {Drawn} households drawn", province, ran.Communes, ran.Found, ran.Drawn);
        }
        catch (Exception failed) when (!ct.IsCancellationRequested)
        {
            log.LogError(failed, "Quality of {Province} has to wait for the next night", province);
        }
    }
}
