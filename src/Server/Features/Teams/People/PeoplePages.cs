using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Teams.People;

/// <summary>People who stand in the rosters twice: the list, a merge, what was merged.</summary>
internal static class PeoplePages
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet(PeopleLinks.Duplicates, async (
                Duplicates duplicates, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null, [FromQuery(Name = "xem")] string? view = null, string? trang = null) =>
            (await duplicates.List(caller, unit, view is "khac-nguoi", PageOf(trang), ct)).Match(model => Show.Show<DuplicatesPage>(model), Show.Refuse));
        web.MapPost(PeopleLinks.Apart, (Duplicates duplicates, Caller caller, IFormCollection form, CancellationToken ct) => Say(duplicates, caller, form, apart: true, ct));
        web.MapPost(PeopleLinks.NotApart, (Duplicates duplicates, Caller caller, IFormCollection form, CancellationToken ct) => Say(duplicates, caller, form, apart: false, ct));
        web.MapGet(PeopleLinks.Merge, async (
                PersonMerges merges, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null, [FromQuery(Name = "mot")] string? one = null, [FromQuery(Name = "hai")] string? other = null) =>
            (await merges.Form(caller, unit, IdOf(one), IdOf(other), null, ct)).Match(model => Show.Show<MergePage>(model), Show.Refuse));
        web.MapPost(PeopleLinks.Merge, Merge);
        web.MapGet(PeopleLinks.Merges, async (
                PersonMerges merges, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null, string? trang = null, [FromQuery(Name = "xong")] string? done = null) =>
            (await merges.List(caller, unit, PageOf(trang), ct)).Match(model => Show.Show<MergesPage>(model with { Done = Told(done) }), Show.Refuse));
        web.MapPost(PeopleLinks.Undo, Undo);
    }

    private static async Task<IResult> Say(Duplicates duplicates, Caller caller, IFormCollection form, bool apart, CancellationToken ct) =>
        (await duplicates.Say(caller, form["don-vi"], IdOf(form["mot"]), IdOf(form["hai"]), apart, ct)).Match(
            seen => Results.LocalRedirect(PeopleLinks.DuplicatesIn(seen.Unit.Id, apart: !apart)), Show.Refuse);

    private static async Task<IResult> Merge(PersonMerges merges, Caller caller, IFormCollection form, CancellationToken ct)
    {
        string? unit = form["don-vi"];
        var (one, other) = (IdOf(form["mot"]), IdOf(form["hai"]));
        var choice = new MergeChoice(IdOf(form["giu"]), IdOf(form["ten"]), IdOf(form["so"]));
        return await merges.Merge(caller, unit, one, other, choice, ct) switch
        {
            Result<SeenUnit>.Done(var seen) => Results.LocalRedirect(PeopleLinks.MergesIn(seen.Unit.Id, done: "gop")),
            Result<SeenUnit>.Refused({ Kind: ProblemKind.NotFound } problem) => Show.Refuse(problem),
            Result<SeenUnit>.Refused(var problem) => (await merges.Form(caller, unit, one, other, choice, ct)).Match(
                model => Show.Show<MergePage>(model with { Problem = problem }, StatusCodes.Status422UnprocessableEntity), Show.Refuse),
            _ => throw new InvalidOperationException(),
        };
    }

    private static async Task<IResult> Undo(PersonMerges merges, Caller caller, IFormCollection form, CancellationToken ct)
    {
        string? unit = form["don-vi"];
        return await merges.Undo(caller, unit, Guid.TryParse(form["lan"], out var merge) ? merge : Guid.Empty, ct) switch
        {
            Result<SeenUnit>.Done(var seen) => Results.LocalRedirect(PeopleLinks.MergesIn(seen.Unit.Id, done: "hoan-tac")),
            Result<SeenUnit>.Refused({ Kind: ProblemKind.NotFound or ProblemKind.Forbidden } problem) => Show.Refuse(problem),
            Result<SeenUnit>.Refused(var problem) => (await merges.List(caller, unit, 1, ct)).Match(
                model => Show.Show<MergesPage>(model with { Problem = problem }, StatusCodes.Status422UnprocessableEntity), Show.Refuse),
            _ => throw new InvalidOperationException(),
        };
    }

    private static string? Told(string? deed) => deed switch
    {
        "gop" => "Đã gộp thành một người. Các Tổ, tài khoản và lịch sử của hai người nay là của một; danh sách nhập sau này ghi tên, số cũ vẫn nhận ra người này.",
        "hoan-tac" => "Đã hoàn tác: hai người trở lại đúng như trước khi gộp.",
        _ => null,
    };

    private static PersonId IdOf(string? text) => new(Guid.TryParse(text, out var id) ? id : Guid.Empty);

    private static int PageOf(string? text) => int.TryParse(text, out var page) && page is > 0 and < 10_000 ? page : 1;
}
