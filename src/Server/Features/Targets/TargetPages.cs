using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Targets;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Features.Targets.Pages;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Documents.Writing;
using CongDongSo.Server.Platform.Web;
using CongDongSo.Server.Platform.Web.Limits;
using Microsoft.AspNetCore.Mvc;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Targets;

/// <summary>The sheet of targets, its file, its history.</summary>
internal static class TargetPages
{
    /// <summary>Cells of the largest sheet: a province's communes by a program's lines, and room to spare.</summary>
    private const int MostFields = 20_000, MostFileBytes = 2 << 20;

    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet(TargetLinks.Sheet, async (TargetSheets sheets, Caller caller, [AsParameters] TargetQuery query, CancellationToken ct, [FromQuery(Name = "xong")] string? done = null) =>
            await (await sheets.Of(caller, query.Ask, ct)).Match(
                async sheet => Show.Show<TargetSheetPage>(await Model(sheets, caller, sheet, ct) with { Saved = int.TryParse(done, out var count) ? count : null }), problem => Task.FromResult(Show.Refuse(problem))));
        web.MapPost(TargetLinks.Sheet, Work).WithFormOptions(valueCountLimit: MostFields).Costs(CostlyWork.RosterSheet);
        web.MapPost(TargetLinks.Import, Import).Costs(CostlyWork.RosterImport).TakesFiles(MostFileBytes * 2);
        web.MapGet(TargetLinks.File, async (TargetSheets sheets, Caller caller, [AsParameters] TargetQuery query, CancellationToken ct, string? dang = null) =>
            await (await sheets.Of(caller, query.Ask, ct)).Match(
                sheet => Show.File(TargetFile.Of(sheet), format => TargetFile.NameOf(sheet, format), "Chỉ tiêu", dang, ct),
                problem => Task.FromResult(Show.Refuse(problem))));
        web.MapGet(TargetLinks.History, async (TargetHistory history, Caller caller, [AsParameters] TargetQuery query, CancellationToken ct, string? muc = null) =>
            (await history.Of(caller, query.Ask, muc, ct)).Match(model => Show.Show<TargetHistoryPage>(model), Show.Refuse));
    }

    /// <summary>Looks at what was typed, divides a count, or saves.</summary>
    private static async Task<IResult> Work(TargetSheets sheets, Caller caller, HttpRequest request, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        var found = await sheets.Of(caller, AskOf(form), ct, Permission.SetTargets);
        if (found is not Result<TargetSheet>.Done(var sheet))
            return Show.Refuse(((Result<TargetSheet>.Refused)found).Problem);
        var (typed, work) = (TargetForm.Read(form, sheet), form[TargetForm.Work].ToString());
        if (work.StartsWith(TargetForm.Split, StringComparison.Ordinal))
            return await Divide(sheets, caller, sheet, typed, work[TargetForm.Split.Length..], form[TargetForm.Reason], ct);
        var draft = typed.Draft(sheet, form[TargetForm.Reason]);
        if (work != TargetForm.Save)
            return Show.Show<TargetSheetPage>(await Model(sheets, caller, sheet, ct) with { Typed = typed, Draft = draft });
        return await sheets.Save(caller, draft, long.TryParse(form[TargetForm.Version], out var version) ? version : -1, ct) switch
        {
            Result<TargetsSaved>.Done(var saved) => Results.LocalRedirect($"{TargetLinks.Of(sheet.Program.Id, sheet.Whole.Id, sheet.Period)}&xong={saved.Changed}"),
            Result<TargetsSaved>.Refused(var problem) => Show.Show<TargetSheetPage>(await Model(sheets, caller, sheet, ct) with { Typed = typed, Draft = draft, Problem = problem }, Show.StatusOf(problem)),
            _ => throw new InvalidOperationException(),
        };
    }

    private static async Task<IResult> Divide(TargetSheets sheets, Caller caller, TargetSheet sheet, TypedTargets typed, string lineId, string? reason, CancellationToken ct)
    {
        var line = sheet.Lines.FirstOrDefault(one => one.Id == lineId && one.Counted is not null);
        var whole = line is null ? null : typed.Texts.TryGetValue((sheet.Whole.Id, line.Id), out var text) ? TargetText.Read(text, line).Amount : sheet.Own(sheet.Whole, line)?.Amount;
        if (line is not null && whole is { Scale: TargetScale.Count, Number: var count })
        {
            typed = typed.With(TargetDraft.Split(sheet, line, (long)count));
            return Show.Show<TargetSheetPage>(await Model(sheets, caller, sheet, ct) with { Typed = typed, Draft = typed.Draft(sheet, reason) });
        }
        var problem = new Problem("target-nothing-to-split", "Chưa có số lượng để chia.", $"Ghi mức của {sheet.Whole.FullName} ở mục này bằng số lượng, ví dụ 5.000 {line?.Counted ?? "hộ"}, rồi chia.");
        return Show.Show<TargetSheetPage>(await Model(sheets, caller, sheet, ct) with { Typed = typed, Draft = typed.Draft(sheet, reason), Problem = problem }, StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>What the file has stands in the sheet then, and is saved there.</summary>
    private static async Task<IResult> Import(TargetSheets sheets, Caller caller, HttpRequest request, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        var (_, content) = await UploadedFile.Read(form, MostFileBytes, ct);
        var found = await sheets.Of(caller, AskOf(form), ct, Permission.SetTargets);
        if (found is not Result<TargetSheet>.Done(var sheet))
            return Show.Refuse(((Result<TargetSheet>.Refused)found).Problem);
        var model = await Model(sheets, caller, sheet, ct);
        if (content.Length is 0 or > MostFileBytes)
        {
            return Show.Show<TargetSheetPage>(
                model with { Problem = new("file-missing", content.Length == 0 ? "Chưa chọn tệp." : "Tệp quá lớn.", "Chọn tệp .xlsx hoặc .csv đã tải từ bảng này, nhiều nhất 2 MB.") }, StatusCodes.Status422UnprocessableEntity);
        }
        using var file = new MemoryStream(content, writable: false);
        return TargetFile.Read(file, sheet).Match(
            typed => Show.Show<TargetSheetPage>(model with { Typed = typed, Draft = typed.Draft(sheet, "") }),
            problem => Show.Show<TargetSheetPage>(model with { Problem = problem }, StatusCodes.Status422UnprocessableEntity));
    }

    private static async Task<TargetSheetModel> Model(TargetSheets sheets, Caller caller, TargetSheet sheet, CancellationToken ct) =>
        new(sheet, await sheets.Programs(sheet.Whole, ct), Periods(sheet), UnitLinks.Trail(sheet.Seen.Path, caller, unitIsHere: false)) { Draft = TargetDraft.Unchanged(sheet) };

    /// <summary>Three years with their quarters and months, and the one that is shown.</summary>
    private static IReadOnlyList<Period> Periods(TargetSheet sheet)
    {
        var years = Enumerable.Range(sheet.Today.Year - 1, 3).ToList();
        return
        [
            .. years.Select(Period.Year).Concat(years.SelectMany(year => Enumerable.Range(1, 4).Select(quarter => Period.Quarter(year, quarter))))
                .Concat(years.SelectMany(year => Enumerable.Range(1, 12).Select(month => Period.Month(year, month)))).Append(sheet.Period).DistinctBy(period => period.Code),
        ];
    }

    private static TargetAsk AskOf(IFormCollection form) => new(form["chuong-trinh"], form["don-vi"], form["ky"]);

    internal sealed record TargetQuery(
        [property: FromQuery(Name = "chuong-trinh")] string? Program, [property: FromQuery(Name = "don-vi")] string? Unit, [property: FromQuery(Name = "ky")] string? Period)
    {
        public TargetAsk Ask => new(Program, Unit, Period);
    }
}
