using CongDongSo.Domain.Reports.Workflow;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Reports.Reminders;
using CongDongSo.Server.Features.Reports.Workflow;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Reports.Requests;

/// <summary>What is to be done with a request.</summary>
/// <param name="Deed"><c>withdraw</c>: taken back as long as nobody has sent; <c>excuse</c>: those who have not sent need not; <c>extend</c>: another last day.</param>
/// <param name="Units">Ids or codes; null: all who have not sent.</param>
public sealed record AdHocStep(string Deed, string Reason, DateOnly? Until = null, IReadOnlyCollection<string>? Units = null);

/// <summary>Theo dõi yêu cầu báo cáo đột xuất: what a unit has asked for, how far it has come, and changing it.</summary>
internal sealed class AdHocDesk(Databases databases, ReportCaseStore store, UnitInScope seen, UnitDirectory directory, TimeProvider clock)
{
    public async Task<Result<(SeenUnit Seen, IReadOnlyList<AdHocListed> Items, bool MayAsk)>> List(Caller caller, string? unit, CancellationToken ct)
    {
        var found = await seen.Find(caller, unit, ct, Permission.ViewNumbers);
        if (found is not Result<SeenUnit>.Done(var area))
            return ((Result<SeenUnit>.Refused)found).Problem;
        var province = databases.Province(area.ProvinceCode);
        if (province is not Result<ProvinceDatabase>.Done(var database))
            return ((Result<ProvinceDatabase>.Refused)province).Problem;
        return (area, await AdHocStore.By(database, area.Unit.Id, VietnamTime.Today(clock), ct), ReportRights.MayAsk(caller, area.Unit.Id));
    }

    public async Task<Result<AdHocShown>> Show(Caller caller, Guid id, CancellationToken ct) =>
        (await Find(caller, id, ct)).Match<Result<AdHocShown>>(found => found.Shown, problem => problem);

