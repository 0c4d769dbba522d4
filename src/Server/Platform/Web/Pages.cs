using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Documents.Writing;
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

    /// <summary>The status of a form that is shown again with what is wrong with it.</summary>
    public static int StatusOf(Problem problem) => problem.Kind == ProblemKind.Input ? StatusCodes.Status422UnprocessableEntity : ProblemDocument.StatusOf(problem.Kind);

    /// <summary>A list as the file that was asked for.</summary>
    /// <param name="format"><c>csv</c>; anything else is a workbook.</param>
    public static async Task<IResult> File(ListedTable table, Func<TableFormat, string> name, string sheet, string? format, CancellationToken ct)
    {
        var asked = format == "csv" ? TableFormat.Csv : TableFormat.Xlsx;
        return TypedResults.File(await table.Made(asked, sheet, ct), ListedTable.TypeOf(asked), name(asked));
    }
}
