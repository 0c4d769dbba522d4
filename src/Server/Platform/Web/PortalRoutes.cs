using CongDongSo.Server.Platform.Web.Errors;
using Microsoft.AspNetCore.Antiforgery;

namespace CongDongSo.Server.Platform.Web;

/// <summary>The two heads that every feature's routes hang on.</summary>
public static class PortalRoutes
{
    /// <summary>Pages and forms: each unsafe request must carry the antiforgery token of its form.</summary>
    public static RouteGroupBuilder MapPortal(this IEndpointRouteBuilder routes)
    {
        var portal = routes.MapGroup("");
        portal.ExcludeFromDescription();
        portal.DisableAntiforgery(); // Of the framework, which looks at bound forms only; the filter looks at every unsafe request.
        portal.AddEndpointFilter(static async (call, next) =>
        {
            var context = call.HttpContext;
            if (IsUnsafe(context.Request.Method) && await Refusal(context) is { } status)
                return Pages.Show<ErrorPage>(ErrorText.Of(status, context), status);
            return await next(call);
        });
        return portal;
    }

    /// <summary>The programming interface: called with a bearer token, never with the browser's cookie, so it needs no antiforgery token.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1");
        api.DisableAntiforgery();
        return api;
    }

    /// <summary>Status of a form that cannot be read or was not made here; null: it was.</summary>
    private static async Task<int?> Refusal(HttpContext context)
    {
        try
        {
            return await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context) ? null : StatusCodes.Status400BadRequest;
        }
        catch (AntiforgeryValidationException unread)
        {
            return unread.InnerException is BadHttpRequestException { StatusCode: var status } ? status : StatusCodes.Status400BadRequest;
        }
    }

    private static bool IsUnsafe(string method) =>
        !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method);
}
