using System.Globalization;
using CongDongSo.Domain.Difficulties;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Difficulties.Raising;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.Server.Features.Difficulties;

/// <summary><c>/api/v1/difficulties</c>.</summary>
internal static class DifficultyEndpoint
{
    private const int Size = 500;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/difficulties", List)
            .WithName("listDifficulties").WithSummary("Khó khăn, vướng mắc của một đơn vị và bên dưới, chưa trả lời trước; state=open|raised|taken|answered|confirmed|reopened, level=commune|province, late=true")
            .Produces<DifficultyList>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/difficulties/{id:guid}", async (Guid id, Caller caller, DifficultyReading reading, CancellationToken ct) =>
                (await reading.Open(caller, id, ct)).Match(model => TypedResults.Ok(DifficultyWhole.Of(model)), ProblemDocument.Answer))
            .WithName("getDifficulty").WithSummary("Một khó khăn với các bước xử lý và khó khăn liên quan").Produces<DifficultyWhole>().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/difficulties", Raise)
            .WithName("raiseDifficulty").WithSummary("Ghi một khó khăn: thành một bản ghi thực địa như từ điện thoại")
            .Produces<DifficultyWhole>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPatch("/difficulties/{id:guid}", Step)
            .WithName("stepDifficulty").WithSummary("Nhận, giao, chuyển lên tỉnh, trả lời, xác nhận, mở lại, ghi trùng hoặc liên quan; version là phiên bản đã thấy")
            .Produces<DifficultyWhole>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static readonly Problem Unreadable = new(
        "parameters", "Tham số viết chưa đúng.", "state là open, raised, taken, answered, confirmed hoặc reopened; level là commune hoặc province; late là true hoặc false; cursor lấy từ trang trước.");

    /// <summary>As programs write it.</summary>
    internal static Result<DifficultyFilter> Read(string? state, string? topic, string? level, bool late) =>
        (state is not null && !DifficultyFilter.IsState(state)) || (level is not null && DifficultyWords.Read<DifficultyLevel>(level) is null) ? Unreadable : new DifficultyFilter(state, topic, DifficultyWords.Read<DifficultyLevel>(level), late);

    private static async Task<IResult> List(
        Caller caller, DifficultyWork work, CancellationToken ct, string? unit = null, string? state = null, string? topic = null, string? level = null, bool late = false, string? cursor = null)
    {
        var page = cursor is null ? 1 : int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 1 and < 10_000 ? number : 0;
        return page == 0 ? ProblemDocument.Answer(Unreadable) : (await Read(state, topic, level, late).Match(
            filter => work.List(caller, unit, filter, page, ct, Size), problem => Task.FromResult<Result<DifficultyListModel>>(problem))).Match(model => TypedResults.Ok(DifficultyList.Of(model)), ProblemDocument.Answer);
    }

    private static async Task<IResult> Raise(RaiseRequest wish, Caller caller, DifficultyRaising raising, DifficultyReading reading, CancellationToken ct) =>
        await raising.Raise(caller, new(wish.Unit, wish.Topic, wish.Text, null), ct) switch
        {
            Result<Guid>.Done(var id) => (await reading.Open(caller, id, ct)).Match(model => TypedResults.Created($"/api/v1/difficulties/{id}", DifficultyWhole.Of(model)), ProblemDocument.Answer),
            Result<Guid>.Refused(var problem) => ProblemDocument.Answer(problem),
            _ => throw new InvalidOperationException(),
        };

    private static async Task<IResult> Step(Guid id, StepRequest wish, Caller caller, DifficultyDesk desk, DifficultyReading reading, CancellationToken ct) =>
        await desk.Act(caller, id, new(wish.Version, wish.Act, wish.Text, wish.Assignee, wish.Other), ct) is { } problem ? ProblemDocument.Answer(problem)
            : (await reading.Open(caller, id, ct)).Match(model => TypedResults.Ok(DifficultyWhole.Of(model)), ProblemDocument.Answer);
}
