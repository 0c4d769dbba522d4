using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Declared.Pages;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Documents.Writing;
using CongDongSo.Server.Platform.Web;
using CongDongSo.Server.Platform.Web.Limits;
using Microsoft.AspNetCore.Mvc;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Declared;

/// <summary>Số tự khai: the page of a unit, its form and its file.</summary>
internal static class DeclaredPages
{
    /// <summary>Names of the two fields of an indicator.</summary>
    public static string Have(string indicator) => $"n-{indicator}";

    public static string All(string indicator) => $"d-{indicator}";

    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet(DeclaredLinks.Sheet, async (DeclaredSheets sheets, Caller caller, [AsParameters] DeclaredQuery query, CancellationToken ct, [FromQuery(Name = "xong")] string? done = null) =>
            (await sheets.Of(caller, query.Ask, ct)).Match(sheet => Show.Show<DeclaredPage>(new DeclaredModel(sheet, UnitLinks.Trail(sheet.Seen.Path, caller, unitIsHere: false)) { Saved = done is "1" }), Show.Refuse));
        web.MapPost(DeclaredLinks.Sheet, Save).WithFormOptions(valueCountLimit: 500).Costs(CostlyWork.RosterSheet);
        web.MapGet(DeclaredLinks.File, async (DeclaredSheets sheets, Caller caller, [AsParameters] DeclaredQuery query, CancellationToken ct, string? dang = null) =>
            await (await sheets.Of(caller, query.Ask, ct)).Match(
                sheet => Show.File(DeclaredFile.Of(sheet), format => DeclaredFile.NameOf(sheet, format), "Số tự khai", dang, ct),
                problem => Task.FromResult(Show.Refuse(problem))));
    }

    private static async Task<IResult> Save(DeclaredSheets sheets, Caller caller, HttpRequest request, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        var found = await sheets.Of(caller, new(form["chuong-trinh"], form["don-vi"], form["ky"]), ct, Permission.SetTargets);
        if (found is not Result<DeclaredSheet>.Done(var sheet))
            return Show.Refuse(((Result<DeclaredSheet>.Refused)found).Problem);
        var read = Typed(sheet, form);
        var saved = read is Result<Dictionary<string, (long, long)?>>.Done(var typed)
            ? await sheets.Save(caller, sheet, typed, form["ghi-chu"], long.TryParse(form["v"], out var version) ? version : -1, ct)
            : ((Result<Dictionary<string, (long, long)?>>.Refused)read).Problem;
        return saved switch
        {
            Result<DeclaredSheet>.Done => Results.LocalRedirect($"{DeclaredLinks.Of(sheet.Program.Id, sheet.Seen.Unit.Id, sheet.Period)}&xong=1"),
            Result<DeclaredSheet>.Refused({ Kind: ProblemKind.Forbidden } problem) => Show.Refuse(problem),
            Result<DeclaredSheet>.Refused(var problem) => Show.Show<DeclaredPage>(
                new DeclaredModel(sheet, UnitLinks.Trail(sheet.Seen.Path, caller, unitIsHere: false)) { Problem = problem, Typed = form.ToDictionary(field => field.Key, field => field.Value.ToString()) },
                Show.StatusOf(problem)),
            _ => throw new InvalidOperationException(),
        };
    }

    private static Result<Dictionary<string, (long, long)?>> Typed(DeclaredSheet sheet, IFormCollection form)
    {
        var typed = new Dictionary<string, (long, long)?>();
        foreach (var indicator in sheet.Program.Indicators.Where(indicator => form.ContainsKey(Have(indicator.Id))))
        {
            var (have, all) = (Folding.Tidy(form[Have(indicator.Id)].ToString()), Folding.Tidy(form[All(indicator.Id)].ToString()));
            if (have.Length == 0 && all.Length == 0)
                typed[indicator.Id] = null;
            else if (Count(have) is { } numerator && Count(all) is { } denominator)
                typed[indicator.Id] = (numerator, denominator);
            else
                return new Problem("declared-unreadable", $"{indicator.Name}: cần cả số đạt và tổng số, là số nguyên.", "Ghi ví dụ 1.200 và 1.500; để trống cả hai ô để không khai. Chưa ghi gì.");
        }
        return typed;
    }

    private static long? Count(string text) => text.Length <= 15 && long.TryParse(text.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), out var count) && count >= 0 ? count : null;

    internal sealed record DeclaredQuery(
        [property: FromQuery(Name = "chuong-trinh")] string? Program, [property: FromQuery(Name = "don-vi")] string? Unit, [property: FromQuery(Name = "ky")] string? Period)
    {
        public DeclaredAsk Ask => new(Program, Unit, Period);
    }
}
