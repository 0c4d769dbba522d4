using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;

namespace CongDongSo.Server.Platform.Web.Errors;

/// <summary>Failures and bare statuses in words: problem details under <c>/api</c>, a Vietnamese page elsewhere.</summary>
public static class ErrorAnswers
{
    public static void UseErrorAnswers(this WebApplication app)
    {
        app.UseExceptionHandler(static branch => branch.Run(static context =>
            Answer(context, context.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException { StatusCode: var status } ? status : 500)));
        app.UseStatusCodePages(static status => Answer(status.HttpContext, status.HttpContext.Response.StatusCode));
    }

    public static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api");

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
}
