using System.Globalization;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Documents.Templates;
using CongDongSo.Server.Platform.Web;
using CongDongSo.Server.Platform.Web.Components;
using CongDongSo.Server.Platform.Web.Limits;
using Microsoft.AspNetCore.Mvc;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Reports.Templates;

/// <param name="Done">It was just changed.</param>
public sealed record LetterTemplateModel(LetterTemplatesOf Found, IReadOnlyList<Crumb> Trail, bool Done);

/// <summary>Mẫu văn bản: the page of a unit's templates.</summary>
internal static class LetterTemplatePages
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet(ReportLinks.Templates, async (LetterTemplates templates, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null, [FromQuery(Name = "xong")] string? done = null) =>
            Answer(await templates.Show(caller, unit, ct), caller, done is "1"));
        web.MapPost(ReportLinks.Templates, async (HttpRequest request, LetterTemplates templates, Caller caller, CancellationToken ct) =>
        {
            var form = await request.ReadFormAsync(ct);
            var (name, content) = await UploadedFile.Read(form, DocxTemplate.MostBytes, ct);
            return Answer(await templates.Check(caller, form["don-vi"], name, content, ct), caller);
        }).TakesFiles(DocxTemplate.MostBytes + (64 << 10)).Costs(CostlyWork.Report);
        web.MapGet(ReportLinks.TemplateFileRoute, async (LetterTemplates templates, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null, [FromQuery(Name = "ban")] string? no = null) =>
            (await templates.Download(caller, unit, int.TryParse(no, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null, ct)).Match<IResult>(
                file => TypedResults.File(file.Content, Docx, file.Name), Show.Refuse)).Costs(CostlyWork.Export);
        web.MapGet(ReportLinks.TemplateTry, async (LetterTemplates templates, Caller caller, CancellationToken ct, string? token = null, [FromQuery(Name = "dang")] string? format = null) =>
            (await templates.Try(caller, token ?? "", format ?? "docx", ct)).Match(file => TypedResults.File(file.Content, file.ContentType, file.Name), Show.Refuse)).Costs(CostlyWork.Report);
        web.MapPost(ReportLinks.TemplateUse, async (LetterTemplates templates, Caller caller, [FromForm] string? token, CancellationToken ct) => Changed(await templates.Use(caller, token ?? "", ct)));
        web.MapPost(ReportLinks.TemplateReturn, async (LetterTemplates templates, Caller caller, [FromForm(Name = "don-vi")] string? unit, [FromForm(Name = "ban")] string? no, [FromForm(Name = "ly-do")] string? reason, CancellationToken ct) =>
            Changed(await templates.Return(caller, unit, no, reason, ct)));
    }

    private static IResult Changed(Result<UnitId> changed) => changed.Match(unit => Results.LocalRedirect($"{ReportLinks.TemplatesOf(unit)}&xong=1"), Show.Refuse);

    private static IResult Answer(Result<LetterTemplatesOf> answered, Caller caller, bool done = false) => answered.Match(
        found => Show.Show<LetterTemplatePage>(
            new LetterTemplateModel(found, UnitLinks.Trail(found.Seen.Path, caller, unitIsHere: false), done), found.Problem is null && found.Faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity),
        Show.Refuse);
}
