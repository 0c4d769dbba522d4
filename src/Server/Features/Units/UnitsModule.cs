using System.CommandLine;
using CongDongSo.Server.Features.Units.Boundaries;
using CongDongSo.Server.Features.Units.Catalogue;
using CongDongSo.Server.Features.Units.Reform;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Commands;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Features;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.Server.Features.Units;

/// <summary>Administrative units: the catalogue, its search, villages.</summary>
public sealed class UnitsModule : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<UnitStore>();
        services.AddSingleton<UnitSearchStore>();
        services.AddSingleton<UnitMemory>();
        services.AddSingleton<UnitHistoryStore>();
        services.AddSingleton<CatalogueLoad>();
        services.AddSingleton(all => new UnitDirectory(
            all.GetRequiredService<UnitStore>(), all.GetRequiredService<UnitSearchStore>(), all.GetRequiredService<UnitMemory>(), all.GetRequiredService<TimeProvider>()));
        services.AddSingleton(all => new UnitHistory(all.GetRequiredService<UnitHistoryStore>(), all.GetRequiredService<UnitDirectory>()));
        services.AddSingleton<UnitListing>();
        services.AddSingleton<UnitImport>();
        services.AddSingleton<UnitInScope>();
        services.AddSingleton<UnitBrowsing>();
        AddReform(services);
        services.AddSingleton<BoundaryStore>();
        services.AddSingleton(all => new BoundaryImport(all.GetRequiredService<UnitDirectory>(), all.GetRequiredService<BoundaryStore>(), all.GetRequiredService<TimeProvider>()));
        services.AddSingleton(all => new UnitBoundaries(all.GetRequiredService<BoundaryStore>()));
    }

    public void AddWebServices(IServiceCollection services)
    {
        services.AddSingleton(new SearchBox("Tìm xã, phường, thôn…", UnitLinks.Browse, UnitLinks.Suggest));
        services.AddSingleton<IStartupFilter, StillUnits>();
    }

    public Task Prepare(IServiceProvider services, CancellationToken ct) => services.GetRequiredService<CatalogueLoad>().Run(ct);

    public void MapApi(RouteGroupBuilder api) => UnitApi.Map(api);

    public void MapWeb(IEndpointRouteBuilder web)
    {
        UnitPages.Map(web);
        ReformPages.Map(web);
    }

    public IEnumerable<MenuEntry> Menu =>
    [
        new(20, "Đơn vị", UnitLinks.Browse),
        new(82, "Sắp xếp đơn vị", ReformLinks.List) { Needs = Permission.ManageUnits, Group = MenuGroup.Administration },
    ];

    public IEnumerable<Command> Commands(CommandShell shell)
    {
        yield return CommandShell.Group("unit", "Đơn vị hành chính", UnitCommands.List(shell), UnitCommands.Show(shell), UnitCommands.Changes(shell), ImportCommand.Import(shell), BoundaryCommand.Boundaries(shell));
    }

    private static void AddReform(IServiceCollection services)
    {
        services.AddSingleton<ReformReading>().AddSingleton<ReformListStore>().AddSingleton<ReformUndoStore>().AddSingleton<UnitSuccessionStore>().AddSingleton<ChangesImport>().AddSingleton<ReformBrowsing>();
        services.AddSingleton(all => new Reforms(
            all.GetRequiredService<ReformReading>(), all.GetRequiredService<ReformUndoStore>(), all.GetRequiredService<Scope>(), all.GetRequiredService<Databases>(), all.GetRequiredService<TimeProvider>()));
        services.AddSingleton(all => new ReformUndo(
            all.GetRequiredService<ReformListStore>(), all.GetRequiredService<ReformUndoStore>(), all.GetRequiredService<Scope>(), all.GetRequiredService<Databases>(), all.GetRequiredService<TimeProvider>()));
        services.AddSingleton(all => new UnplacedVillages(all.GetRequiredService<ReformListStore>(), all.GetRequiredService<Reforms>(), all.GetRequiredService<Scope>()));
        services.AddSingleton(all => new UnitSuccession(all.GetRequiredService<UnitSuccessionStore>()));
    }
}
