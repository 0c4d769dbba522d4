using System.Globalization;
using System.Text.Json;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.Server.Features.Audit;

/// <summary><c>GET /api/v1/audit</c>.</summary>
internal static class AuditEndpoints
{
    private const int MostLines = 500, UsualLines = 100;

    public static void Map(RouteGroupBuilder api) => api.MapGet("/audit", List).WithName("listAudit").WithTags("audit")
        .WithSummary("Nhật ký trong phạm vi của người gọi, mới nhất trước; from, to, actor, action, unit, subject, reason để lọc")
        .Produces<AuditAnswer>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> List(
        AuditTrail trail, Caller caller, CancellationToken ct, string? chain = null, string? from = null, string? to = null, string? actor = null, string? action = null,
        string? unit = null, string? subject = null, string? reason = null, string? cursor = null, string? limit = null)
    {
        long? before = null;
        if (cursor is not null)
        {
            if (!long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return ProblemDocument.Answer(new Problem("cursor-malformed", "Tham số cursor viết chưa đúng.", "Lấy cursor từ trang trước, hoặc bỏ đi để đọc từ đầu."));
            before = number;
        }
        var size = UsualLines;
        if (limit is not null && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out size) || size is < 1 or > MostLines))
            return ProblemDocument.Answer(new Problem("limit-malformed", "Tham số limit viết chưa đúng.", $"Viết một số từ 1 đến {MostLines}."));
        return (await trail.Read(caller, new AuditQuery(chain, from, to, actor, action, unit, subject, reason).Tidied(), before, size, ct)).Match(
            part => TypedResults.Ok(new AuditAnswer(part.Chain, [.. part.Lines.Select(AuditDocument.Of)], part.Next?.ToString(CultureInfo.InvariantCulture))), ProblemDocument.Answer);
    }
}

/// <param name="Cursor">For the next page; null after the last.</param>
internal sealed record AuditAnswer(string Chain, IReadOnlyList<AuditDocument> Items, string? Cursor);

internal sealed record AuditDocument(
    long Seq, DateTimeOffset At, string Actor, string? Role, Guid? UnitId, string? Unit, string Action, Guid? PlaceId, string? Place,
    IReadOnlyList<Guid> Subjects, JsonElement? Before, JsonElement? After, string? Reason, string? RequestId, string Hash)
{
    public static AuditDocument Of(AuditLine line) => new(
        line.Seq, line.At, line.Actor, line.Role, line.UnitId, line.Unit, line.Action, line.PlaceId, line.Place, line.Subjects, Json(line.Before), Json(line.After), line.Reason, line.RequestId, line.Hash);

    private static JsonElement? Json(string? text) => text is null ? null : JsonElement.Parse(text);
}
