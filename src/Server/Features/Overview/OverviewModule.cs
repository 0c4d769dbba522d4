using CongDongSo.Server.Features.Overview.Pages;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Features;
using CongDongSo.Server.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace CongDongSo.Server.Features.Overview;

/// <summary>The first page: a unit at a glance.</summary>
public sealed class OverviewModule : IFeature
{
    public void AddWebServices(IServiceCollection services) => services.AddSingleton<UnitOverview>();

    public void MapWeb(IEndpointRouteBuilder web)
    {
        web.MapGet(OverviewLinks.Home, async (UnitOverview overview, PortalFrame frame, Caller caller, [AsParameters] OverviewQuery query, CancellationToken ct) =>
            caller.May(Permission.ViewNumbers) ? await Show(overview, caller, null, query, ct) : Results.LocalRedirect(frame.Start));
        web.MapGet(UnitLinks.OfRoute, (string unit, UnitOverview overview, Caller caller, [AsParameters] OverviewQuery query, CancellationToken ct) => Show(overview, caller, unit, query, ct));
    }

    public IEnumerable<MenuEntry> Menu => [new(10, "Tổng quan", OverviewLinks.Home) { Needs = Permission.ViewNumbers }];

    private static async Task<IResult> Show(UnitOverview overview, Caller caller, string? unit, OverviewQuery query, CancellationToken ct) =>
        (await overview.Of(caller, unit, new(query.Program, query.Period, query.Indicator, query.Sort), ct))
        .Match(model => Platform.Web.Pages.Show<OverviewPage>(model), Platform.Web.Pages.Refuse);

    internal sealed record OverviewQuery(
        [property: FromQuery(Name = "chuong-trinh")] string? Program, [property: FromQuery(Name = "ky")] string? Period,
        [property: FromQuery(Name = "chi-tieu")] string? Indicator, [property: FromQuery(Name = "xep")] string? Sort);
}
