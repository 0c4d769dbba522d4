using System.Globalization;
using CongDongSo.Domain.Reports.Workflow;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Reports.Reminders;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Web;
using CongDongSo.Server.Platform.Web.Limits;
using Microsoft.AspNetCore.Mvc;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Reports.Workflow;

/// <summary>The page of a report with its steps, and the progress of those below.</summary>
internal static class ReportWorkflowPages
{
    /// <summary>Names of the fields of a section, and of a remark on a place.</summary>
    public static string SectionField(int index) => $"s-{index}";

    public static string RemarkField(ReportAnchor anchor) => $"y-{anchor.Code}";

    private const string RemarkMark = "y-";

    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet(ReportLinks.Progress, async (ReportProgress progress, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null,
                [FromQuery(Name = "chuong-trinh")] string? program = null, [FromQuery(Name = "bao-cao")] string? report = null, [FromQuery(Name = "ky")] string? period = null) =>
            (await progress.Of(caller, new(unit, program, report, period), ct)).Match(found => Show.Show<ReportProgressPage>(Progress(found, caller)), Show.Refuse));
        web.MapPost(ReportLinks.Remind, Remind);
        web.MapGet(ReportLinks.CaseRoute, async (Guid id, ReportDesk desk, Caller caller, CancellationToken ct, [FromQuery(Name = "xong")] string? done = null) =>
            (await desk.Show(caller, id, ct)).Match(found => Show.Show<ReportCasePage>(Model(found, caller) with { Done = done }), Show.Refuse)).Costs(CostlyWork.Report);
        web.MapGet(ReportLinks.CaseFileRoute, async (Guid id, string format, ReportDesk desk, Caller caller, CancellationToken ct) =>
            (await desk.File(caller, id, format, ct)).Match(file => TypedResults.File(file.Content, file.ContentType, file.Name), Show.Refuse)).Costs(CostlyWork.Report);
        web.MapPost(ReportLinks.CaseRoute, Do).WithFormOptions(valueCountLimit: 2_000).Costs(CostlyWork.Report);
    }

    private static ReportProgressModel Progress(ReportProgressOf found, Caller caller) => new(
        found, UnitLinks.Trail(found.Seen.Path, caller, unitIsHere: false), found.Lines is [var first, ..] && ReportRights.MayJudge(caller, first.Case, [.. found.Seen.Path, first.Unit]));

    /// <summary>The page again with whom it reached: a second click tells nobody a second time.</summary>
    private static async Task<IResult> Remind(
        ReportAsking asking, ReportProgress progress, Caller caller, [FromForm(Name = "don-vi")] string? unit, [FromForm(Name = "chuong-trinh")] string? program, [FromForm(Name = "bao-cao")] string? report,
        [FromForm(Name = "ky")] string? period, [FromForm(Name = "chi")] string? only, CancellationToken ct)
    {
        var ask = new ProgressAsk(unit, program, report, period);
        var asked = await asking.Ask(caller, ask, Guid.TryParse(only, out var id) ? id : null, ct);
        if (asked is Result<ReportsAsked>.Refused({ Kind: ProblemKind.Forbidden or ProblemKind.NotFound } refused))
            return Show.Refuse(refused);
        var problem = (asked as Result<ReportsAsked>.Refused)?.Problem;
        return (await progress.Of(caller, ask, ct)).Match(
            found => Show.Show<ReportProgressPage>(
                Progress(found, caller) with { Asked = (asked as Result<ReportsAsked>.Done)?.Value, Problem = problem }, problem is null ? StatusCodes.Status200OK : Show.StatusOf(problem)), Show.Refuse);
    }

    private static async Task<IResult> Do(Guid id, HttpRequest request, ReportDesk desk, Caller caller, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        var shown = await desk.Show(caller, id, ct);
        if (shown is not Result<ReportOnDesk>.Done(var found))
            return Show.Refuse(((Result<ReportOnDesk>.Refused)shown).Problem);
        var answered = Deed(found, form) is { } deed
            ? await desk.Do(caller, id, deed, int.TryParse(form["v"], out var version) ? version : -1, ct)
            : new Problem("report-deed", "Không rõ cần làm gì với báo cáo.", "Dùng các nút trên trang báo cáo.");
        // The page's script saves while one types, and goes on from the version it is told.
        var byScript = request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal);
        return answered switch
        {
            Result<ReportCase>.Done(var after) when byScript => TypedResults.Ok(new { version = after.Dossier.Version }),
            Result<ReportCase>.Done => Results.LocalRedirect($"{ReportLinks.Case(id)}?xong={Uri.EscapeDataString(form["viec"].ToString())}"),
            Result<ReportCase>.Refused(var problem) when byScript => ProblemDocument.Answer(problem),
            Result<ReportCase>.Refused({ Kind: ProblemKind.Forbidden or ProblemKind.NotFound } problem) => Show.Refuse(problem),
            Result<ReportCase>.Refused(var problem) => Show.Show<ReportCasePage>(
                Model(found, caller) with { Problem = problem, Typed = form.ToDictionary(field => field.Key, field => field.Value.ToString()) }, Show.StatusOf(problem)),
            _ => throw new InvalidOperationException(),
        };
    }

    private static ReportCaseModel Model(ReportOnDesk found, Caller caller) => new(found, UnitLinks.Trail(found.Path, caller));

    private static ReportDeed? Deed(ReportOnDesk found, IFormCollection form)
    {
        var reason = form["ly-do"].ToString();
        return form["viec"].ToString() switch
        {
            "write" => new ReportDeed.Write(found.Case.Dossier.Sections.Select((title, i) => (title, text: form[SectionField(i)].ToString().ReplaceLineEndings("\n"))).ToDictionary(one => one.title, one => one.text)),
            "submit" => new ReportDeed.Submit(),
            "return" => new ReportDeed.Return(
            [
                .. from field in form
                   where field.Key.StartsWith(RemarkMark, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(field.Value)
                   let anchor = ReportAnchor.Read(field.Key[RemarkMark.Length..])
                   where anchor is not null
                   select new ReportRemark(anchor, field.Value.ToString()),
            ]),
            "accept" => new ReportDeed.Accept(),
            "reopen" => new ReportDeed.Reopen(reason),
            "extend" => DateOnly.TryParseExact(form["den-ngay"].ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until) ? new ReportDeed.Extend(until, reason) : null,
            "excuse" => new ReportDeed.Excuse(reason),
            _ => null,
        };
    }
}
