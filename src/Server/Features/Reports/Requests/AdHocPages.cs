using System.Globalization;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Reports.Requests;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Web;
using CongDongSo.Server.Platform.Web.Limits;
using Microsoft.AspNetCore.Mvc;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Reports.Requests;

/// <summary>Asking for reports, the list of what was asked, and one request with its answers.</summary>
internal static class AdHocPages
{
    /// <summary>A province's villages are some thousands, and each may be marked.</summary>
    private const int MostFields = 10_000;

    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet(ReportLinks.Requests, async (AdHocDesk desk, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null) =>
            (await desk.List(caller, unit, ct)).Match(
                found => Show.Show<AdHocListPage>(new AdHocListModel(found.Seen, UnitLinks.Trail(found.Seen.Path, caller, unitIsHere: false), found.Items, found.MayAsk)), Show.Refuse));
        web.MapGet(ReportLinks.NewRequest, async (
                AdHocAsking asking, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null, [FromQuery(Name = "chuong-trinh")] string? program = null, [FromQuery(Name = "cap")] string? level = null) =>
            (await asking.Choose(caller, new(unit, program, level), ct)).Match(
                choice => Show.Show<AdHocFormPage>(new AdHocFormModel(choice, Trail(choice.Seen, caller), new("", "", null, "", [], [], null, null, null), null)), Show.Refuse));
        web.MapPost(ReportLinks.NewRequest, Ask).WithFormOptions(valueCountLimit: MostFields);
        web.MapGet(ReportLinks.RequestRoute, async (Guid id, AdHocDesk desk, Caller caller, CancellationToken ct, [FromQuery(Name = "xong")] string? done = null) =>
            (await desk.Show(caller, id, ct)).Match(found => Show.Show<AdHocPage>(Page(found, caller) with { Done = DoneText(done) }), Show.Refuse));
        web.MapPost(ReportLinks.RequestRoute, Do).WithFormOptions(valueCountLimit: MostFields);
        web.MapGet(ReportLinks.AnswersRoute, async (Guid id, AdHocDesk desk, Caller caller, CancellationToken ct) =>
            await (await desk.Show(caller, id, ct)).Match(
                found => Show.File(AdHocAnswers.Of(found), _ => $"tra-loi_{id}.xlsx", "Trả lời", format: null, ct), problem => Task.FromResult(Show.Refuse(problem)))).Costs(CostlyWork.Export);
    }

    private static async Task<IResult> Ask(HttpRequest request, AdHocAsking asking, Caller caller, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        var aim = new AdHocAim(form["don-vi"], form["chuong-trinh"], form["cap"]);
        var draft = new AdHocDraft(
            form["trich-yeu"].ToString(), form["so"].ToString(), Day(form["ngay"]), form["ly-do"].ToString().ReplaceLineEndings("\n"), AdHocDraft.ReadQuestions(form["noi-dung"]),
            [.. form["chi-tieu"].Select(indicator => indicator!).Distinct()], Period.Parse(form["ky"]), Day(form["han"]), form["noi-nhan"]);
        IReadOnlyList<string>? chosen = form["pham-vi"] == "chon" ? [.. form["dv"].Select(unit => unit!)] : null;
        var asked = await asking.Ask(caller, aim, chosen, draft, ct);
        return asked switch
        {
            Result<AdHocAsked>.Done(var done) => Results.LocalRedirect($"{ReportLinks.Request(done.Id)}?xong={done.Units}-{done.People}-{done.Unreached.Count}"),
            Result<AdHocAsked>.Refused({ Kind: ProblemKind.Forbidden or ProblemKind.NotFound } problem) => Show.Refuse(problem),
            Result<AdHocAsked>.Refused(var problem) => (await asking.Choose(caller, aim, ct)).Match(
                choice => Show.Show<AdHocFormPage>(new AdHocFormModel(choice, Trail(choice.Seen, caller), draft, chosen?.ToHashSet()) { Problem = problem }, Show.StatusOf(problem)), Show.Refuse),
            _ => throw new InvalidOperationException(),
        };
    }

    private static async Task<IResult> Do(Guid id, HttpRequest request, AdHocDesk desk, Caller caller, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        IReadOnlyCollection<string>? units = form["pham-vi"] == "chon" ? [.. form["dv"].Select(unit => unit!)] : null;
        var done = await desk.Do(caller, id, new(form["viec"].ToString(), form["ly-do"].ToString(), Day(form["den-ngay"]), units), ct);
        return done switch
        {
            Result<int>.Done => Results.LocalRedirect($"{ReportLinks.Request(id)}?xong={Uri.EscapeDataString(form["viec"].ToString())}"),
            Result<int>.Refused({ Kind: ProblemKind.Forbidden or ProblemKind.NotFound } problem) => Show.Refuse(problem),
            Result<int>.Refused(var problem) => (await desk.Show(caller, id, ct)).Match(found => Show.Show<AdHocPage>(Page(found, caller) with { Problem = problem }, Show.StatusOf(problem)), Show.Refuse),
            _ => throw new InvalidOperationException(),
        };
    }

    private static AdHocPageModel Page(AdHocShown found, Caller caller) => new(found, Trail(found.Seen, caller));

    private static IReadOnlyList<Platform.Web.Components.Crumb> Trail(SeenUnit seen, Caller caller) => UnitLinks.Trail(seen.Path, caller, unitIsHere: false);

    private static string? DoneText(string? done) => done switch
    {
        null => null,
        "withdraw" => "Đã thu hồi yêu cầu; các đơn vị được báo ngay.",
        "excuse" => "Đã thôi yêu cầu; các đơn vị được báo ngay.",
        "extend" => "Đã gia hạn; các đơn vị được báo ngay.",
        _ => done.Split('-').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToArray() is [>= 0 and var units, >= 0 and var people, >= 0 and var unreached]
            ? $"Đã yêu cầu {VietnameseNumbers.Text(units)} đơn vị; {VietnameseNumbers.Text(people)} người được báo ngay.{(unreached > 0 ? $" {VietnameseNumbers.Text(unreached)} đơn vị chưa có tài khoản nào nhận được tin: hãy báo cách khác." : "")}"
            : null,
    };

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
