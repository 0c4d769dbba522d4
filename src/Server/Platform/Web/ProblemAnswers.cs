using System.Diagnostics;
using CongDongSo.Domain.Results;

namespace CongDongSo.Server.Platform.Web;

/// <summary>A refusal as the API answers it: RFC 9457 problem details with the code, the faults and the trace id.</summary>
public static class ProblemAnswers
{
    public static IResult ToAnswer(this Problem problem, HttpContext context) => Results.Problem(
        type: $"urn:congdongso:problem:{problem.Code}",
        title: problem.Title,
        detail: problem.Detail,
        statusCode: Status(problem.Kind),
        extensions: Extensions(problem, context));

    public static int Status(ProblemKind kind) => kind switch
    {
        ProblemKind.Input => StatusCodes.Status422UnprocessableEntity,
        ProblemKind.NotFound => StatusCodes.Status404NotFound,
        ProblemKind.Forbidden => StatusCodes.Status403Forbidden,
        ProblemKind.Conflict => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status503ServiceUnavailable,
    };

    /// <summary>What support asks for: finds the request in the logs.</summary>
    public static string TraceId(HttpContext context) => Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;

    private static Dictionary<string, object?> Extensions(Problem problem, HttpContext context)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = problem.Code, ["traceId"] = TraceId(context) };
        if (problem.Faults.Count > 0)
            extensions["faults"] = problem.Faults;
        return extensions;
    }
}
