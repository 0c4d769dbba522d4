using System.CommandLine;
using CongDongSo.Server.Features.Quality.Revisits;
using CongDongSo.Server.Platform;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Commands;
using CongDongSo.Server.Platform.Features;

namespace CongDongSo.Server.Features.Quality;

/// <summary>Chất lượng số liệu: rules that find what is unlikely, a worklist to answer it, and households that are visited again.</summary>
public sealed class QualityModule : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton(all => QualityVariables.Of(all.GetRequiredService<InstallationSettings>().Variables));
        services.AddSingleton<RevisitSample>();
        services.AddSingleton<QualitySurvey>();
        services.AddSingleton<QualityWork>();
    }

    public void AddWebServices(IServiceCollection services) => services.AddSingleton<QualityAnswering>().AddSingleton<RevisitResults>().AddHostedService<QualityNight>();

    public void MapApi(RouteGroupBuilder api) => QualityEndpoint.Map(api);

    public void MapWeb(IEndpointRouteBuilder web) => QualityPages.Map(web);

    public IEnumerable<MenuEntry> Menu =>
    [
        new(45, "Chất lượng số liệu", QualityLinks.List) { Needs = Permission.ReviewQuality, Group = MenuGroup.Field },
        new(46, "Thăm lại hộ", QualityLinks.Revisits) { Needs = Permission.ReviewQuality, Group = MenuGroup.Field },
    ];

    public IEnumerable<Command> Commands(CommandShell shell)
    {
        yield return CommandShell.Group("quality", "Chất lượng số liệu", QualityCommands.Run(shell), QualityCommands.List(shell));
    }
}
