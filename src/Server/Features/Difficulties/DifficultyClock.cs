using CongDongSo.Server.Platform;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Difficulties;

/// <summary>Has what is past its term passed on: a few minutes after the server starts, then each hour.</summary>
internal sealed class DifficultyClock(DifficultyEscalation escalation, DifficultyReminding reminding, Databases databases, InstallationSettings installation, TimeProvider clock, ILogger<DifficultyClock> log) : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(5), Each = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!installation.DoesUpkeep)
            return;
        Acting.Set(Acting.UpkeepOfFigures("difficulty-clock"));
        for (var wait = First; ; wait = Each)
        {
            await Task.Delay(wait, clock, stoppingToken);
            foreach (var province in databases.Provinces)
                await Look(province, stoppingToken);
        }
    }

    private async Task Look(ProvinceDatabase province, CancellationToken ct)
    {
        try
        {
            if (await escalation.PassOn(province, ct) is > 0 and var passed)
                log.LogInformation("{Passed} difficulties of {Province} went on to the province", passed, province.Code);
            if (await reminding.Remind(province, ct) is > 0 and var told)
                log.LogInformation("{Told} messages of {Province} remind of difficulties that wait past their term", told, province.Code);
        }
        catch (Exception failed) when (!ct.IsCancellationRequested)
        {
            log.LogError(failed, "The clock of difficulties of {Province} has to wait for the next hour", province.Code);
        }
    }
}
