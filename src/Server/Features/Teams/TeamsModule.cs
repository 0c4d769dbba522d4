using System.CommandLine;
using CongDongSo.Server.Features.Teams.Rosters;
using CongDongSo.Server.Platform.Commands;
using CongDongSo.Server.Platform.Features;

namespace CongDongSo.Server.Features.Teams;

/// <summary>Teams, their decisions and members; rosters in and out.</summary>
public sealed class TeamsModule : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<TeamDirectory>();
        services.AddSingleton<RosterImport>();
        services.AddSingleton<RosterCheck>();
        services.AddSingleton<RosterExport>();
    }

    public void MapApi(RouteGroupBuilder api)
    {
        RosterEndpoint.Map(api);
        TeamEndpoints.Map(api);
    }

    public IEnumerable<Command> Commands(CommandShell shell)
    {
        yield return CommandShell.Group("roster", "Danh sách Tổ công nghệ số cộng đồng", RosterCommands.Import(shell), RosterCommands.Check(shell), RosterCommands.Export(shell));
    }
}
