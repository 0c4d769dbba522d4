using System.CommandLine;
using CongDongSo.Server.Features.Difficulties.Contacts;
using CongDongSo.Server.Features.Difficulties.Figures;
using CongDongSo.Server.Features.Difficulties.Guide;
using CongDongSo.Server.Features.Difficulties.Raising;
using CongDongSo.Server.Platform;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Commands;
using CongDongSo.Server.Platform.Features;

namespace CongDongSo.Server.Features.Difficulties;

/// <summary>Khó khăn, vướng mắc: raised from the field, answered by the commune or the province's contact, confirmed by who raised them.</summary>
public sealed class DifficultiesModule : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton(all => DifficultyVariables.Of(all.GetRequiredService<InstallationSettings>().Variables));
        services.AddSingleton(DifficultyFollowing.Follower);
        services.AddSingleton<DifficultyFigures>();
        services.AddSingleton<DifficultyWork>();
        services.AddSingleton<GuidePublishing>();
        services.AddSingleton<DifficultyReading>();
        services.AddSingleton<DifficultyDesk>();
        services.AddSingleton<DifficultyEscalation>();
        services.AddSingleton<DifficultyReminding>();
        services.AddSingleton<DifficultyVerification>();
    }

    public void AddWebServices(IServiceCollection services) =>
        services.AddSingleton<DifficultyContacts>().AddSingleton<DifficultyRaising>().AddSingleton<DifficultyPublishing>().AddHostedService<DifficultyClock>();

    public void MapApi(RouteGroupBuilder api) => DifficultyEndpoint.Map(api);

    public void MapWeb(IEndpointRouteBuilder web)
    {
        DifficultyPages.Map(web);
        ContactPages.Map(web);
    }

    public IEnumerable<MenuEntry> Menu => [new(43, "Khó khăn, vướng mắc", DifficultyLinks.List) { Needs = Permission.ViewResidents, Group = MenuGroup.Field }];

    public IEnumerable<Command> Commands(CommandShell shell)
    {
        yield return CommandShell.Group("difficulty", "Khó khăn, vướng mắc", DifficultyCommands.List(shell), DifficultyCommands.Escalate(shell));
    }
}
