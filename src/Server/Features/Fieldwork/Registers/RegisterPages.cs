using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Fieldwork.Pages;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Web;
using CongDongSo.Server.Platform.Web.Limits;
using Microsoft.AspNetCore.Mvc;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Fieldwork.Registers;

/// <summary>The pages of the registers: lists, one subject, a file in and back out.</summary>
internal static class RegisterPages
{
    private const int PageSize = 20;

    public static void Map(IEndpointRouteBuilder web)
    {
        foreach (var kind in Enum.GetValues<RegisterKind>())
        {
            web.MapGet(RegisterLinks.List(kind), async (
                    RegisterBrowsing browsing, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null, string? q = null, string? thieu = null, string? nhom = null, string? ngay = null, string? sau = null) =>
                (await AskedDay.On(ngay, day => browsing.List(caller, kind, unit, new(q, Blank(thieu), Blank(nhom), day), sau, ct))).Match(model => Show.Show<RegisterListPage>(model), Show.Refuse));
        }
        web.MapGet(RegisterLinks.HouseholdRoute, async (Guid id, RegisterSubject subject, Caller caller, CancellationToken ct) =>
            (await subject.Household(caller, id, ct)).Match(model => Show.Show<RegisterSubjectPage>(model), Show.Refuse));
        web.MapGet(RegisterLinks.BusinessRoute, async (Guid id, RegisterSubject subject, Caller caller, CancellationToken ct) =>
            (await subject.Business(caller, id, ct)).Match(model => Show.Show<RegisterSubjectPage>(model), Show.Refuse));
        web.MapPost(RegisterLinks.RevealRoute, async (Guid id, RegisterSubject subject, Caller caller, CancellationToken ct) =>
            (await subject.Reveal(caller, id, ct)).Match(model => Show.Show<RegisterSubjectPage>(model), Show.Refuse));
        MapFiles(web);
    }

    private static void MapFiles(IEndpointRouteBuilder web)
    {
        web.MapGet(RegisterLinks.Import, async (RegisterIntake intake, Caller caller, CancellationToken ct, string? so = null, [FromQuery(Name = "don-vi")] string? unit = null) =>
            Answer(await intake.Form(caller, KindOf(so), unit, ct)));
        web.MapPost(RegisterLinks.Import, async (RegisterIntake intake, Caller caller, HttpRequest request, CancellationToken ct) =>
        {
            var form = await request.ReadFormAsync(ct);
            var (name, content) = await UploadedFile.Read(form, RegisterIntake.MostBytes, ct);
            return Answer(await intake.Check(caller, KindOf(form["so"]), form["don-vi"], name, content, ct));
        }).Costs(CostlyWork.RosterImport).TakesFiles(RegisterIntake.MostBytes * 2);
        web.MapPost(RegisterLinks.Confirm, async (RegisterIntake intake, Caller caller, [FromForm] string? token, CancellationToken ct) =>
            Answer(await intake.Write(caller, token ?? "", ct))).Costs(CostlyWork.RosterImport);
        web.MapGet(RegisterLinks.Imported, async (RegisterUndo undo, UnitInScope units, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null, string? trang = null) =>
            (await Changes(undo, units, caller, unit, trang, ct)).Match(model => Show.Show<RegisterChangesPage>(model), Show.Refuse));
        web.MapPost(RegisterLinks.Undo, async (RegisterUndo undo, UnitInScope units, Caller caller, [FromForm(Name = "don-vi")] string? unit, [FromForm(Name = "lan")] string? change, CancellationToken ct) =>
        {
            if (await units.Find(caller, unit, ct, Permission.WriteRecords) is not Result<SeenUnit>.Done(var seen))
                return (await Changes(undo, units, caller, unit, null, ct)).Match(model => Show.Show<RegisterChangesPage>(model), Show.Refuse);
            var done = await undo.Undo(seen.ProvinceCode, Guid.TryParse(change, out var id) ? id : Guid.Empty, ct);
            return (await Changes(undo, units, caller, unit, null, ct)).Match(
                model => done.Match(
                    one => Show.Show<RegisterChangesPage>(model with { Undone = one }),
                    problem => Show.Show<RegisterChangesPage>(model with { Problem = problem }, StatusCodes.Status422UnprocessableEntity)),
                Show.Refuse);
        }).Costs(CostlyWork.RosterImport);
    }

    private static async Task<Result<RegisterChangesModel>> Changes(RegisterUndo undo, UnitInScope units, Caller caller, string? unit, string? pageText, CancellationToken ct)
    {
        var found = await units.Find(caller, unit, ct, Permission.WriteRecords);
        if (found is not Result<SeenUnit>.Done(var seen))
            return ((Result<SeenUnit>.Refused)found).Problem;
        var page = int.TryParse(pageText, out var number) && number is > 0 and < 10_000 ? number : 1;
        return (await undo.List(seen.ProvinceCode, (page - 1) * PageSize, PageSize + 1, ct)).Match<Result<RegisterChangesModel>>(
            list => new RegisterChangesModel(seen.Unit, [.. list.Take(PageSize)], page, list.Count > PageSize), problem => problem);
    }

    private static IResult Answer(Result<RegisterIntakeModel> result) => result.Match(
        model => Show.Show<RegisterImportPage>(model, model.Problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity), Show.Refuse);

    private static RegisterKind KindOf(string? word) => word == RegisterWords.Code(RegisterKind.Business) ? RegisterKind.Business : RegisterKind.Household;

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
