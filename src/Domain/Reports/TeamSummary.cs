using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Reports;

/// <summary>Số tổ, số thành viên of a unit on the period's last day.</summary>
/// <param name="Members">Memberships: a person in two teams counts twice, as rosters do.</param>
/// <param name="People">Different people.</param>
/// <param name="UnitsWithout">Units that lack a team they must have.</param>
public sealed record TeamSummary(int Teams, int Members, int People, IReadOnlyList<TeamsAtLevel> ByLevel, int UnitsWithout)
{
    public static TeamSummary Of(IReadOnlyList<Team> teams, IReadOnlyList<Finding> findings) => new(
        teams.Count,
        teams.Sum(team => team.Members.Count),
        teams.SelectMany(team => team.Members).DistinctBy(member => member.PersonId).Count(),
        [.. teams.GroupBy(team => team.Level).OrderBy(level => level.Key).Select(level => new TeamsAtLevel(level.Key, level.Count(), level.Sum(team => team.Members.Count)))],
        findings.Where(finding => finding is { TeamId: null, Rule: CompositionRule.TeamsPerUnit { Strength: Strength.Must } }).DistinctBy(finding => finding.UnitId).Count());
}

public sealed record TeamsAtLevel(UnitKind Level, int Teams, int Members);

/// <summary>Vi phạm quy tắc, counted by rule.</summary>
/// <param name="Count">Teams, or units without one, that break the rule.</param>
public sealed record FindingTotal(string Rule, UnitKind Level, Strength Strength, Clause Clause, int Count)
{
    /// <summary>Must before should, then as the document orders its rules.</summary>
    public static IReadOnlyList<FindingTotal> Of(IReadOnlyList<Finding> findings, IReadOnlyList<CompositionRule> rules) =>
    [
        .. from rule in rules
           let count = findings.Where(finding => finding.Rule.Id == rule.Id).DistinctBy(finding => (finding.TeamId, finding.UnitId)).Count()
           where count > 0
           orderby rule.Strength
           select new FindingTotal(rule.Id, rule.Level, rule.Strength, rule.Clause, count),
    ];
}
