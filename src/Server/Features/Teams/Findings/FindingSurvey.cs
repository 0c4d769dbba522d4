using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.Findings;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Units;

namespace CongDongSo.Server.Features.Teams.Findings;

/// <summary>A finding with the team it is about and the waiver that holds for it.</summary>
/// <param name="Team">Name; null where it is about no team.</param>
/// <param name="Place">Its unit as of the day; of a team whose unit is gone, the unit that took it over.</param>
internal sealed record Surveyed(OpenFinding Finding, string? Team, Unit Place, Waiver? Waiver);

/// <summary>All findings of a unit and below as of a day.</summary>
/// <param name="Programs">That were looked at, the newest first.</param>
/// <param name="Standing">The teams of standing units, in the order of the tree.</param>
/// <param name="Left">Teams of units that are gone.</param>
internal sealed record Survey(DateOnly Day, IReadOnlyList<Program> Programs, IReadOnlyList<Team> Standing, IReadOnlyList<LeftTeam> Left, IReadOnlyList<Surveyed> All);

/// <summary>A team whose unit is gone.</summary>
/// <param name="Old">That unit, as it stood at last.</param>
internal sealed record LeftTeam(OpenFinding Finding, Team Team, Unit Old);

/// <summary>Rà soát các Tổ: compares the teams of a unit and all below it with every program in force there on the day.</summary>
internal sealed class FindingSurvey(ProgramCoverage coverage, TeamDirectory teams, UnitDirectory units, FindingNoteStore notes)
{
    /// <param name="seen">The unit, in the tree of the day.</param>
    /// <param name="program">Id of the only program to look at, in force or not; null: all that are in force on the day.</param>
    public async Task<Survey> Of(SeenUnit seen, string? program, CancellationToken ct)
    {
        var day = seen.Tree.Day;
        var areas = (await coverage.Areas(seen.Unit, seen.Tree, ct))
            .Where(area => IsOfTeams(area.Program) && (program is null ? area.Program.InForceOn(day) : area.Program.Id == program)).ToList();
        var standing = await teams.Under(seen.ProvinceCode, seen.Tree, seen.Unit.Id, day, ct);
        var left = program is null ? await Left(seen, ct) : [];
        var under = seen.Tree.Under(seen.Unit.Id).ToList();
        var known = await notes.Of(seen.ProvinceCode, [.. under.Select(unit => unit.Id)], [.. standing.Select(team => team.Decision.Id).Distinct()], ct);
        var findings = areas.SelectMany(area => InArea(area, seen.Tree, under, standing, known)).Concat(left.Select(one => one.Finding)).ToList();
        var names = standing.Concat(left.Select(one => one.Team)).DistinctBy(team => team.Id).ToDictionary(team => team.Id, team => team.Name);
        var waivers = known.Waivers.Where(waiver => waiver.HoldsOn(day)).ToLookup(waiver => waiver.Key);
        return new(day, [.. areas.Select(area => area.Program)], standing, left,
            [.. findings.Select(finding => new Surveyed(finding, finding.TeamId is { } team ? names[team] : null, seen.Tree.Find(finding.UnitId)!, waivers[finding.Key].FirstOrDefault()))]);
    }

    /// <summary>Programs that say something of teams.</summary>
    public static bool IsOfTeams(Program program) => program.Composition.Count > 0 || program.Deadlines.Any(deadline => deadline.Asks.Count > 0);

    private static IReadOnlyList<OpenFinding> InArea(ProgramArea area, UnitTree tree, IReadOnlyList<Unit> under, IReadOnlyList<Team> standing, FindingNotes known)
    {
        var bound = area.Tops.SelectMany(tree.Under).Select(unit => unit.Id).ToHashSet();
        return new ProgramFindings(area.Program, tree, tree.Day).Of([.. under.Where(unit => bound.Contains(unit.Id))], [.. standing.Where(team => bound.Contains(team.UnitId))], known.SentOn);
    }

    /// <summary>Teams of units that are gone, where the unit that took them over is this one or lies below it; of a divided unit, at its province.</summary>
    private async Task<IReadOnlyList<LeftTeam>> Left(SeenUnit seen, CancellationToken ct)
    {
        var ended = (await units.EndedInto(seen.Tree, ct)).Where(one => seen.Tree.Find(one.Key) is null)
            .Select(one => (Old: one.Key, Into: one.Value is { } into ? seen.Tree.Find(into) : null))
            .Where(one => one.Into is { } into ? seen.Tree.IsUnder(into.Id, seen.Unit.Id) : seen.Unit.Kind == UnitKind.Province)
            .ToDictionary(one => one.Old, one => one.Into);
        var left = await teams.Of(seen.ProvinceCode, ended.Keys, seen.Tree.Day, ct);
        var olds = (await units.LastKnown([.. left.Select(team => team.UnitId).Distinct()], seen.Tree.Day, ct)).ToDictionary(unit => unit.Id);
        var findings = new List<LeftTeam>();
        foreach (var team in left)
        {
            if (olds.GetValueOrDefault(team.UnitId) is not { ValidTo: { } last } old || last >= seen.Tree.Day)
                continue;
            var into = ended[team.UnitId];
            var message = $"{old.FullName} không còn từ {VietnamTime.Text(last.AddDays(1))}, {(into is null ? "đã chia cho nhiều đơn vị" : $"nay thuộc {into.FullName}")}; "
                + "cần quyết định kiện toàn Tổ theo đơn vị mới hoặc kết thúc Tổ";
            findings.Add(new(new(new("", FindingKey.UnitEnded, team.Id.Value), FindingKind.UnitEnded, Strength.Must, null, into?.Id ?? seen.Unit.Id, team.Id, message), team, old));
        }
        return findings;
    }
}
