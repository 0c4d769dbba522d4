using CongDongSo.Domain.Reports.Workflow;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Web;
using CongDongSo.Server.Platform.Web.Limits;

namespace CongDongSo.Server.Features.Reports.Workflow;

/// <summary>Reports and their steps over the API.</summary>
internal static class ReportWorkflowApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/reports/{id:guid}", async (Guid id, ReportDesk desk, Caller caller, CancellationToken ct) =>
                (await desk.Show(caller, id, ct)).Match(found => TypedResults.Ok(ReportCaseJson.Of(found)), ProblemDocument.Answer)).Costs(CostlyWork.Report)
            .WithName("getReport").WithSummary("Một báo cáo: trạng thái, các bước đã qua, ý kiến trả lại, số liệu đã gửi hoặc hiện có")
            .Produces<ReportCaseJson>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/reports/{id:guid}/steps", Step).Costs(CostlyWork.Report)
            .WithName("stepReport").WithSummary("Một bước của báo cáo: write, submit, return, accept, reopen, extend, excuse")
            .Produces<ReportStepAnswer>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapGet("/reports/received", async (ReportProgress progress, Caller caller, CancellationToken ct, string? unit = null, string? program = null, string? report = null, string? period = null) =>
                (await progress.Of(caller, new(unit, program, report, period), ct)).Match(found => TypedResults.Ok(ReceivedReportList.Of(found)), ProblemDocument.Answer))
            .WithName("listReceivedReports").WithSummary("Báo cáo của các đơn vị trực thuộc trong một kỳ: ai đã gửi, trễ, thiếu")
            .Produces<ReceivedReportList>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> Step(Guid id, ReportStepWish wish, ReportDesk desk, Caller caller, CancellationToken ct) => Deed(wish) switch
    {
        Result<ReportDeed>.Done(var deed) => (await desk.Do(caller, id, deed, wish.Version, ct)).Match(
            after => TypedResults.Ok(new ReportStepAnswer(after.Id, ReportStateWords.Code(after.Dossier.State), after.Dossier.Version)), ProblemDocument.Answer),
        Result<ReportDeed>.Refused(var problem) => ProblemDocument.Answer(problem),
        _ => throw new InvalidOperationException(),
    };

    private static Result<ReportDeed> Deed(ReportStepWish wish)
    {
        switch (wish.Deed)
        {
            case "write" when wish.Sections is { } sections && sections.Values.All(text => text is not null):
                return new ReportDeed.Write(sections);
            case "submit":
                return new ReportDeed.Submit();
            case "return" when wish.Remarks is { } remarks:
                if (remarks.FirstOrDefault(remark => remark?.At is null || remark.Text is null || ReportAnchor.Read(remark.At) is null) is { } unclear)
                    return new Problem("report-remark", $"Không rõ ý kiến “{unclear.At}” nằm ở đâu.", "Ghi at: whole, section:<tên phần>, row:<chỉ tiêu> hoặc cell:<đơn vị>:<chỉ tiêu>, và text.");
                return new ReportDeed.Return([.. remarks.Select(remark => new ReportRemark(ReportAnchor.Read(remark.At)!, remark.Text))]);
            case "accept":
                return new ReportDeed.Accept();
            case "reopen":
                return new ReportDeed.Reopen(wish.Reason ?? "");
            case "extend" when wish.Until is { } until:
                return new ReportDeed.Extend(until, wish.Reason ?? "");
            case "excuse":
                return new ReportDeed.Excuse(wish.Reason ?? "");
            default:
                return new Problem("report-deed", $"Không làm được bước “{wish.Deed}” với những gì đã gửi.", "deed là write (sections), submit, return (remarks), accept, reopen (reason), extend (until, reason) hoặc excuse (reason); version là phiên bản đang xem.");
        }
    }
}

/// <summary>A step that is asked for.</summary>
/// <param name="Version">The version of the report that was seen.</param>
public sealed record ReportStepWish(string Deed, int Version, IReadOnlyDictionary<string, string>? Sections = null, IReadOnlyList<ReportRemarkWish>? Remarks = null, string? Reason = null, DateOnly? Until = null);

/// <param name="At"><c>whole</c>, <c>section:…</c>, <c>row:…</c> or <c>cell:unit:indicator</c>.</param>
public sealed record ReportRemarkWish(string At, string Text);

public sealed record ReportStepAnswer(Guid Id, string State, int Version);

