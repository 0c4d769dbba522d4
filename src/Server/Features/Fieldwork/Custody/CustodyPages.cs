using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Fieldwork.Custody;

/// <summary>Addresses of the page of records in custody.</summary>
public static class CustodyLinks
{
    public const string List = "/cho-nhan", TakeRoute = "/cho-nhan/{id:guid}/nhan", RefuseRoute = "/cho-nhan/{id:guid}/khong-nhan";

    public static string Take(Guid id) => $"{List}/{id}/nhan";

    public static string Refuse(Guid id) => $"{List}/{id}/khong-nhan";
}

/// <param name="Done">What was just done.</param>
public sealed record CustodyModel(CustodyList List, string? Done, Problem? Problem);

/// <summary>Bản ghi chờ nhận.</summary>
internal static class CustodyPages
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet(CustodyLinks.List, (CustodyDesk desk, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null) => Page(desk, caller, unit, null, null, ct));
        web.MapPost(CustodyLinks.TakeRoute, async (Guid id, CustodyDesk desk, Caller caller, [FromForm(Name = "don-vi")] string? unit, CancellationToken ct) =>
            await Answer(await desk.Take(caller, id, ct), "Đã nhận bản ghi vào sổ.", desk, caller, unit, ct));
        web.MapPost(CustodyLinks.RefuseRoute, async (Guid id, CustodyDesk desk, Caller caller, [FromForm(Name = "don-vi")] string? unit, [FromForm(Name = "ly-do")] string? reason, CancellationToken ct) =>
            await Answer(await desk.Refuse(caller, id, reason, ct), "Đã trả lời người ghi.", desk, caller, unit, ct));
    }

    private static Task<IResult> Answer(Result<CustodyRecord> result, string done, CustodyDesk desk, Caller caller, string? unit, CancellationToken ct) => result switch
    {
        Result<CustodyRecord>.Refused({ Kind: ProblemKind.NotFound or ProblemKind.Forbidden } problem) => Task.FromResult(Show.Refuse(problem)),
        Result<CustodyRecord>.Refused(var problem) => Page(desk, caller, unit, null, problem, ct),
        _ => Page(desk, caller, unit, done, null, ct),
    };

    private static async Task<IResult> Page(CustodyDesk desk, Caller caller, string? unit, string? done, Problem? problem, CancellationToken ct) =>
        (await desk.List(caller, unit, ct)).Match(
            list => Show.Show<CustodyPage>(new CustodyModel(list, done, problem), problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity), Show.Refuse);
}
