using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Features.Reports.Reminders;
using CongDongSo.Server.Platform;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Reports.Workflow;

/// <summary>Opens the periods that have begun, then reminds of what is owed: when the web server starts, and at the beginning of each day.</summary>
internal sealed class ReportNight(ReportOpening opening, ReportReminding reminding, Databases databases, InstallationSettings installation, TimeProvider clock, ILogger<ReportNight> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!installation.DoesUpkeep)
            return;
        Acting.Set(Acting.UpkeepOfFigures("reports"));
        while (true)
        {
            foreach (var province in databases.Provinces)
                await Night(province, stoppingToken);
            // A little after midnight: the day is over everywhere in the country.
            await Task.Delay(VietnamTime.UntilHour(clock.GetUtcNow(), hour: 0) + TimeSpan.FromMinutes(1), clock, stoppingToken);
        }
    }

    private async Task Night(ProvinceDatabase province, CancellationToken ct)
    {
        try
        {
            if (await opening.Open(province.Code, since: null, ct) is Result<ReportsOpened>.Done({ Added: > 0 } or { Excused: > 0 }) and Result<ReportsOpened>.Done(var opened))
                log.LogInformation("Reports of {Province}: {Added} asked for, {Excused} excused", province.Code, opened.Added, opened.Excused);
            if (await reminding.Remind(province, ct) is > 0 and var told)
                log.LogInformation("Reports of {Province}: {Told} messages to remind of what is owed", province.Code, told);
        }
        catch (Exception failed) when (!ct.IsCancellationRequested)
        {
            log.LogError(failed, "Reports of {Province} are opened, and reminded of, the next night", province.Code);
        }
    }
}
