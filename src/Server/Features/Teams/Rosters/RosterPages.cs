using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Teams.Pages;
using CongDongSo.Server.Features.Teams.Mapping;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Web;
using CongDongSo.Server.Platform.Web.Limits;
using Microsoft.AspNetCore.Mvc;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Teams.Rosters;

/// <summary>The page that takes a roster: form, check, writing.</summary>
internal static class RosterPages
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet(TeamLinks.Import, async (RosterIntake intake, Caller caller, CancellationToken ct, [FromQuery(Name = "tinh")] string? province = null) =>
            Answer(await intake.Form(caller, province, ct)));
        web.MapPost(TeamLinks.Import, async (RosterIntake intake, Caller caller, HttpRequest request, CancellationToken ct) =>
        {
            var form = await request.ReadFormAsync(ct);
            var (name, content) = await UploadedFile.Read(form, RosterUpload.MostBytes, ct);
            return Answer(await intake.Check(caller, form["area"], form["program"].ToString(), name, content, ct));
        }).Costs(CostlyWork.RosterImport).TakesFiles(RosterUpload.MostBytes * 2);
        web.MapGet(TeamLinks.Matching, async (RosterIntake intake, Caller caller, CancellationToken ct, string? token = null) =>
            string.IsNullOrEmpty(token) ? TypedResults.LocalRedirect(TeamLinks.Import) : Answer(await intake.Matching(caller, token, ct)));
        web.MapPost(TeamLinks.Matching, async (RosterIntake intake, Caller caller, IFormCollection form, CancellationToken ct) =>
            Answer(await intake.Map(caller, form["token"].ToString(), new MappingForm(form), ct))).Costs(CostlyWork.RosterImport);
        web.MapPost(TeamLinks.ConfirmImport, async (RosterIntake intake, Caller caller, [FromForm] string? token, CancellationToken ct) =>
            Answer(await intake.Write(caller, token ?? "", ct))).Costs(CostlyWork.RosterImport);
        web.MapPost(TeamLinks.Export, async (RosterDownload download, Caller caller, [FromForm(Name = "don-vi")] string? unit, [FromForm(Name = "dang")] string? form, [FromForm(Name = "ly-do")] string? reason, [FromForm] string? ngay, CancellationToken ct) =>
        {
            var format = form switch { "csv" => RosterFormat.Csv, "docx" => RosterFormat.Docx, _ => RosterFormat.Xlsx };
            return (await AskedDay.On(ngay, day => download.Of(caller, unit, format, reason, day, ct))).Match<IResult>(file => TypedResults.File(file.Content, FileType(format), file.Name), Show.Refuse);
        }).Costs(CostlyWork.Export);
    }

    private static string FileType(RosterFormat format) => format switch
    {
        RosterFormat.Csv => "text/csv; charset=utf-8",
        RosterFormat.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };

    private static IResult Answer(Result<RosterIntakeModel> result) => result.Match(
        model => model.Matching is not null ? Show.Show<RosterMappingPage>(model, Status(model)) : Show.Show<RosterImportPage>(model, Status(model)),
        Show.Refuse);

    private static int Status(RosterIntakeModel model) => model.Problem is null && model.Checked is not { Faults.Count: > 0 } ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
}
