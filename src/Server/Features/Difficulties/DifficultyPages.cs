using CongDongSo.Domain.Difficulties;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Difficulties.Guide;
using CongDongSo.Server.Features.Difficulties.Pages;
using CongDongSo.Server.Features.Difficulties.Raising;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Web;
using CongDongSo.Server.Platform.Web.Limits;
using Microsoft.AspNetCore.Mvc;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Difficulties;

/// <summary>Khó khăn, vướng mắc: worklist, form, one difficulty with its steps, and what of it stands in the guide.</summary>
internal static class DifficultyPages
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet(DifficultyLinks.List, async (DifficultyWork work, Caller caller, [AsParameters] Asked asked, CancellationToken ct) =>
            (await work.List(caller, asked.Unit, asked.Filter, asked.PageNumber, ct)).Match(model => Show.Show<DifficultyListPage>(model), Show.Refuse));
        web.MapGet(DifficultyLinks.New, async (DifficultyRaising raising, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null) =>
            (await raising.Form(caller, unit, null, null, ct)).Match(model => Show.Show<RaisePage>(model), Show.Refuse));
        web.MapPost(DifficultyLinks.New, Raise).TakesFiles(DifficultyRaising.LargestForm).Costs(CostlyWork.Scan);
        web.MapGet(DifficultyLinks.OfRoute, async (Guid id, DifficultyReading reading, Caller caller, CancellationToken ct) =>
            (await reading.Open(caller, id, ct)).Match(model => Show.Show<DifficultyPage>(model), Show.Refuse));
        web.MapPost(DifficultyLinks.StepRoute, Step);
        web.MapPost(DifficultyLinks.GuideRoute, Publish);
        web.MapPost(DifficultyLinks.WithdrawRoute, async (Guid id, DifficultyPublishing publishing, DifficultyReading reading, Caller caller, CancellationToken ct) =>
            await Answer(id, await publishing.Withdraw(caller, id, ct), reading, caller, null, null, ct));
    }

    private static async Task<IResult> Raise(DifficultyRaising raising, Caller caller, IFormCollection form, CancellationToken ct)
    {
        var (name, photo) = await UploadedFile.Read(form, DifficultyRaising.LargestPhoto, ct);
        var wish = new RaiseWish(form["noi"], form["viec"], form["noi-dung"], name.Length == 0 ? null : photo);
        return await raising.Raise(caller, wish, ct) switch
        {
            Result<Guid>.Done(var id) => Results.LocalRedirect(DifficultyLinks.Of(id)),
            Result<Guid>.Refused({ Kind: ProblemKind.NotFound or ProblemKind.Forbidden } problem) => Show.Refuse(problem),
            Result<Guid>.Refused(var problem) => (await raising.Form(caller, form["don-vi"], wish, problem, ct)).Match(model => Show.Show<RaisePage>(model, Show.StatusOf(problem)), Show.Refuse),
            _ => throw new InvalidOperationException(),
        };
    }

    private static async Task<IResult> Step(
        Guid id, DifficultyDesk desk, DifficultyReading reading, Caller caller, [FromForm(Name = "phien-ban")] int version, [FromForm(Name = "buoc")] string? act, [FromForm(Name = "noi-dung")] string? text,
        [FromForm(Name = "giao-cho")] string? assignee, [FromForm(Name = "khac")] string? other, CancellationToken ct) =>
        await Answer(id, await desk.Act(caller, id, new(version, act, text, assignee, Guid.TryParse(other?.Trim()[(other.Trim().LastIndexOf('/') + 1)..], out var linked) ? linked : null), ct), reading, caller, text, null, ct);

    private static async Task<IResult> Publish(
        Guid id, DifficultyPublishing publishing, DifficultyReading reading, Caller caller, [FromForm(Name = "muc")] string? topic, [FromForm(Name = "cau-hoi")] string? question, [FromForm(Name = "cau-tra-loi")] string? answer, CancellationToken ct)
    {
        var wish = new GuideWish(topic, question, answer);
        return await Answer(id, await publishing.Publish(caller, id, wish, ct), reading, caller, null, wish, ct);
    }

    /// <summary>The page again with what is wrong and as it stands now; or, where all went well, the way to it.</summary>
    private static async Task<IResult> Answer(Guid id, Problem? problem, DifficultyReading reading, Caller caller, string? typed, GuideWish? guide, CancellationToken ct) => problem switch
    {
        null => Results.LocalRedirect(DifficultyLinks.Of(id)),
        { Kind: ProblemKind.NotFound or ProblemKind.Forbidden } => Show.Refuse(problem),
        _ => (await reading.Open(caller, id, ct)).Match(model => Show.Show<DifficultyPage>(model with { Problem = problem, Typed = typed, TypedGuide = guide }, Show.StatusOf(problem)), Show.Refuse),
    };

    /// <summary>What the address of the worklist says; what it says wrongly is not asked for.</summary>
    internal sealed record Asked(
        [property: FromQuery(Name = "don-vi")] string? Unit, [property: FromQuery(Name = "trang-thai")] string? State, [property: FromQuery(Name = "viec")] string? Topic, [property: FromQuery(Name = "cap")] string? Level,
        [property: FromQuery(Name = "qua-han")] string? Late, [property: FromQuery(Name = "trang")] string? Page)
    {
        public int PageNumber => int.TryParse(Page, out var page) && page is > 0 and < 100_000 ? page : 1;

        public DifficultyFilter Filter => new(
            DifficultyFilter.IsState(State) ? State : null, DifficultyWords.Topics.Any(topic => topic.Id == Topic) ? Topic : null, DifficultyWords.Read<DifficultyLevel>(Level), Late is "1");
    }
}
