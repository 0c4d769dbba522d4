using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Platform.Web;

/// <summary>Liveness: the process answers. Readiness: the database answers, and its schema is this version's.</summary>
internal static class Health
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet("/health/live", () => TypedResults.Ok(new { status = "live" })).AllowAnonymous().ExcludeFromDescription();
        web.MapGet("/health/ready", Ready).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> Ready(Databases databases, CancellationToken ct)
    {
        try
        {
            await using var command = databases.Common.CreateCommand("select coalesce(max(number), 0) from cds.schema_version where target = 'cds'");
            var schema = (int)(await command.ExecuteScalarAsync(ct))!;
            if (schema == SchemaFile.Common.Count)
                return TypedResults.Ok(new { status = "ready", schema });
        }
        catch (Exception lost) when (lost is NpgsqlException or System.Net.Sockets.SocketException or TimeoutException or InvalidOperationException)
        {
        }
        return ProblemDocument.Answer(new Problem("not-ready", "Cơ sở dữ liệu chưa sẵn sàng.", "Hệ thống tự thử lại; xem nhật ký máy chủ nếu kéo dài.") { Kind = ProblemKind.Unavailable });
    }
}
