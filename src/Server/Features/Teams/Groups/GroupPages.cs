using CongDongSo.Server.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Teams.Groups;

/// <summary>Sets the chat group of a team or unit, and prints its code to scan.</summary>
internal static class GroupPages
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapPost(TeamLinks.Group, async (
                GroupLinks groups, Caller caller, [FromForm(Name = "don-vi")] string? unit, [FromForm] string? to, [FromForm(Name = "dia-chi")] string? address, CancellationToken ct) =>
            (await groups.Set(caller, unit, to, address, ct)).Match(page => Results.LocalRedirect(page), Show.Refuse));
        web.MapGet(TeamLinks.GroupSheet, async (GroupLinks groups, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null, [FromQuery(Name = "cua-to")] string? team = null) =>
            (await groups.Sheet(caller, unit, team, ct)).Match(model => Show.Show<GroupSheetPage>(model), Show.Refuse));
    }
}
