using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Platform.Web;

/// <summary>Liveness: the process answers. Readiness: the database answers, and its schema is this version's.</summary>
internal static class Health
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet("/health/live", () => TypedResults.Ok(new { status = "live" })).AllowAnonymous().DisableRateLimiting().ExcludeFromDescription();
        web.MapGet("/health/ready", Ready).AllowAnonymous().DisableRateLimiting().ExcludeFromDescription();
    }

    private static async Task<IResult> Ready(Databases databases, CancellationToken ct)
    {
        if (await Readiness.SchemaNumber(databases, ct) is { } schema && schema == SchemaFile.Common.Count)
            return TypedResults.Ok(new { status = "ready", schema });
        return ProblemDocument.Answer(new Problem("not-ready", "Cơ sở dữ liệu chưa sẵn sàng.", "Hệ thống tự thử lại; xem nhật ký máy chủ nếu kéo dài.") { Kind = ProblemKind.Unavailable });
    }
}
