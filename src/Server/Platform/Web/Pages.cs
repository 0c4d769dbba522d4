using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Web.Errors;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CongDongSo.Server.Platform.Web;

/// <summary>Answers of the portal's routes: a Razor component with its model, or the page of a refusal.</summary>
/// <remarks>A component with a layout is a whole page; one without is a fragment for htmx.</remarks>
public static class Pages
{
    /// <param name="model">Handed to the component's parameter <c>Model</c>.</param>
    public static IResult Show<TPage>(object? model = null, int status = StatusCodes.Status200OK)
        where TPage : IComponent => new RazorComponentResult<TPage>(
            model is null ? new Dictionary<string, object?>() : new Dictionary<string, object?> { ["Model"] = model })
    {
        StatusCode = status,
        PreventStreamingRendering = true,
    };

    /// <summary>The page of a refusal that no form can show beside its fields.</summary>
    public static IResult Refuse(Problem problem) => Show<ErrorPage>(ErrorText.Of(problem), ProblemDocument.StatusOf(problem.Kind));
}
