using CongDongSo.Server.Features.Units.Catalogue;
using CongDongSo.Server.Platform.Features;

namespace CongDongSo.Server.Features.Units;

/// <summary>Administrative units: the catalogue, its search, villages.</summary>
public sealed class UnitsModule : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<UnitStore>();
        services.AddSingleton<UnitMemory>();
        services.AddSingleton<CatalogueLoad>();
        services.AddSingleton(all => new UnitDirectory(all.GetRequiredService<UnitStore>(), all.GetRequiredService<UnitMemory>(), all.GetRequiredService<TimeProvider>()));
    }

    public Task Prepare(IServiceProvider services, CancellationToken ct) => services.GetRequiredService<CatalogueLoad>().Run(ct);
}
