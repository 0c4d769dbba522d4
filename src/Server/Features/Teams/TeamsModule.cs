using System.CommandLine;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Teams.Below;
using CongDongSo.Server.Features.Teams.Decisions;
using CongDongSo.Server.Features.Teams.Findings;
using CongDongSo.Server.Features.Teams.Groups;
using CongDongSo.Server.Features.Teams.People;
using CongDongSo.Server.Features.Teams.Rosters;
using CongDongSo.Server.Features.Teams.Undo;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Commands;
using CongDongSo.Server.Platform.Features;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.Server.Features.Teams;

/// <summary>Teams, their decisions and members; rosters in and out.</summary>
public sealed class TeamsModule : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<TeamPlaces>();
        services.AddSingleton<TeamDirectory>();
        services.AddSingleton<TeamRecords>();
        services.AddSingleton<RosterImport>();
        services.AddSingleton<RosterUndo>();
        services.AddSingleton<Duplicates>();
        services.AddSingleton<PersonMerges>();
        services.AddSingleton<RosterCheck>();
        services.AddSingleton<RosterExport>();
        services.AddSingleton<TeamBrowsing>();
        services.AddSingleton<YouthParticipation>();
        services.AddSingleton<FindingNoteStore>();
        services.AddSingleton<FindingSurvey>();
        services.AddSingleton<FindingWork>();
        services.AddSingleton<GroupLinkStore>();
        services.AddSingleton<GroupLinks>();
        services.AddSingleton<TeamsBelow>();
        services.AddSingleton<Waiving>();
        services.AddSingleton<RosterDownload>();
        services.AddSingleton<KeptUploads<RosterUpload>>();
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
            all.GetRequiredService<KeptUploads<RosterUpload>>(), all.GetRequiredService<TimeProvider>()));
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
        GroupPages.Map(web);
        RosterPages.Map(web);
        RosterUndoPages.Map(web);
        PeoplePages.Map(web);
        DecisionPages.Map(web);
        DecisionScanPages.Map(web);
    }

    public IEnumerable<MenuEntry> Menu => 
    [
        new(30, "Danh sách Tổ", TeamLinks.List) { Needs = Permission.ViewTeams, Group = MenuGroup.Teams },
        new(31, "Tổ cần xem lại", TeamLinks.Findings) { Needs = Permission.ViewTeams, Group = MenuGroup.Teams },
        new(32, "Sổ quyết định", DecisionLinks.List) { Needs = Permission.ViewTeams, Group = MenuGroup.Teams },
        new(34, "Nhập danh sách", TeamLinks.Import) { Needs = Permission.WriteRosters, Group = MenuGroup.Teams },
        new(35, "Người có thể trùng", PeopleLinks.Duplicates) { Needs = Permission.WriteRosters, Group = MenuGroup.Teams },
        new(39, "Đoàn Thanh niên tham gia", TeamLinks.Youth) { Needs = Permission.ViewTeams, For = YouthParticipation.Readers, Group = MenuGroup.Teams },
    ];

    public IEnumerable<Command> Commands(CommandShell shell)
    {
        yield return CommandShell.Group("roster", "Danh sách Tổ công nghệ số cộng đồng", RosterCommands.Import(shell), RosterCommands.Check(shell), RosterCommands.Export(shell), RosterUndoCommand.Undo(shell));
    }
}
