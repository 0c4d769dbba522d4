using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.Findings;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Units;

namespace CongDongSo.Server.Features.Teams.Rosters;

/// <param name="Unit">Code of the unit.</param>
/// <param name="Rule">Id of the program's rule.</param>
public sealed record RosterFinding(
    Guid? TeamId, string? Team, string Unit, UnitId UnitId, string UnitName, string Rule, Strength Strength, string Clause, string Message);

public sealed record RosterFindings(IReadOnlyList<RosterFinding> Items, int Total);

/// <summary>Kiểm tra thành phần tổ: the teams of a unit and all below it against a program, as of a day.</summary>
public sealed class RosterCheck(UnitDirectory units, ProgramCatalogue programs, TeamDirectory teams, TimeProvider clock)
{
    /// <param name="unit">Code, <c>code@date</c> or id.</param>
    /// <param name="date">Null: today.</param>
    public async Task<Result<RosterFindings>> Check(string unit, string program, DateOnly? date, CancellationToken ct)
    {
        var found = programs.Find(program);
        if (found is not Result<Domain.Programs.Program>.Done(var rules))
            return ((Result<Domain.Programs.Program>.Refused)found).Problem;
        var day = date ?? VietnamTime.Today(clock);
        var named = await TeamArea.Of(units, unit, day, ct);
        return named is Result<TeamArea>.Done(var area) ? await Check(area, rules, day, ct) : ((Result<TeamArea>.Refused)named).Problem;
    }

    private async Task<RosterFindings> Check(TeamArea area, Domain.Programs.Program program, DateOnly day, CancellationToken ct)
    {
        var teamsOfArea = TeamsInWords.Of(program, await teams.Under(area.ProvinceCode, area.Tree, area.Unit.Id, day, ct));
        var findings = CompositionCheck.Check(program, [.. area.Tree.Under(area.Unit.Id)], teamsOfArea).Concat(LeaderCheck.Check(program, teamsOfArea));
        var names = teamsOfArea.ToDictionary(team => team.Id, team => team.Name);
        var items = findings.Select(finding => Item(finding, area.Tree, names)).ToList();
        return new(items, items.Count);
    }

    private static RosterFinding Item(Finding finding, UnitTree tree, Dictionary<TeamId, string> names)
    {
        var unit = tree.Find(finding.UnitId)!;
        return new(
            finding.TeamId?.Value, finding.TeamId is { } team ? names[team] : null, unit.Code, unit.Id, unit.FullName,
            finding.Rule.Id, finding.Rule.Strength, finding.Rule.Clause.ToString(), finding.Message);
    }
}
