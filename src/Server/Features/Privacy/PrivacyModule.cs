using System.CommandLine;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Commands;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Features;
using CongDongSo.Server.Platform.Privacy;

namespace CongDongSo.Server.Features.Privacy;

/// <summary>Personal data as the law asks (Nghị định 13/2023/NĐ-CP, Luật 91/2025/QH15): notice, extract, erasure, and how long it is kept.</summary>
public sealed class PrivacyModule : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<PrivacyStore>();
        services.AddSingleton(all => new DataExtract(all.GetRequiredService<PrivacyStore>(), all.GetRequiredService<TimeProvider>()));
        services.AddSingleton(all => new Erasure(all.GetRequiredService<PrivacyStore>(), all.GetRequiredService<TimeProvider>()));
        services.AddSingleton(all => new Retention(
            all.GetRequiredService<PrivacyStore>(), all.GetRequiredService<Databases>(), all.GetRequiredService<PrivacySettings>(), all.GetRequiredService<TimeProvider>()));
    }

    public void AddWebServices(IServiceCollection services) => services.AddSingleton<PersonalDataDesk>().AddHostedService<RetentionNight>();

    public void MapWeb(IEndpointRouteBuilder web) => PrivacyPages.Map(web);

    public IEnumerable<MenuEntry> Menu => [new(85, "Dữ liệu cá nhân", PrivacyLinks.Manage) { Needs = Permission.ManagePersonalData, Group = MenuGroup.Administration }];

    public IEnumerable<Command> Commands(CommandShell shell) => [PrivacyCommands.Of(shell)];
}
