using CongDongSo.Domain.Messages;
using CongDongSo.Domain.Reports.Workflow;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Messages;
using CongDongSo.Server.Features.Reports.Workflow;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Reports.Reminders;

/// <summary>What came of reminding by hand.</summary>
/// <param name="Units">Whose people were told now.</param>
/// <param name="People">How many.</param>
/// <param name="Already">Units whose people were reminded today before: nobody is told twice a day.</param>
/// <param name="Unreached">Units without an account that writes the report.</param>
public sealed record ReportsAsked(int Units, int People, int Already, IReadOnlyList<string> Unreached);

/// <summary>Nhắc: a superior reminds those below who have not sent, one unit or all of them.</summary>
public sealed class ReportAsking
{
    private readonly Databases databases;
    private readonly ReportProgress progress;
    private readonly UnitDirectory directory;
    private readonly TimeProvider clock;

    internal ReportAsking(Databases databases, ReportProgress progress, UnitDirectory directory, TimeProvider clock) => (this.databases, this.progress, this.directory, this.clock) = (databases, progress, directory, clock);

    /// <param name="only">One report; null: all that are not sent.</param>
    public async Task<Result<ReportsAsked>> Ask(Caller caller, ProgressAsk ask, Guid? only, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.WriteReports) is { } forbidden)
            return forbidden;
        var found = await progress.Of(caller, ask, ct);
        if (found is not Result<ReportProgressOf>.Done(var shown))
            return ((Result<ReportProgressOf>.Refused)found).Problem;
        if (databases.Province(shown.Seen.ProvinceCode) is not Result<ProvinceDatabase>.Done(var province))
            return ((Result<ProvinceDatabase>.Refused)databases.Province(shown.Seen.ProvinceCode)).Problem;
        var lines = shown.Lines.Where(line => only is null || line.Case.Id == only).Where(line => IsOwed(line.Case)).ToDictionary(line => line.Case.Id);
        if (lines.Count == 0)
            return new Problem("report-nobody-owes", "Không có đơn vị nào còn phải gửi báo cáo này.", "Tải lại trang để xem tiến độ mới nhất.") { Kind = ProblemKind.Conflict };
        if (lines.Values.Any(line => !ReportRights.MayJudge(caller, line.Case, [.. shown.Seen.Path, line.Unit])))
            return new Problem("report-not-yours", "Chỉ cán bộ của đơn vị nhận báo cáo nhắc được.", "Đề nghị cán bộ tổng hợp của đơn vị nhận báo cáo nhắc.") { Kind = ProblemKind.Forbidden };
        return await Tell(province, shown.Seen.Unit.Id, lines, ct);
    }

    /// <summary>What may be reminded of: not sent, and not taken back.</summary>
    public static bool IsOwed(ReportCase report) => report.Dossier is { Excused: null } dossier && ReportStateWords.IsOpen(dossier.State);

    private async Task<Result<ReportsAsked>> Tell(ProvinceDatabase province, UnitId superior, Dictionary<Guid, ProgressLine> lines, CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), VietnamTime.Today(clock));
        await using var work = await province.Begin(ct);
        var owed = await OwedReportStore.Hold(work, lines.Keys, ct);
        var recipients = await ReportRecipients.Of(work, directory, [.. owed.Select(report => report.Unit)], today, ct);
        var (units, people, already, unreached) = (0, 0, 0, new List<string>());
        foreach (var report in owed)
        {
            var told = await Outbox.Put(work, [.. recipients.Writers(report.Unit).Select(one => Draft(report, one.Account, today))], now, ct);
            (units, people) = (units + (told > 0 ? 1 : 0), people + told);
            if (recipients.Writers(report.Unit).Count == 0)
                unreached.Add(lines[report.Id].Unit.FullName);
            else if (told == 0)
                already++;
        }
        if (people > 0)
            work.Note(new(AuditActions.ReportRemind) { Place = superior, Subjects = [.. owed.Select(report => report.Id)], After = new { reports = units, people } });
        await work.Commit(ct);
        return new ReportsAsked(units, people, already, unreached);
    }

    private static MessageDraft Draft(OwedReport report, Guid account, DateOnly today) => new(
        MessageKey.Of(MessageReason.Asked, report.Id, account, today), account, report.Unit, MessageReason.Asked, report.Id, report.Title, report.Work.LastDay, ReportLinks.Case(report.Id));
}
