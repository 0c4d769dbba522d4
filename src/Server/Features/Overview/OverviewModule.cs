using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Overview.Pages;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Features;
using CongDongSo.Server.Platform.Web;
using CongDongSo.Server.Platform.Web.Limits;
using Microsoft.AspNetCore.Mvc;

namespace CongDongSo.Server.Features.Overview;

/// <summary>The first page: a unit at a glance.</summary>
public sealed class OverviewModule : IFeature
{
    public void AddWebServices(IServiceCollection services) => services.AddSingleton<UnitResults>().AddSingleton<UnitOverview>();

    public void MapWeb(IEndpointRouteBuilder web)
    {
        web.MapGet(OverviewLinks.Home, async (UnitOverview overview, PortalFrame frame, Caller caller, [AsParameters] OverviewQuery query, CancellationToken ct) =>
            caller.May(Permission.ViewNumbers) ? await Show(overview, caller, null, query, ct) : Results.LocalRedirect(frame.Start));
        web.MapGet(UnitLinks.OfRoute, (string unit, UnitOverview overview, Caller caller, [AsParameters] OverviewQuery query, CancellationToken ct) => Show(overview, caller, unit, query, ct));
        web.MapGet(OverviewLinks.FileRoute, async (string unit, UnitOverview overview, Caller caller, [AsParameters] OverviewQuery query, CancellationToken ct) =>
            (await Model(overview, caller, unit, query, ct)).Match<IResult>(model => TypedResults.File(ResultsFile.Of(model), ResultsFile.Type, ResultsFile.NameOf(model)), Platform.Web.Pages.Refuse)).Costs(CostlyWork.Report);
    }

    public IEnumerable<MenuEntry> Menu => [new(10, "Tổng quan", OverviewLinks.Home) { Needs = Permission.ViewNumbers }];

    private static async Task<IResult> Show(UnitOverview overview, Caller caller, string? unit, OverviewQuery query, CancellationToken ct) =>
        (await Model(overview, caller, unit, query, ct)).Match(model => Platform.Web.Pages.Show<OverviewPage>(model), Platform.Web.Pages.Refuse);

    private static Task<Result<OverviewModel>> Model(UnitOverview overview, Caller caller, string? unit, OverviewQuery query, CancellationToken ct) =>
        AskedDay.On(query.Day, day => overview.Of(caller, unit, query.Choice(day), ct));

    internal sealed record OverviewQuery(
        [property: FromQuery(Name = "chuong-trinh")] string? Program, [property: FromQuery(Name = "ky")] string? Period,
        [property: FromQuery(Name = "chi-tieu")] string? Indicator, [property: FromQuery(Name = "xep")] string? Sort, [property: FromQuery(Name = "dia-gioi")] string? Boundaries,
        [property: FromQuery(Name = "ngay")] string? Day)
    {
        public OverviewChoice Choice(DateOnly? day) => new(Program, Period, Indicator, Sort, Boundaries == OverviewLinks.Today, day);
    }
}
