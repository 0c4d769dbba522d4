using System.CommandLine;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Reports.Workflow;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Difficulties.Figures;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Reports.Annexes;
using CongDongSo.Server.Features.Reports.Attachments;
using CongDongSo.Server.Features.Reports.Calendar;
using CongDongSo.Server.Features.Reports.Official;
using CongDongSo.Server.Features.Reports.Reminders;
using CongDongSo.Server.Features.Reports.Requests;
using CongDongSo.Server.Features.Reports.Templates;
using CongDongSo.Server.Features.Reports.Workflow;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Commands;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Documents;
using CongDongSo.Server.Platform.Features;
using CongDongSo.Server.Platform.Web;
using CongDongSo.Server.Platform.Web.Limits;
using Microsoft.AspNetCore.Mvc;

namespace CongDongSo.Server.Features.Reports;

/// <summary>Reports: what a unit owes, and each report as letter, workbook or JSON.</summary>
public sealed class ReportsModule : IFeature
{
    public void AddServices(IServiceCollection services) => services.AddSingleton<ReportBuild>().AddSingleton<ReportDues>().AddSingleton<ReportCaseStore>().AddSingleton<ReportOpening>().AddSingleton<ReportReminding>().AddSingleton<OfficialCopies>().AddSingleton<ReportAttachments>().AddSingleton<AdHocAsking>().AddSingleton<AdHocDesk>().AddSingleton<ReportCalendar>().AddSingleton<PdfPrinter>().AddSingleton<LetterPrinting>().AddSingleton<TeamAnnex>().AddSingleton<TrainingAnnex>().AddSingleton<SupportAnnex>().AddSingleton<KeptUploads<LetterUpload>>()
        .AddSingleton(some => new LetterTemplates(
            some.GetRequiredService<UnitInScope>(), some.GetRequiredService<Databases>(), some.GetRequiredService<LetterPrinting>(), some.GetRequiredService<ReportDues>(), some.GetRequiredService<ReportBuild>(),
            some.GetRequiredService<KeptUploads<LetterUpload>>(), some.GetRequiredService<TimeProvider>()))
        .AddSingleton(some => new ReportBrowsing(
            some.GetRequiredService<UnitInScope>(), some.GetRequiredService<ProgramCoverage>(), some.GetRequiredService<ReportDues>(), some.GetRequiredService<ReportBuild>(), some.GetRequiredService<Databases>(),
            some.GetRequiredService<ReportCaseStore>(), some.GetRequiredService<LetterPrinting>(), some.GetRequiredService<TimeProvider>()))
        .AddSingleton(some => new ReportDesk(
            some.GetRequiredService<Databases>(), some.GetRequiredService<ReportCaseStore>(), some.GetRequiredService<ReportBuild>(), some.GetRequiredService<ProgramCatalogue>(), some.GetRequiredService<UnitDirectory>(),
            some.GetRequiredService<DifficultyFigures>(), some.GetRequiredService<Scope>(), some.GetRequiredService<LetterPrinting>(), some.GetRequiredService<TimeProvider>()))
        .AddSingleton(some => new ReportProgress(
            some.GetRequiredService<Databases>(), some.GetRequiredService<ReportCaseStore>(), some.GetRequiredService<UnitInScope>(), some.GetRequiredService<UnitDirectory>(), some.GetRequiredService<TimeProvider>()))
        .AddSingleton(some => new ReportAsking(some.GetRequiredService<Databases>(), some.GetRequiredService<ReportProgress>(), some.GetRequiredService<UnitDirectory>(), some.GetRequiredService<TimeProvider>()));

    public void AddWebServices(IServiceCollection services) => services.AddHostedService<ReportNight>();

    public void MapApi(RouteGroupBuilder api)
    {
        api.MapGet("/reports", List)
            .WithName("listReports").WithSummary("Các báo cáo một đơn vị phải gửi, kèm hạn")
            .Produces<ReportDueList>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/reports/{program}/{report}/{unit}/{period}.{format}", Download).Costs(CostlyWork.Report)
            .WithName("downloadReport").WithSummary("Một báo cáo dạng .docx, .xlsx hoặc .json")
            .Produces<ReportJson>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        ReportWorkflowApi.Map(api);
        AdHocApi.Map(api);
        CalendarPages.MapApi(api);
    }

    public void MapWeb(IEndpointRouteBuilder web)
    {
        ReportPages.Map(web);
        ReportWorkflowPages.Map(web);
        OfficialCopyPages.Map(web);
        ReportAttachmentPages.Map(web);
        AdHocPages.Map(web);
        CalendarPages.Map(web);
        CalendarFeedFile.Map(web);
        LetterTemplatePages.Map(web);
        AnnexPages.Map(web);
    }

    public IEnumerable<MenuEntry> Menu =>
    [
        new(60, "Báo cáo", ReportLinks.List) { Needs = Permission.ViewNumbers },
        new(33, "Phụ lục, danh sách ký", AnnexLinks.Page) { Needs = Permission.ViewTeams, For = ReportRights.Signers, Group = MenuGroup.Teams },
    ];

