using System.CommandLine;
using CongDongSo.Server.Platform.Commands;

namespace CongDongSo.Server.Platform.Features;

/// <summary>A feature's manifest: all that it adds to the product, in one place.</summary>
public interface IFeature
{
    /// <summary>Its stores and use cases, for the web server and the command line alike.</summary>
    void AddServices(IServiceCollection services)
    {
    }

    /// <summary>What only the web server needs of it: authentication, background work.</summary>
    void AddWebServices(IServiceCollection services)
    {
    }

    /// <summary>Brings the reference data it ships up to this version, after the schema and before any command or request.</summary>
    Task Prepare(IServiceProvider services, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Routes under <c>/api/v1</c>. A caller is required unless the route says otherwise.</summary>
    void MapApi(RouteGroupBuilder api)
    {
    }

    /// <summary>Forms and downloads of its pages, outside the API.</summary>
    void MapWeb(IEndpointRouteBuilder web)
    {
    }

    IEnumerable<Command> Commands(CommandShell shell) => [];

    IEnumerable<MenuEntry> Menu => [];
}
