using System.Diagnostics;
using CongDongSo.Domain.Results;

namespace CongDongSo.Server.Platform.Web;

/// <summary>RFC 9457 problem details of a refusal; the faults of a file stand in <c>faults</c>.</summary>
public sealed record ProblemDocument(string Type, string Title, int Status, string? Detail, string Code, IReadOnlyList<Fault>? Faults, string? TraceId)
{
    public const string ContentType = "application/problem+json";

    public static ProblemDocument Of(Problem problem) => new(
        $"urn:congdongso:{problem.Code}", problem.Title, StatusOf(problem.Kind), problem.Detail, problem.Code,
        problem.Faults.Count == 0 ? null : problem.Faults, Activity.Current?.TraceId.ToString());

    /// <summary>The HTTP answer of a refusal.</summary>
    public static IResult Answer(Problem problem) =>
        Results.Json(Of(problem), ApiJson.Options, ContentType, StatusOf(problem.Kind));

    /// <summary>Whoever asks has not proven, or no longer, who they are.</summary>
    public static IResult Unauthorised(Problem problem) =>
        Results.Json(Of(problem) with { Status = StatusCodes.Status401Unauthorized }, ApiJson.Options, ContentType, StatusCodes.Status401Unauthorized);

    public static int StatusOf(ProblemKind kind) => kind switch
    {
        ProblemKind.NotFound => StatusCodes.Status404NotFound,
        ProblemKind.Forbidden => StatusCodes.Status403Forbidden,
        ProblemKind.Conflict => StatusCodes.Status409Conflict,
        ProblemKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };
}