/// <summary>A report with how far it has come.</summary>
/// <param name="Report">As it was sent, or as it stands; null where it cannot be made.</param>
/// <param name="Official">The signed copy; null where there is none, or it is not the caller's to see.</param>
/// <param name="Differences">Indicators whose numbers are others now than when it was sent.</param>
public sealed record ReportCaseJson(
    Guid Id, string Program, string Schedule, string? Period, UnitId Unit, string UnitName, UnitId? Superior, string Title, string To, DateOnly? DueOn, DateOnly? ExtendedTo, string State, string Timeliness,
    int Version, int Submissions, DateTimeOffset? SubmittedAt, string? Added, string? Excused, IReadOnlyDictionary<string, string> Sections, IReadOnlyDictionary<string, string> Suggested,
    IReadOnlyList<ReportRemarkWish> Remarks, IReadOnlyList<ReportStepJson> Steps, IReadOnlyList<string> Differences, ReportJson? Report, ConsolidationJson? Consolidation,
    OfficialCopyJson? Official, IReadOnlyList<ReportAttachmentJson> Attachments)
{
    public static ReportCaseJson Of(ReportOnDesk desk)
    {
        var (report, dossier) = (desk.Case, desk.Case.Dossier);
        return new(
            report.Id, report.Program, report.Report, report.Period?.Code, report.Unit, desk.Unit.FullName, report.Superior, report.Title, report.Receiver, dossier.DueOn, dossier.ExtendedTo,
            ReportStateWords.Code(dossier.State), Word(dossier.On(desk.Today)), dossier.Version, dossier.Submissions, report.SubmittedAt, report.Added, dossier.Excused, dossier.Text, desk.Suggested,
            [.. desk.Remarks.Select(remark => new ReportRemarkWish(remark.Anchor.Code, remark.Text))],
            [.. desk.Steps.Select(step => new ReportStepJson(step.Version, step.At, step.By, step.Deed, step.Note, step.Until))],
            [.. desk.Differences.Select(difference => difference.Indicator)], desk.Content is { } content ? ReportJson.Of(content) : null,
            desk.Content?.Consolidation is { } consolidation ? ConsolidationJson.Of(consolidation) : null,
            desk.Official is [var copy, ..] ? new(copy.No, copy.Submission, copy.Number, copy.Dated, copy.Media, copy.IsSigned, copy.Size, copy.AddedAt) : null,
            [.. desk.Attachments.Select(file => new ReportAttachmentJson(file.Id, file.Name, file.Media, file.Size, file.FirstSubmission, file.LastSubmission, file.AddedAt))]);
    }

    public static string Word(Timeliness timeliness) => char.ToLowerInvariant(timeliness.ToString()[0]) + timeliness.ToString()[1..];
}

/// <summary>A file that goes with a report.</summary>
/// <param name="FirstSubmission">The first sending that it goes with, and the last; null: it is not taken away.</param>
public sealed record ReportAttachmentJson(Guid Id, string Name, string Media, long Size, int FirstSubmission, int? LastSubmission, DateTimeOffset AddedAt);

/// <summary>The signed copy that stands.</summary>
/// <param name="IsSigned">A PDF with a digital signature in it, which was not verified.</param>
public sealed record OfficialCopyJson(int No, int Submission, string Number, DateOnly Dated, string Media, bool IsSigned, long Size, DateTimeOffset AddedAt);

public sealed record ReportStepJson(int Version, DateTimeOffset At, string By, string Deed, string? Note, DateOnly? Until);

/// <summary>What the units below have reported, added up.</summary>
public sealed record ConsolidationJson(int Expected, int Counted, IReadOnlyList<string> Missing, IReadOnlyList<Domain.Reports.ConsolidatedLine> Lines)
{
    public static ConsolidationJson Of(Domain.Reports.ReportConsolidation consolidation) => new(
        consolidation.Reports.Count(report => report.Timeliness != Timeliness.Excused), consolidation.Counted.Count,
        [.. consolidation.Reports.Where(report => !ReportStateWords.IsSent(report.State) && report.Timeliness != Timeliness.Excused).Select(report => report.Unit.Code)], consolidation.Lines);
}

/// <summary>The reports a unit receives for a period.</summary>
public sealed record ReceivedReportList(string? Program, string? Report, string? Period, IReadOnlyList<ReceivedReport> Items, int Total)
{
    public static ReceivedReportList Of(ReportProgressOf progress) => new(
        progress.Chosen?.Program, progress.Chosen?.Report, progress.Chosen?.Period?.Code,
        [.. progress.Lines.Select(ReceivedReport.Of)], progress.Lines.Count);
}

public sealed record ReceivedReport(Guid Id, UnitId Unit, string UnitCode, string UnitName, string State, string Timeliness, DateOnly? LastDay, DateTimeOffset? SubmittedAt, int Version)
{
    public static ReceivedReport Of(ProgressLine line) => new(
        line.Case.Id, line.Unit.Id, line.Unit.Code, line.Unit.FullName, ReportStateWords.Code(line.Case.Dossier.State), ReportCaseJson.Word(line.Timeliness), line.Case.Dossier.LastDay, line.Case.SubmittedAt,
        line.Case.Dossier.Version);
}