    /// <returns>How many reports it changed.</returns>
    public async Task<Result<int>> Do(Caller caller, Guid id, AdHocStep step, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.WriteReports) is { } forbidden)
            return forbidden;
        var found = await Find(caller, id, ct);
        if (found is not Result<Found>.Done(var here))
            return ((Result<Found>.Refused)found).Problem;
        if (!here.Shown.MayChange)
            return new Problem("report-request-not-yours", $"Chỉ cán bộ của {here.Shown.Seen.Unit.FullName}, nơi đã yêu cầu, thay đổi được yêu cầu này.", "Đề nghị cán bộ của đơn vị đó.") { Kind = ProblemKind.Forbidden };
        var picked = Picked(here.Shown, step);
        if (picked is not Result<List<ReportCase>>.Done(var reports))
            return ((Result<List<ReportCase>>.Refused)picked).Problem;
        ReportDeed? deed = step switch
        {
            { Deed: "withdraw" or "excuse" } => new ReportDeed.Excuse(step.Reason),
            { Deed: "extend", Until: { } until } => new ReportDeed.Extend(until, step.Reason),
            _ => null,
        };
        if (deed is null)
            return new Problem("report-request-step", "Không rõ cần làm gì với yêu cầu.", "Chọn thu hồi (withdraw), thôi yêu cầu (excuse) hoặc gia hạn (extend, có ngày until), kèm lý do.");
        var now = clock.GetUtcNow();
        var writings = new List<ReportWriting>();
        foreach (var report in reports)
        {
            if (report.Dossier.Do(deed, report.Dossier.Version, now) is not Result<ReportDossier>.Done(var after))
                return ((Result<ReportDossier>.Refused)report.Dossier.Do(deed, report.Dossier.Version, now)).Problem;
            writings.Add(new(report, after, deed, now));
        }
        var change = new AdHocChange(here.Shown.Listed.Request, reports, deed, work => ReportNews.Tell(work, directory, writings, ct));
        return await AdHocStore.Change(here.Province, change, step.Deed == "withdraw", now, ct)
            ? reports.Count
            : new Problem("report-changed", "Một đơn vị vừa gửi hoặc vừa ghi báo cáo này.", "Tải lại trang để xem tình hình mới, rồi làm lại. Điều bạn vừa làm chưa được ghi.") { Kind = ProblemKind.Conflict };
    }

    /// <summary>Whom the step is about: those named, else all it can be done to.</summary>
    private static Result<List<ReportCase>> Picked(AdHocShown shown, AdHocStep step)
    {
        var request = shown.Listed;
        if (request.Withdrawn is not null)
            return Refused("Yêu cầu này đã được thu hồi.", "Nếu vẫn cần báo cáo, lập một yêu cầu mới.");
        if (step.Deed == "withdraw")
        {
            // The whole is the asking unit's own: what is not asked any more is not added up either.
            List<ReportCase> all = [.. shown.Lines.Select(line => line.Case), .. shown.Whole is { } whole ? [whole] : Array.Empty<ReportCase>()];
            return all.Any(report => report.Dossier.Submissions > 0)
                ? Refused($"Đã có {request.Sent} đơn vị gửi báo cáo; yêu cầu không thu hồi được nữa.", "Bản đã gửi được giữ. Thôi yêu cầu các đơn vị chưa gửi nếu không cần thêm.")
                : all.FindAll(report => report.Dossier.Excused is null);
        }
        if (step.Units is null)
        {
            var open = shown.Lines.Select(line => line.Case).Where(ReportAsking.IsOwed).Where(report => step is { Deed: "extend" } ? !(report.Dossier.LastDay >= step.Until) : report.Dossier.Submissions == 0).ToList();
            return open.Count > 0 ? open
                : step.Deed == "extend" ? Refused("Không có đơn vị nào chưa gửi mà hạn đang có sớm hơn ngày này.", "Chọn một ngày muộn hơn hạn đang có.")
                : Refused("Không còn đơn vị nào chưa gửi.", "Tải lại trang để xem tình hình mới.");
        }
        var named = new List<ReportCase>();
        foreach (var name in step.Units.Distinct())
        {
            if (shown.Lines.FirstOrDefault(line => line.Unit.Code == name || line.Unit.Id.ToString() == name) is not { } line)
                return new Problem("unit-not-found", $"Đơn vị “{name}” không có trong yêu cầu này.", "Chọn các đơn vị đã được yêu cầu.");
            named.Add(line.Case);
        }
        return named.Count > 0 ? named : Refused("Chưa chọn đơn vị nào.", "Đánh dấu ít nhất một đơn vị, hoặc làm với tất cả.");
    }

    private async Task<Result<Found>> Find(Caller caller, Guid id, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.ViewNumbers) is { } forbidden)
            return forbidden;
        var today = VietnamTime.Today(clock);
        foreach (var province in databases.Provinces)
        {
            // Row-level security answers only for what lies in the caller's scope; a unit that was asked sees its own report and not who else was.
            if (await AdHocStore.Find(province, id, today, ct) is not { } listed || await seen.Find(caller, listed.Request.Unit.ToString(), ct, Permission.ViewNumbers) is not Result<SeenUnit>.Done(var area))
                continue;
            var answers = await store.Answering(province, id, ct);
            var names = (await directory.LastKnown([.. answers.Select(one => one.Unit)], today, ct)).ToDictionary(unit => unit.Id);
            IReadOnlyList<ProgressLine> lines =
            [
                .. from one in answers
                   where one.Unit != listed.Request.Unit && names.ContainsKey(one.Unit)
                   let line = new ProgressLine(one, names[one.Unit], one.Dossier.On(today))
                   orderby ReportProgress.Urgency(line), line.Unit.Code
                   select line,
            ];
            return new Found(province, new(listed, area, lines, answers.FirstOrDefault(one => one.Unit == listed.Request.Unit), ReportRights.MayAsk(caller, area.Unit.Id), today));
        }
        return new Problem("report-request-not-found", "Không có yêu cầu báo cáo này trong phạm vi của bạn.", "Xem các yêu cầu của đơn vị ở trang Báo cáo đột xuất; báo cáo phải gửi ở mục Báo cáo.") { Kind = ProblemKind.NotFound };
    }

    private static Problem Refused(string title, string detail) => new("report-request-refused", title, detail) { Kind = ProblemKind.Conflict };

    private sealed record Found(ProvinceDatabase Province, AdHocShown Shown);
}
