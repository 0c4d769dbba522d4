using CongDongSo.Domain.Teams;
using CongDongSo.Server.Features.Teams.Pages;
using CongDongSo.Server.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Teams;

/// <summary>The pages of teams: list, one team, findings.</summary>
internal static class TeamPages
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet(TeamLinks.List, async (
                TeamBrowsing browsing, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null, string? q = null,
                [FromQuery(Name = "chuong-trinh")] string? program = null, [FromQuery(Name = "can-xem")] string? only = null, string? trang = null) =>
            (await browsing.List(caller, unit, new(q?.Trim(), program, only is "1"), PageOf(trang), ct)).Match(model => Show.Show<TeamListPage>(model), Show.Refuse));
        web.MapGet(TeamLinks.Findings, async (
                TeamBrowsing browsing, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null,
                [FromQuery(Name = "chuong-trinh")] string? program = null, [FromQuery(Name = "quy-tac")] string? rule = null, string? trang = null) =>
            (await browsing.Findings(caller, unit, program, string.IsNullOrEmpty(rule) ? null : rule, PageOf(trang), ct)).Match(model => Show.Show<FindingsPage>(model), Show.Refuse));
        web.MapGet(TeamLinks.OfRoute, async (Guid id, TeamBrowsing browsing, Caller caller, CancellationToken ct, [FromQuery(Name = "chuong-trinh")] string? program = null) =>
            (await browsing.One(caller, new TeamId(id), program, ct)).Match(model => Show.Show<TeamPage>(model), Show.Refuse));
        web.MapPost(TeamLinks.RevealRoute, async (Guid id, TeamBrowsing browsing, Caller caller, [FromForm(Name = "nguoi")] string? person, [FromForm(Name = "ly-do")] string? reason, CancellationToken ct) =>
            (await browsing.Reveal(caller, new TeamId(id), Guid.TryParse(person, out var one) ? new PersonId(one) : null, reason, ct)).Match(model => Show.Show<TeamPage>(model, StatusOf(model)), Show.Refuse));
        web.MapGet(TeamLinks.Youth, async (YouthParticipation youth, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null, [FromQuery(Name = "chuong-trinh")] string? program = null) =>
            (await youth.Of(caller, unit, program, ct)).Match(model => Show.Show<YouthPage>(model), Show.Refuse));
    }

    /// <summary>A page that was sent back with a fault says so by its status.</summary>
    private static int StatusOf(TeamModel model) => model.Problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;

    private static int PageOf(string? text) => int.TryParse(text, out var page) && page is > 0 and < 100_000 ? page : 1;
}
