using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Fieldwork.Activities;

/// <summary>Addresses of the log of activities.</summary>
public static class ActivityLinks
{
    public const string List = "/hoat-dong", ReturnRoute = "/hoat-dong/{record:guid}/tra-lai", PhotoRoute = "/hoat-dong/anh/{photo:guid}";

    public static string In(UnitId unit, long? before = null) => $"{List}?don-vi={unit}{(before is { } seq ? $"&truoc={seq}" : "")}";

    public static string Return(Guid record) => $"{List}/{record}/tra-lai";

    public static string Photo(Guid photo) => $"{List}/anh/{photo}";
}

public sealed record ActivityModel(ActivityPageOf Page, bool IsFirst, bool WasReturned, Problem? Problem);

/// <summary>Hoạt động của Tổ.</summary>
internal static class ActivityPages
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet(ActivityLinks.List, (
                ActivityLog log, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null, [FromQuery(Name = "truoc")] long before = 0, [FromQuery(Name = "xong")] string? done = null) =>
            Page(log, caller, unit, before, done is "1", null, ct));
        web.MapPost(ActivityLinks.ReturnRoute, Return);
        web.MapGet(ActivityLinks.PhotoRoute, async (Guid photo, ActivityLog log, Caller caller, CancellationToken ct) =>
            (await log.Photo(caller, photo, ct)).Match(found => Results.Bytes(found.Content, found.Media), Show.Refuse));
    }

    private static async Task<IResult> Return(Guid record, ActivityLog log, Caller caller, [FromForm(Name = "don-vi")] string? unit, [FromForm(Name = "ly-do")] string? reason, CancellationToken ct) =>
        await log.Return(caller, record, reason, ct) switch
        {
            Result<UnitId>.Refused({ Kind: ProblemKind.NotFound or ProblemKind.Forbidden } problem) => Show.Refuse(problem),
            Result<UnitId>.Refused(var problem) => await Page(log, caller, unit, 0, false, problem, ct),
            Result<UnitId>.Done(var place) => Results.LocalRedirect($"{ActivityLinks.In(place)}&xong=1"),
            _ => throw new InvalidOperationException(),
        };

    private static async Task<IResult> Page(ActivityLog log, Caller caller, string? unit, long before, bool done, Problem? problem, CancellationToken ct) =>
        (await log.Page(caller, unit, before, ct)).Match(
            page => Show.Show<ActivityPage>(new ActivityModel(page, before == 0, done, problem), problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity), Show.Refuse);
}
