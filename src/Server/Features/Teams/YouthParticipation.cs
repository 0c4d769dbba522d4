using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Teams.Pages;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Teams;

/// <summary>Đoàn Thanh niên tham gia: how many members of the teams are of the youth union, by unit below. It counts members of teams; of residents it knows nothing.</summary>
public sealed class YouthParticipation(UnitInScope unitsInScope, ProgramCoverage coverage, TeamDirectory teams, Scope scope, TimeProvider clock)
{
    /// <summary>Who finds the page in the menu; whoever may see teams and numbers may open it.</summary>
    internal static readonly IReadOnlyCollection<Role> Readers =
        [Role.Admin, Role.ProvinceLeader, Role.ProvinceOfficer, Role.DistrictOfficer, Role.CommuneLeader, Role.CommuneOfficer, Role.Viewer, Role.YouthViewer];

    internal async Task<Result<YouthModel>> Of(Caller caller, string? unit, string? program, CancellationToken ct)
    {
        var place = await unitsInScope.Find(caller, unit, ct, Permission.ViewNumbers);
        if (place is not Result<SeenUnit>.Done(var seen))
            return ((Result<SeenUnit>.Refused)place).Problem;
        if (await scope.Refusal(caller, seen.Unit.Id, ct, Permission.ViewTeams) is { } forbidden)
            return forbidden;
        IReadOnlyList<Program> programs = [.. (await coverage.Of(seen.Unit, ct)).Where(one => one.Affiliations.Any(term => term.Id == AffiliationTerm.YouthUnion))];
        var chosen = programs.FirstOrDefault(one => one.Id == program) ?? ProgramCoverage.Default(programs, VietnamTime.Today(clock));
        var all = await teams.Under(seen.ProvinceCode, seen.Tree, seen.Unit.Id, seen.Tree.Day, ct);
        var counted = chosen is null ? [] : all.Select(team => (team.UnitId, Count: Count(team, chosen))).ToList();
        var rows = seen.Children.Select(child => new YouthRow(child, Sum(counted.Where(one => IsUnder(seen.Tree, one.UnitId, child.Id))))).ToList();
        var own = Sum(counted.Where(one => one.UnitId == seen.Unit.Id));
        return new YouthModel(seen.Unit, UnitLinks.Trail(seen.Path, caller, unitIsHere: false), programs, chosen, Sum(counted), own, rows);

        static YouthCount Sum(IEnumerable<(UnitId UnitId, YouthCount Count)> parts) => parts.Aggregate(new YouthCount(0, 0, 0, 0), (sum, part) => sum + part.Count);
    }

    /// <summary>The notes are read in the words of the program, as the check of rosters reads them.</summary>
    private static YouthCount Count(Team team, Program program)
    {
        var reader = new AffiliationReader(program.Affiliations);
        var implied = new ImpliedAffiliations(program.Affiliations);
        var youth = team.Members.Count(member => implied.IsAny(
            member with { Affiliations = [.. member.Affiliations.Union(reader.Read(member.Note, member.Post))] }, [AffiliationTerm.YouthUnion]));
        return new(1, team.Size, youth, youth == 0 ? 1 : 0);
    }

    private static bool IsUnder(UnitTree tree, UnitId unit, UnitId top)
    {
        for (UnitId? at = unit; at is { } id; at = tree.Find(id)?.ParentId)
        {
            if (id == top)
                return true;
        }
        return false;
    }
}
