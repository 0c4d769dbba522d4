using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams.Findings;
using CongDongSo.Server.Features.Teams.Pages;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Teams.Findings;

/// <summary>The pages of the worklist: list, file, and the form that lets a finding rest.</summary>
internal static class FindingPages
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet(TeamLinks.Findings, async (
                FindingWork work, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null, string? ngay = null, [FromQuery(Name = "chuong-trinh")] string? program = null,
                [FromQuery(Name = "quy-tac")] string? rule = null, [FromQuery(Name = "muc-do")] string? strength = null, [FromQuery(Name = "trang-thai")] string? state = null, string? trang = null) =>
            (await Listed(work, caller, new(unit, ngay, program, rule, strength, state, trang), ct)).Match(model => Show.Show<FindingsPage>(model), Show.Refuse));
        web.MapGet(FindingLinks.File, async (
                FindingWork work, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null, string? ngay = null, [FromQuery(Name = "chuong-trinh")] string? program = null,
                [FromQuery(Name = "quy-tac")] string? rule = null, [FromQuery(Name = "muc-do")] string? strength = null, [FromQuery(Name = "trang-thai")] string? state = null) =>
            (await Listed(work, caller, new(unit, ngay, program, rule, strength, state, null), ct)).Match<IResult>(
                model => TypedResults.File(FindingFile.Of(model), FindingFile.Type, FindingFile.NameOf(model)), Show.Refuse));
        web.MapGet(FindingLinks.Waive, async (
                Waiving waiving, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null, [FromQuery(Name = "chuong-trinh")] string? program = null,
                [FromQuery(Name = "quy-tac")] string? rule = null, [FromQuery(Name = "ve")] string? subject = null) =>
            (await waiving.Form(caller, unit, KeyOf(program, rule, subject), ct)).Match(model => Show.Show<WaiverPage>(model), Show.Refuse));
        web.MapPost(FindingLinks.Waive, async (
                Waiving waiving, Caller caller, [FromForm(Name = "don-vi")] string? unit, [FromForm(Name = "chuong-trinh")] string? program, [FromForm(Name = "quy-tac")] string? rule,
                [FromForm(Name = "ve")] string? subject, [FromForm(Name = "ly-do")] string? reason, [FromForm(Name = "den-ngay")] string? until, CancellationToken ct) =>
            (await waiving.Grant(caller, unit, KeyOf(program, rule, subject), reason, until, ct)).Match(
                model => model is null ? Results.LocalRedirect(Local(unit)) : Show.Show<WaiverPage>(model, StatusCodes.Status422UnprocessableEntity), Show.Refuse));
        web.MapPost(FindingLinks.EndWaiverRoute, async (Guid id, Waiving waiving, Caller caller, [FromForm(Name = "don-vi")] string? unit, CancellationToken ct) =>
            (await waiving.End(caller, unit, id, ct)).Match(seen => Results.LocalRedirect(TeamLinks.FindingsIn(seen.Unit.Id)), Show.Refuse));
    }

    private static Task<Result<FindingsModel>> Listed(FindingWork work, Caller caller, Asked asked, CancellationToken ct) =>
        AskedDay.On(asked.Day, day => work.List(caller, asked.Unit, asked.Filter(day), asked.PageNumber, ct));

    private static FindingKey KeyOf(string? program, string? rule, string? subject) => new(program ?? "", rule ?? "", Guid.TryParse(subject, out var id) ? id : Guid.Empty);

    private static string Local(string? unit) => $"{TeamLinks.Findings}?don-vi={Uri.EscapeDataString(unit ?? "")}";

    /// <summary>What the address of the worklist says.</summary>
    private sealed record Asked(string? Unit, string? Day, string? Program, string? Rule, string? Strength, string? State, string? Page)
    {
        public int PageNumber => int.TryParse(Page, out var page) && page is > 0 and < 100_000 ? page : 1;

        public FindingFilter Filter(DateOnly? day) => new(
            day, string.IsNullOrEmpty(Program) ? null : Program, string.IsNullOrEmpty(Rule) ? null : Rule,
            FindingLinks.Strengths.TryGetValue(Strength ?? "", out var strength) ? strength : null, FindingLinks.States.GetValueOrDefault(State ?? "", FindingState.Open));
    }
}
