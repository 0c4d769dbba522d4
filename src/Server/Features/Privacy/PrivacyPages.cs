using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Privacy.Pages;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Privacy;
using Microsoft.AspNetCore.Mvc;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Privacy;

/// <summary>The notice for everybody, one's own data, and the page of those who answer requests. Phones are sent in forms: addresses stand in logs.</summary>
internal static class PrivacyPages
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet(AccessLinks.Notice, (PrivacySettings settings) => Show.Show<NoticePage>(settings)).AllowAnonymous();
        web.MapGet(AccessLinks.OwnData, async (DataExtract extract, Caller caller, CancellationToken ct) => Show.Show<OwnDataPage>(await extract.Own(caller, isTaken: false, ct)));
        web.MapPost(PrivacyLinks.OwnDownload, async (DataExtract extract, Caller caller, [FromForm(Name = "dang")] string? form, CancellationToken ct) => File(await extract.Own(caller, isTaken: true, ct), form));
        web.MapGet(PrivacyLinks.Manage, (Caller caller) => Allowed(caller) ?? Show.Show<PersonalDataPage>(new PersonalDataModel()));
        web.MapPost(PrivacyLinks.Manage, async (PersonalDataDesk desk, Caller caller, [FromForm(Name = "so")] string? phone, CancellationToken ct) =>
            Allowed(caller) ?? Answer(await desk.Find(phone, ct)));
        web.MapPost(PrivacyLinks.Extract, async (
                DataExtract extract, Caller caller, [FromForm(Name = "nguoi")] Guid person, [FromForm(Name = "dang")] string? form, [FromForm(Name = "ly-do")] string? reason, CancellationToken ct) =>
            Allowed(caller) ?? (PersonalDataDesk.ReasonProblem(reason) is { } missing
                ? Answer(new PersonalDataModel { Problem = missing })
                : (await extract.Of(person, reason, ct)).Match(kept => File(kept, form), Show.Refuse)));
        web.MapPost(PrivacyLinks.Erase, async (
                PersonalDataDesk desk, Caller caller, [FromForm(Name = "loai")] string? kind, [FromForm(Name = "dinh-danh")] Guid id, [FromForm(Name = "ly-do")] string? reason,
                [FromForm(Name = "xac-nhan")] string? confirmed, CancellationToken ct) =>
            Allowed(caller) ?? Answer(await desk.Erase(kind == "household", id, reason, confirmed == "1", ct)));
    }

    private static IResult? Allowed(Caller caller) => Scope.Refusal(caller, Permission.ManagePersonalData) is { } forbidden ? Show.Refuse(forbidden) : null;

    private static IResult Answer(PersonalDataModel model) =>
        Show.Show<PersonalDataPage>(model, model.Problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static IResult File(PersonExtract kept, string? form)
    {
        var file = ExtractFile.Of(kept, form == "json");
        return TypedResults.File(file.Content, file.ContentType, file.Name);
    }
}
