using System.CommandLine;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Teams.Decisions;
using CongDongSo.Server.Features.Teams.Findings;
using CongDongSo.Server.Features.Teams.Rosters;
using CongDongSo.Server.Features.Teams.Undo;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Commands;
using CongDongSo.Server.Platform.Features;

namespace CongDongSo.Server.Features.Teams;

/// <summary>Teams, their decisions and members; rosters in and out.</summary>
public sealed class TeamsModule : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<TeamPlaces>();
        services.AddSingleton<TeamDirectory>();
        services.AddSingleton<RosterImport>();
        services.AddSingleton<RosterUndo>();
        services.AddSingleton<RosterCheck>();
        services.AddSingleton<RosterExport>();
        services.AddSingleton<TeamBrowsing>();
        services.AddSingleton<YouthParticipation>();
        services.AddSingleton<FindingNoteStore>();
        services.AddSingleton<FindingSurvey>();
        services.AddSingleton<FindingWork>();
        services.AddSingleton(all => new OpenFindingCount(all.GetRequiredService<FindingSurvey>()));
        services.AddSingleton<Waiving>();
        services.AddSingleton<RosterDownload>();
        services.AddSingleton<RosterUploads>();
        services.AddSingleton<DecisionPlace>();
        services.AddSingleton<DecisionRegister>();
        services.AddSingleton<DecisionReview>();
        services.AddSingleton<DecisionDrafting>();
        services.AddSingleton<DecisionForms>();
        services.AddSingleton<DecisionPublishing>();
        services.AddSingleton<DecisionScans>();
        services.AddSingleton<PersonSuggestions>();
        services.AddSingleton(all => new RosterIntake(
            all.GetRequiredService<UnitInScope>(), all.GetRequiredService<ProgramCoverage>(), all.GetRequiredService<RosterImport>(),
            all.GetRequiredService<RosterUploads>(), all.GetRequiredService<TimeProvider>()));
    }

    public void MapApi(RouteGroupBuilder api)
    {
        RosterEndpoint.Map(api);
        TeamEndpoints.Map(api);
        DecisionEndpoints.Map(api);
        FindingEndpoint.Map(api);
    }

    public void MapWeb(IEndpointRouteBuilder web)
    {
        TeamPages.Map(web);
        FindingPages.Map(web);
        RosterPages.Map(web);
        RosterUndoPages.Map(web);
        DecisionPages.Map(web);
        DecisionScanPages.Map(web);
    }

    public IEnumerable<MenuEntry> Menu => 
    [
        new(30, "Danh sách Tổ", TeamLinks.List) { Needs = Permission.ViewTeams, Group = MenuGroup.Teams },
        new(31, "Tổ cần xem lại", TeamLinks.Findings) { Needs = Permission.ViewTeams, Group = MenuGroup.Teams },
        new(32, "Sổ quyết định", DecisionLinks.List) { Needs = Permission.ViewTeams, Group = MenuGroup.Teams },
        new(34, "Nhập danh sách", TeamLinks.Import) { Needs = Permission.WriteRosters, Group = MenuGroup.Teams },
        new(39, "Đoàn Thanh niên tham gia", TeamLinks.Youth) { Needs = Permission.ViewTeams, For = YouthParticipation.Readers, Group = MenuGroup.Teams },
    ];

    public IEnumerable<Command> Commands(CommandShell shell)
    {
        yield return CommandShell.Group("roster", "Danh sách Tổ công nghệ số cộng đồng", RosterCommands.Import(shell), RosterCommands.Check(shell), RosterCommands.Export(shell), RosterUndoCommand.Undo(shell));
    }
}
