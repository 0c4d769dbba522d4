using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Database.Cluster;
using CongDongSo.Server.Platform.Features;
using CongDongSo.Server.Platform.Privacy;

namespace CongDongSo.Server.Platform;

/// <summary>What the web server and the command line have in common: the services, and how they come up.</summary>
public static class Installation
{
    public static void AddInstallation(this IServiceCollection services, InstallationSettings settings, IReadOnlyList<IFeature> features)
    {
        services.AddSingleton(settings);
        services.AddSingleton(features);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(PrivacySettings.FromEnvironment());
        services.AddSingleton<PrivateCluster>();
        services.AddSingleton<Databases>();
        services.AddSingleton<InstallationEpoch>();
        services.AddAccess();
        foreach (var feature in features)
            feature.AddServices(services);
    }

    /// <summary>Starts the database and brings schemas and shipped data to this version.</summary>
    /// <exception cref="ServiceUnavailableException">No database can be had, or it is not one for this program.</exception>
    public static async Task StartInstallation(this IServiceProvider services, ConnectAs connectAs, CancellationToken ct)
    {
        await services.GetRequiredService<Databases>().Start(connectAs, ct);
        foreach (var feature in services.GetRequiredService<IReadOnlyList<IFeature>>())
            await feature.Prepare(services, ct);
    }
}
