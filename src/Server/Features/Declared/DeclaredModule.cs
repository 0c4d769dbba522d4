using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Features;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.Server.Features.Declared;

/// <summary>Values that units declare, beside what is computed.</summary>
public sealed class DeclaredModule : IFeature
{
    public void AddServices(IServiceCollection services) => services.AddSingleton<DeclaredValues>().AddSingleton<DeclaredBeside>().AddSingleton<DeclaredSheets>();

    public void MapApi(RouteGroupBuilder api)
    {
        api.MapGet("/declared", async (DeclaredSheets sheets, Caller caller, CancellationToken ct, string? program = null, string? unit = null, string? period = null) =>
            (await sheets.Of(caller, new(program, unit, period), ct)).Match(sheet => TypedResults.Ok(DeclaredDocument.Of(sheet)), ProblemDocument.Answer))
            .WithName("getDeclared").WithSummary("Số tự khai của một đơn vị cạnh số tính được, và của các đơn vị trực thuộc đã khai")
            .Produces<DeclaredDocument>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPut("/declared", Set)
            .WithName("setDeclared").WithSummary("Tự khai số liệu của một đơn vị trong một kỳ")
            .Produces<DeclaredDocument>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status409Conflict);
    }

    public void MapWeb(IEndpointRouteBuilder web) => DeclaredPages.Map(web);

    public IEnumerable<MenuEntry> Menu => [new(63, "Số tự khai", DeclaredLinks.Sheet) { Needs = Permission.SetTargets }];

    private static async Task<IResult> Set(DeclaredSheets sheets, Caller caller, DeclaredWish wish, CancellationToken ct)
    {
        var found = await sheets.Of(caller, new(wish.Program, wish.Unit, wish.Period), ct, Permission.SetTargets);
        if (found is not Result<DeclaredSheet>.Done(var sheet))
            return ProblemDocument.Answer(((Result<DeclaredSheet>.Refused)found).Problem);
        if (wish.Values is not { Count: > 0 and <= 500 } values 
            || values.Any(value => value?.Indicator is null || value.Numerator is null != value.Denominator is null) || values.DistinctBy(value => value.Indicator).Count() < values.Count)
            return ProblemDocument.Answer(new Problem("declared-values", "Các số khai chưa đủ.", "Ghi values: mỗi chỉ tiêu một lần, có cả numerator và denominator, hoặc cả hai là null để rút lại."));
        var typed = values.ToDictionary(value => value.Indicator, value => value.Numerator is { } numerator ? (numerator, value.Denominator!.Value) : ((long, long)?)null);
        return (await sheets.Save(caller, sheet, typed, wish.Note, wish.Version, ct)).Match(saved => TypedResults.Ok(DeclaredDocument.Of(saved)), ProblemDocument.Answer);
    }
}
