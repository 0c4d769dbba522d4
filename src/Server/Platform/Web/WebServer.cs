using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Database.Cluster;
using CongDongSo.Server.Platform.Features;
using CongDongSo.Server.Platform.Web.Limits;

namespace CongDongSo.Server.Platform.Web;

/// <summary>The web server: the API and the portal of all features on one installation.</summary>
public static class WebServer
{
    /// <summary>Runs until it is told to stop.</summary>
    /// <returns>Exit code.</returns>
    /// <exception cref="ServiceUnavailableException">No database can be had, or the address is taken.</exception>
    public static async Task<int> Run(IReadOnlyList<IFeature> features, InstallationSettings settings, string address, CancellationToken ct)
    {
        await using var app = await Start(features, settings, address, ct);
        Console.WriteLine($"CongDongSo: {string.Join(' ', app.Urls)}");
        await app.WaitForShutdownAsync(ct);
        return 0;
    }

    /// <returns>The running server; its <c>Urls</c> say which port it got.</returns>
    public static async Task<WebApplication> Start(IReadOnlyList<IFeature> features, InstallationSettings settings, string address, CancellationToken ct)
    {
        var app = Build(features, settings, address);
        try
        {
            await app.Services.StartInstallation(ConnectAs.Web, ct);
            await app.StartAsync(ct);
            return app;
        }
        catch (Exception failed)
        {
            await app.DisposeAsync();
            if (failed is IOException)
                throw new ServiceUnavailableException("address-taken", $"Không mở được địa chỉ {address}.", "Một chương trình khác đang dùng cổng này: hãy dừng nó hoặc chọn --port khác.", failed);
            throw;
        }
    }

    private static WebApplication Build(IReadOnlyList<IFeature> features, InstallationSettings settings, string address)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(address);
        // It would log every address with its query, and so the codes that providers of single sign-on send back.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        builder.AddRequestLimits();
        builder.Services.AddInstallation(settings, features);
        builder.Services.AddHostedService<ClusterWatch>();
        builder.Services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        builder.Services.AddOpenApi("v1");
        builder.Services.AddWebPlatform();
        builder.Services.AddWebAccess();
        foreach (var feature in features)
            feature.AddWebServices(builder.Services);

        var app = builder.Build();
        app.UseWebPlatform();
        app.UseRequestLimits();
        app.UseAuthentication();
        // Before authorization, so that those who are refused for want of a session are counted too.
        app.UseRateLimiter();
        app.UseActing();
        app.UseRefusalLog();
        app.UseAuthorization();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        var (api, portal) = (app.MapApi(), app.MapPortal());
        foreach (var feature in features)
        {
            feature.MapApi(api);
            feature.MapWeb(portal);
        }
        BuildRoutesOnce(app);
        return app;
    }

    /// <summary>Routing and authorization each make a list of all routes of their own, and building a route is most of the time of a start: from here they share one.</summary>
    private static void BuildRoutesOnce(IEndpointRouteBuilder app)
    {
        var mapped = new CompositeEndpointDataSource([.. app.DataSources]);
        app.DataSources.Clear();
        app.DataSources.Add(mapped);
    }
}