    public IEnumerable<Command> Commands(CommandShell shell)
    {
        var program = new Option<string>("--program") { Description = "Mã chương trình", Required = true };
        var report = new Option<string>("--report") { Description = "Mã báo cáo trong chương trình, ví dụ quarter", Required = true };
        var unit = new Option<string>("--unit") { Description = "Đơn vị: mã, mã@ngày hoặc định danh", Required = true };
        var period = new Option<string>("--period") { Description = "Kỳ: 2025, 2025-Q4, 2025-11, 2025-W47", Required = true };
        var forPublic = new Option<bool>("--public") { Description = "Để công bố: không nêu các số người, số hộ quá nhỏ" };
        var file = new Argument<string>("FILE") { Description = "Tệp ghi ra, đuôi .docx, .xlsx hoặc .json" };
        var province = new Option<string>("--province") { Description = "Mã tỉnh, ví dụ 51", Required = true };
        var since = new Option<DateOnly?>("--since") { Description = "Lần đầu ở một tỉnh: không yêu cầu báo cáo có hạn trước ngày này (năm-tháng-ngày); mặc định hôm nay" };
        var open = shell.DatabaseVerb("open", "Mở các kỳ báo cáo đã bắt đầu; chạy lại không đổi gì", [province, since], async (run, ct) =>
            (await run.Service<ReportOpening>().Open(run.Value(province)!, run.Value(since), ct)).Match<Result<Answer>>(
                opened => new Answer(opened, output => output.WriteLine($"Đã mở {VietnameseNumbers.Text(opened.Added)} báo cáo, thôi yêu cầu {VietnameseNumbers.Text(opened.Excused)}.")), problem => problem));
        yield return CommandShell.Group("report", "Báo cáo", LetterTemplateCommands.Group(shell), AnnexCommands.Group(shell), open, AdHocCommand.Request(shell), shell.DatabaseVerb("build", "Lập báo cáo từ số liệu hiện có", [program, report, unit, period, forPublic, file], (run, ct) =>
            Build(run, new(run.Value(program)!, run.Value(report)!, run.Value(unit)!, run.Value(period)!, run.Value(forPublic)), run.Value(file), ct)));
    }

    private static async Task<Result<Answer>> Build(CommandRun run, ReportRequest request, string path, CancellationToken ct)
    {
        var format = FormatOf(path);
        if (format is not ("docx" or "xlsx" or "json"))
            return ReportFile.UnknownFormat(format);
        var built = await (await run.Service<ReportBuild>().Build(request, caller: null, ct)).Match(report => run.Service<LetterPrinting>().File(report, format, ct), problem => Task.FromResult<Result<ReportFile>>(problem));
        if (built is not Result<ReportFile>.Done(var file))
            return ((Result<ReportFile>.Refused)built).Problem;
        await File.WriteAllBytesAsync(path, file.Content, ct);
        return new Answer(new ReportBuilt(path, file.Content.Length), output => output.WriteLine($"Đã ghi {path}"));
    }

    private static async Task<IResult> List(ReportBrowsing browsing, Caller caller, string unit, DateOnly? from, DateOnly? to, CancellationToken ct) =>
        (await browsing.Owed(caller, unit, from, to, ct)).Match(
            owed => TypedResults.Ok(new ReportDueList([.. owed.Select(one => ReportDueJson.Of(one.Due, one.Case))], owed.Count)),
            ProblemDocument.Answer);

    private static async Task<IResult> Download(ReportBuild reports, LetterPrinting printing, Caller caller, string program, string report, string unit, string period, string format, CancellationToken ct, [FromQuery(Name = "public")] bool isPublic = false) =>
        (await (await reports.Build(new(program, report, unit, period, isPublic), caller, ct))
            .Match(built => printing.File(built, format, ct), problem => Task.FromResult<Result<ReportFile>>(problem)))
            .Match(file => TypedResults.File(file.Content, file.ContentType, file.Name), ProblemDocument.Answer);

    private static string FormatOf(string path) => Path.GetExtension(path).TrimStart('.').ToLowerInvariant();
}

/// <summary>The answer of <c>cds report build</c>.</summary>
public sealed record ReportBuilt(string File, long Bytes);

public sealed record ReportDueList(IReadOnlyList<ReportDueJson> Items, int Total);

/// <summary>One report owed.</summary>
/// <param name="Period">Null for a one-off deadline.</param>
/// <param name="LastDay">Last day on time, moved where it was extended; null where the document sets none.</param>
/// <param name="Id">Of the report; null before its period is opened.</param>
/// <param name="State">How far it has come.</param>
public sealed record ReportDueJson(
    string Program, string Report, string Title, string? Period, string To, DateOnly? LastDay, Strength Strength, string Clause, Guid? Id, string? State)
{
    public static ReportDueJson Of(ReportDue due, ReportCase? report) => new(
        due.Program, due.Report, due.Title, due.Period?.Code, due.To, report?.Dossier.LastDay ?? due.LastDay, due.Strength, due.Clause.ToString(), report?.Id,
        report is null ? null : ReportStateWords.Code(report.Dossier.State));
}
