using System.Diagnostics;
using CongDongSo.Server.Platform.Database;
using Microsoft.AspNetCore.Diagnostics;

namespace CongDongSo.Server.Platform.Web.Errors;

/// <summary>Failures and bare statuses in words: problem details under <c>/api</c>, a Vietnamese page elsewhere.</summary>
public static class ErrorAnswers
{
    public static void UseErrorAnswers(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = static context => Answer(context, context.Features.Get<IExceptionHandlerFeature>()?.Error),
            StatusCodeSelector = StatusOf,
            // What a client sent wrongly, or broke off, is not a fault of the server that somebody has to read about.
            SuppressDiagnosticsCallback = static failed => StatusOf(failed.Exception) < 500,
        });
        app.UseStatusCodePages(static status => Answer(status.HttpContext, status.HttpContext.Response.StatusCode));
    }

    public static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api");

    private static Task Answer(HttpContext context, Exception? failed)
    {
        if (failed is not ServiceUnavailableException { Problem: var problem })
            return Answer(context, StatusOf(failed));
        var answer = IsApi(context) ? ProblemDocument.Answer(problem) : Pages.Refuse(problem);
        return answer.ExecuteAsync(context);
    }

    private static Task Answer(HttpContext context, int status)
    {
        var text = ErrorText.Of(status, context);
        var answer = IsApi(context)
            ? Results.Json(
                new ProblemDocument($"urn:congdongso:http-{status}", text.Title, status, text.Detail, $"http-{status}", null, Activity.Current?.TraceId.ToString()),
                ApiJson.Options, ProblemDocument.ContentType, status)
            : Pages.Show<ErrorPage>(text, status);
        return answer.ExecuteAsync(context);
    }

    private static int StatusOf(Exception? failed) => failed switch
    {
        BadHttpRequestException { StatusCode: var status } => status,
        ServiceUnavailableException => StatusCodes.Status503ServiceUnavailable,
        not (null or IOException) when failed.IsLostDatabase() => StatusCodes.Status503ServiceUnavailable,
        not null when failed.IsOfUnstorableText() => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status500InternalServerError,
    };
}
