using System.CommandLine;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Commands;
using CongDongSo.Server.Platform.Features;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.Server.Features.Targets;

/// <summary>Targets handed down the tree: sheets, their files and history.</summary>
public sealed class TargetsModule : IFeature
{
    public void AddServices(IServiceCollection services) => services.AddSingleton<TargetSheets>().AddSingleton<TargetWishes>().AddSingleton<TargetHistory>();

    public void MapApi(RouteGroupBuilder api)
    {
        api.MapGet("/targets", async (TargetSheets sheets, Caller caller, CancellationToken ct, string? program = null, string? unit = null, string? period = null) =>
            (await sheets.Of(caller, new(program, unit, period), ct)).Match(sheet => TypedResults.Ok(TargetDocument.Of(sheet)), ProblemDocument.Answer))
            .WithName("getTargets").WithSummary("Chỉ tiêu của một đơn vị và các đơn vị trực thuộc trong một kỳ: mức giao riêng, mức đang áp dụng và nơi giao")
            .Produces<TargetDocument>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPut("/targets", async (TargetWishes wishes, Caller caller, TargetWish wish, CancellationToken ct) =>
            (await wishes.Set(caller, wish, ct)).Match(done => TypedResults.Ok(done), ProblemDocument.Answer))
            .WithName("setTargets").WithSummary("Giao chỉ tiêu cho một đơn vị và các đơn vị trực thuộc: tất cả các ô hoặc không ô nào")
            .Produces<TargetsAnswer>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status409Conflict);
    }

    public void MapWeb(IEndpointRouteBuilder web) => TargetPages.Map(web);

    public IEnumerable<MenuEntry> Menu => [new(62, "Chỉ tiêu", TargetLinks.Sheet) { Needs = Permission.ViewNumbers }];

    public IEnumerable<Command> Commands(CommandShell shell) => [TargetCommands.Group(shell)];
}
