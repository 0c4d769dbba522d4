using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.Decisions;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Commands;
using CongDongSo.Server.Platform.Web.Limits;
using Microsoft.AspNetCore.Mvc;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Teams.Decisions;

/// <summary>The register of decisions, a decision, and the sheet of a draft.</summary>
internal static class DecisionPages
{
    /// <summary>Cells of the largest sheet, and the fields around them.</summary>
    private static readonly int MostFields = ((DecisionDraft.MostRows + 10) * SheetColumns.All.Count) + 2_000;

    private const int MostFormBytes = 4 << 20;

    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet(DecisionLinks.List, async (
                DecisionRegister register, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null, [FromQuery(Name = "loai")] string? kind = null,
                [FromQuery(Name = "nam")] string? year = null, [FromQuery(Name = "trang-thai")] string? state = null, [FromQuery(Name = "chua-gui")] string? notSent = null,
                [FromQuery(Name = "ngay")] string? asOf = null, string? trang = null) =>
            (await register.List(caller, unit, SearchOf(kind, year, state, notSent, asOf), PageOf(trang), ct)).Match(model => Show.Show<DecisionListPage>(model), Show.Refuse));
        web.MapGet(DecisionLinks.File, async (
                DecisionRegister register, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null, [FromQuery(Name = "loai")] string? kind = null,
                [FromQuery(Name = "nam")] string? year = null, [FromQuery(Name = "trang-thai")] string? state = null, [FromQuery(Name = "chua-gui")] string? notSent = null,
                [FromQuery(Name = "ngay")] string? asOf = null, string? dang = null) =>
            await (await register.Everything(caller, unit, SearchOf(kind, year, state, notSent, asOf), ct)).Match(
                async model => await Show.File(DecisionListFile.Of(model), format => DecisionListFile.NameOf(model, format), "Sổ quyết định", dang, ct), problem => Task.FromResult(Show.Refuse(problem))));
        web.MapGet(DecisionLinks.New, async (DecisionForms forms, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null, [FromQuery(Name = "loai")] string? kind = null) =>
            (await forms.New(caller, unit, kind, ct)).Match(model => Show.Show<NewDecisionPage>(model), Show.Refuse));
        web.MapPost(DecisionLinks.New, Begin);
        web.MapGet(DecisionLinks.OfRoute, One);
        web.MapPost(DecisionLinks.OfRoute, Save).TakesSheet();
        web.MapPost(DecisionLinks.CheckRoute, Check).TakesSheet();
        web.MapGet(DecisionLinks.PublishRoute, async (Guid decision, DecisionPublishing publishing, Caller caller, CancellationToken ct) =>
            await Preview(decision, publishing, caller, null, ct));
        web.MapPost(DecisionLinks.PublishRoute, Publish);
        web.MapPost(DecisionLinks.DiscardRoute, async (Guid decision, DecisionDrafting drafting, Caller caller, CancellationToken ct) =>
            (await drafting.Discard(caller, decision, ct)).Match(unit => Results.LocalRedirect(DecisionLinks.In(unit)), Show.Refuse));
        web.MapPost(DecisionLinks.SentRoute, Sent);
        web.MapGet(DecisionLinks.PeopleRoute, async (Guid decision, PersonSuggestions people, Caller caller, CancellationToken ct, string? q = null) =>
            (await people.Like(caller, decision, q, ct)).Match<IResult>(found => TypedResults.Ok(found), Show.Refuse));
        web.MapPost(DecisionLinks.PersonRoute, async (Guid decision, PersonSuggestions people, Caller caller, [FromForm(Name = "nguoi")] string? person, CancellationToken ct) =>
            (await people.Phone(caller, decision, new PersonId(Guid.TryParse(person, out var id) ? id : Guid.Empty), ct)).Match<IResult>(phone => TypedResults.Ok(new { phone }), Show.Refuse));
    }

    private static RouteHandlerBuilder TakesSheet(this RouteHandlerBuilder route) =>
        route.WithFormOptions(valueCountLimit: MostFields).WithMetadata(new RequestSizeLimitAttribute(MostFormBytes)).Costs(CostlyWork.RosterSheet);

    private static async Task<IResult> Begin(DecisionDrafting drafting, DecisionForms forms, Caller caller, [FromForm(Name = "don-vi")] string? unit, [FromForm(Name = "loai")] string? kind, CancellationToken ct) =>
        await drafting.Begin(caller, unit, kind, ct) switch
        {
            Result<Guid>.Done(var id) => Results.LocalRedirect(DecisionLinks.Of(id)),
            Result<Guid>.Refused({ Kind: ProblemKind.NotFound or ProblemKind.Forbidden } problem) => Show.Refuse(problem),
            Result<Guid>.Refused(var problem) => (await forms.New(caller, unit, kind, ct)).Match(
                model => Show.Show<NewDecisionPage>(model with { Problem = problem }, StatusCodes.Status422UnprocessableEntity), Show.Refuse),
            _ => throw new InvalidOperationException(),
        };

    /// <summary>A published decision; else the form of a draft, for those who may write it.</summary>
    private static async Task<IResult> One(Guid decision, DecisionRegister register, DecisionForms forms, Caller caller, CancellationToken ct, [FromQuery(Name = "xong")] string? done = null)
    {
        var published = await register.One(caller, decision, ct);
        if (published is Result<DecisionModel>.Refused({ Kind: ProblemKind.NotFound }) && caller.May(Permission.WriteRosters))
            return (await forms.Saved(caller, decision, ct)).Match(model => Show.Show<DraftPage>(model with { IsSaved = done == "1" }), Show.Refuse);
        return published.Match(model => Show.Show<DecisionPage>(model), Show.Refuse);
    }

    /// <summary>Saves what was typed; then what the pressed button says beside.</summary>
    private static async Task<IResult> Save(Guid decision, HttpRequest request, DecisionDrafting drafting, DecisionForms forms, Caller caller, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        var (head, version) = (SheetForm.Head(form), SheetForm.Version(form));
        var typed = await drafting.Typed(caller, decision, head, SheetForm.Rows(form), SheetForm.Teams(form, "ket-thuc"), ct);
        if (typed is not Result<(DraftPlace Place, Problem? Problem)>.Done(var (place, problem)))
            return Show.Refuse(((Result<(DraftPlace Place, Problem? Problem)>.Refused)typed).Problem);
        problem ??= await drafting.Save(caller, place, version, ct);
        var deed = form["viec"].ToString();
        if (problem is null && deed == "lay-danh-sach")
        {
            problem = await drafting.AddMembers(caller, decision, SheetForm.Teams(form, "lay"), ct);
            version++;
        }
        return problem is null
            ? Results.LocalRedirect(deed == "cong-bo" ? DecisionLinks.Publish(decision) : $"{DecisionLinks.Of(decision)}?xong=1")
            : Show.Show<DraftPage>(await forms.Typed(place, head, version, problem, ct), StatusOf(problem));
    }

    private static async Task<IResult> Check(Guid decision, HttpRequest request, DecisionDrafting drafting, DecisionReview review, Caller caller, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        var typed = await drafting.Typed(caller, decision, SheetForm.Head(form), SheetForm.Rows(form), SheetForm.Teams(form, "ket-thuc"), ct);
        return typed is Result<(DraftPlace Place, Problem? Problem)>.Done(var (place, problem))
            ? Show.Show<SheetVerdict>(new SheetVerdictModel(await review.Of(place, ct), problem))
            : Show.Refuse(((Result<(DraftPlace Place, Problem? Problem)>.Refused)typed).Problem);
    }

    private static async Task<IResult> Publish(Guid decision, DecisionPublishing publishing, Caller caller, [FromForm(Name = "version")] string? version, CancellationToken ct) =>
        await publishing.Publish(caller, decision, int.TryParse(version, out var seen) ? seen : 0, ct) switch
        {
            Result<Guid>.Done => Results.LocalRedirect(DecisionLinks.Of(decision)),
            Result<Guid>.Refused({ Code: "decision-published" } problem) => Show.Refuse(problem),
            Result<Guid>.Refused(var problem) => await Preview(decision, publishing, caller, problem, ct),
            _ => throw new InvalidOperationException(),
        };

    private static async Task<IResult> Preview(Guid decision, DecisionPublishing publishing, Caller caller, Problem? refused, CancellationToken ct) =>
        (await publishing.Preview(caller, decision, ct)).Match(
            preview => Show.Show<PublishPage>(
                new PublishModel(preview.Place.Draft, preview.Place.Area.Unit, preview.Outcome, refused ?? preview.Problem), refused is null ? StatusCodes.Status200OK : StatusOf(refused)),
            Show.Refuse);

    private static async Task<IResult> Sent(Guid decision, DecisionRegister register, Caller caller, [FromForm(Name = "ngay-gui")] string? day, CancellationToken ct)
    {
        var sent = string.IsNullOrWhiteSpace(day) ? null : DayOption.Parse(day);
        var marked = sent is null && !string.IsNullOrWhiteSpace(day)
            ? new Problem("sent-day", "Ngày gửi viết chưa đúng.", "Viết ngày/tháng/năm như 10/07/2025.")
            : await register.MarkSent(caller, decision, sent, ct);
        return marked switch
        {
            Result<Guid>.Done => Results.LocalRedirect(DecisionLinks.Of(decision)),
            Result<Guid>.Refused({ Kind: ProblemKind.NotFound or ProblemKind.Forbidden } problem) => Show.Refuse(problem),
            Result<Guid>.Refused(var problem) => (await register.One(caller, decision, ct)).Match(
                model => Show.Show<DecisionPage>(model with { Problem = problem }, StatusCodes.Status422UnprocessableEntity), Show.Refuse),
            _ => throw new InvalidOperationException(),
        };
    }

    private static DecisionSearch SearchOf(string? kind, string? year, string? state, string? notSent, string? asOf) => new(
        DecisionWords.Read(kind), int.TryParse(year, out var of) && of is >= 1975 and < 2200 ? of : null, state is DecisionSearch.Draft or DecisionSearch.Published ? state : null, notSent is "1",
        asOf is null ? null : DayOption.Parse(asOf));

    private static int PageOf(string? text) => int.TryParse(text, out var page) && page is > 0 and < 100_000 ? page : 1;

    internal static int StatusOf(Problem problem) => problem.Kind == ProblemKind.Conflict ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
}
