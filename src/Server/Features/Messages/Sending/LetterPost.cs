using CongDongSo.Server.Platform;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Messages.Sending;

/// <summary>Sends letters, each minute.</summary>
internal sealed class LetterPost(LetterRound round, Databases databases, InstallationSettings installation, TimeProvider clock, ILogger<LetterPost> log) : BackgroundService
{
    private static readonly TimeSpan Each = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!installation.DoesUpkeep)
            return;
        Acting.Set(Acting.UpkeepOfFigures("messages"));
        while (true)
        {
            await Task.Delay(Each, clock, stoppingToken);
            foreach (var province in databases.Provinces)
            {
                try
                {
                    if (await round.Run(province, stoppingToken) is > 0 and var sent)
                        log.LogInformation("{Sent} letters of {Province} were sent", sent, province.Code);
                }
                catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
                {
                    log.LogError(failed, "Letters of {Province} wait for the next minute", province.Code);
                }
            }
        }
    }
}
