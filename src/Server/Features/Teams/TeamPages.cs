using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Server.Features.Teams.Pages;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Documents.Writing;
using CongDongSo.Server.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Teams;

/// <summary>The pages of teams: list, one team.</summary>
internal static class TeamPages
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet(TeamLinks.List, async (
                TeamBrowsing browsing, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null, string? q = null,
                [FromQuery(Name = "chuong-trinh")] string? program = null, [FromQuery(Name = "can-xem")] string? only = null, string? ngay = null, string? trang = null) =>
            (await AskedDay.On(ngay, day => browsing.List(caller, unit, new(q?.Trim(), program, only is "1", day), PageOf(trang), ct))).Match(model => Show.Show<TeamListPage>(model), Show.Refuse));
        web.MapGet(TeamLinks.File, async (
                TeamBrowsing browsing, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null, string? q = null,
                [FromQuery(Name = "chuong-trinh")] string? program = null, [FromQuery(Name = "can-xem")] string? only = null, string? ngay = null, string? dang = null) =>
            await (await AskedDay.On(ngay, day => browsing.List(caller, unit, new(q?.Trim(), program, only is "1", day), 1, ct))).Match(
                async model => await Show.File(TeamListFile.Of(model), format => TeamListFile.NameOf(model, format), "Danh sách Tổ", dang, ct), problem => Task.FromResult(Show.Refuse(problem))));
        web.MapGet(TeamLinks.OfRoute, async (Guid id, TeamBrowsing browsing, Caller caller, CancellationToken ct, [FromQuery(Name = "chuong-trinh")] string? program = null, string? ngay = null) =>
            (await AskedDay.On(ngay, day => browsing.One(caller, new TeamId(id), program, day, ct))).Match(model => Show.Show<TeamPage>(model), Show.Refuse));
        web.MapPost(TeamLinks.RevealRoute, async (Guid id, TeamBrowsing browsing, Caller caller, [FromForm(Name = "nguoi")] string? person, [FromForm(Name = "ly-do")] string? reason, [FromForm] string? ngay, CancellationToken ct) =>
            (await AskedDay.On(ngay, day => browsing.Reveal(caller, new TeamId(id), Guid.TryParse(person, out var one) ? new PersonId(one) : null, reason, day, ct))).Match(model => Show.Show<TeamPage>(model, StatusOf(model)), Show.Refuse));
        web.MapGet(TeamLinks.CardRoute, async (Guid id, TeamBrowsing browsing, Caller caller, CancellationToken ct) =>
            (await browsing.One(caller, new TeamId(id), null, null, ct)).Match(model => Show.Show<TeamCardPage>(model), Show.Refuse));
        web.MapPost(TeamLinks.CardRoute, async (Guid id, TeamBrowsing browsing, Caller caller, [FromForm(Name = "ly-do")] string? reason, CancellationToken ct) =>
            (await browsing.RevealHeads(caller, new TeamId(id), reason, ct)).Match(model => Show.Show<TeamCardPage>(model, StatusOf(model)), Show.Refuse));
        web.MapGet(TeamLinks.Youth, async (YouthParticipation youth, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null, [FromQuery(Name = "chuong-trinh")] string? program = null) =>
            (await youth.Of(caller, unit, program, ct)).Match(model => Show.Show<YouthPage>(model), Show.Refuse));
    }

    /// <summary>A page that was sent back with a fault says so by its status.</summary>
    private static int StatusOf(TeamModel model) => model.Problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;

    private static int PageOf(string? text) => int.TryParse(text, out var page) && page is > 0 and < 100_000 ? page : 1;
}
