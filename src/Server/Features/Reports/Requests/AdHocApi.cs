using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Reports.Requests;
using CongDongSo.Domain.Reports.Workflow;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Reports.Workflow;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.Server.Features.Reports.Requests;

/// <summary>Requests for reports over the API.</summary>
internal static class AdHocApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/report-requests", async (AdHocDesk desk, Caller caller, CancellationToken ct, string? unit = null) =>
                (await desk.List(caller, unit, ct)).Match(found => TypedResults.Ok(new AdHocList([.. found.Items.Select(AdHocJson.Of)], found.Items.Count)), ProblemDocument.Answer))
            .WithName("listReportRequests").WithSummary("Các yêu cầu báo cáo đột xuất của một đơn vị, mới nhất trước")
            .Produces<AdHocList>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/report-requests", Ask)
            .WithName("askForReports").WithSummary("Yêu cầu các đơn vị bên dưới báo cáo đột xuất; bỏ trống units là mọi đơn vị của cấp")
            .Produces<AdHocAsked>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/report-requests/{id:guid}", async (Guid id, AdHocDesk desk, Caller caller, CancellationToken ct) =>
                (await desk.Show(caller, id, ct)).Match(found => TypedResults.Ok(AdHocDetailJson.Of(found)), ProblemDocument.Answer))
            .WithName("getReportRequest").WithSummary("Một yêu cầu báo cáo đột xuất: nội dung, từng đơn vị đã được yêu cầu")
            .Produces<AdHocDetailJson>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/report-requests/{id:guid}/steps", async (Guid id, AdHocStepWish wish, AdHocDesk desk, Caller caller, CancellationToken ct) =>
                (await desk.Do(caller, id, new(wish.Deed ?? "", wish.Reason ?? "", wish.Until, wish.Units), ct)).Match(count => TypedResults.Ok(new AdHocStepAnswer(count)), ProblemDocument.Answer))
            .WithName("stepReportRequest").WithSummary("Thu hồi (withdraw), thôi yêu cầu đơn vị chưa gửi (excuse) hoặc gia hạn (extend) một yêu cầu")
            .Produces<AdHocStepAnswer>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> Ask(AdHocWish wish, AdHocAsking asking, Caller caller, CancellationToken ct)
    {
        if (wish.Period is not null && Period.Parse(wish.Period) is null)
            return ProblemDocument.Answer(new Problem("period-unreadable", $"Kỳ “{wish.Period}” viết chưa đúng.", "Viết năm 2025, quý 2025-Q4, tháng 2025-11 hoặc tuần 2025-W47."));
        var draft = new AdHocDraft(
            wish.Title ?? "", wish.Number ?? "", wish.Dated, wish.Reason ?? "", [.. (wish.Questions ?? []).Select(question => new ReportSection(question?.Title ?? "", question?.Prompt ?? ""))],
            [.. (wish.Indicators ?? []).Select(indicator => indicator ?? "").Distinct()], Period.Parse(wish.Period), wish.DueOn, wish.WholeTo);
        return (await asking.Ask(caller, new(wish.Unit, wish.Program, wish.Level), wish.Units, draft, ct)).Match(
            asked => TypedResults.Created($"/api/v1/report-requests/{asked.Id}", asked), ProblemDocument.Answer);
    }
}

/// <summary>A report that is asked for.</summary>
/// <param name="Unit">Who asks: code or id; the caller's own unit where it is left out.</param>
/// <param name="Program">The program in force where it is left out.</param>
/// <param name="Level"><c>district</c>, <c>commune</c> or <c>village</c>; the one right below where it is left out.</param>
/// <param name="Units">Codes or ids; all of the level where it is left out.</param>
/// <param name="Number">Of the dispatch that asks, <paramref name="Dated"/> its day.</param>
/// <param name="Indicators">Of the program, for a table; none where it is left out.</param>
/// <param name="Period">Of the numbers; this month where it is left out.</param>
/// <param name="WholeTo">To whom the asking unit reports the whole; nobody where it is left out.</param>
public sealed record AdHocWish(
    string? Title, string? Number, DateOnly? Dated, string? Reason, IReadOnlyList<AdHocQuestion>? Questions, DateOnly? DueOn, string? Unit = null, string? Program = null, string? Level = null,
    IReadOnlyList<string>? Units = null, IReadOnlyList<string>? Indicators = null, string? Period = null, string? WholeTo = null);

/// <param name="Prompt">A hint for whoever answers.</param>
public sealed record AdHocQuestion(string Title, string? Prompt = null);

/// <param name="Deed"><c>withdraw</c>, <c>excuse</c> or <c>extend</c>.</param>
/// <param name="Until">The new last day, to extend.</param>
/// <param name="Units">Codes or ids; all that have not sent where it is left out.</param>
public sealed record AdHocStepWish(string? Deed, string? Reason, DateOnly? Until = null, IReadOnlyList<string>? Units = null);

/// <param name="Reports">How many reports it changed.</param>
public sealed record AdHocStepAnswer(int Reports);

public sealed record AdHocList(IReadOnlyList<AdHocJson> Items, int Total);

/// <param name="State"><c>running</c>, <c>late</c>, <c>answered</c> or <c>withdrawn</c>.</param>
public sealed record AdHocJson(Guid Id, string Program, UnitId Unit, UnitKind Level, string Title, string Number, DateOnly Dated, DateOnly DueOn, DateTimeOffset MadeAt, string State, int Asked, int Sent, int Accepted, int Late)
{
    public static AdHocJson Of(AdHocListed one) => new(
        one.Request.Id, one.Request.Program, one.Request.Unit, one.Request.Level, one.Request.Title, one.Request.Number, one.Request.Dated, one.Request.DueOn, one.MadeAt, one.State.ToString().ToLowerInvariant(),
        one.Asked, one.Sent, one.Accepted, one.Late);
}

/// <param name="Withdrawn">Why it was taken back.</param>
/// <param name="Whole">Id of the asking unit's own report, made from the others.</param>
public sealed record AdHocDetailJson(
    AdHocJson Request, string Reason, IReadOnlyList<AdHocQuestion> Questions, IReadOnlyList<string> Indicators, string Period, string Receiver, string? WholeTo, string? Withdrawn, Guid? Whole, IReadOnlyList<ReceivedReport> Units)
{
    public static AdHocDetailJson Of(AdHocShown shown)
    {
        var request = shown.Listed.Request;
        return new(
            AdHocJson.Of(shown.Listed), request.Reason, [.. request.Questions.Select(question => new AdHocQuestion(question.Title, question.Prompt))], request.Indicators, request.Period.Code, request.Receiver, request.WholeTo,
            shown.Listed.Withdrawn, shown.Whole?.Id, [.. shown.Lines.Select(ReceivedReport.Of)]);
    }
}
