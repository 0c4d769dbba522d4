using CongDongSo.Domain.Programs;

namespace CongDongSo.Domain.Teams;

/// <summary>A team has one Tổ trưởng: a program that says who leads speaks of one person.</summary>
public static class LeaderCheck
{
    public static IReadOnlyList<Finding> Check(Program program, IReadOnlyList<Team> teams)
    {
        var rules = program.Composition.OfType<CompositionRule.RoleHeldBy>().Where(rule => rule.Role == MemberRole.Leader).DistinctBy(rule => rule.Level).ToDictionary(rule => rule.Level);
        return
        [
            .. from team in teams
               let leaders = team.Members.Where(member => member.Role == MemberRole.Leader).ToList()
               where leaders.Count > 1 && rules.ContainsKey(team.Level)
               select new Finding(team.Id, team.UnitId, rules[team.Level], $"Tổ có {leaders.Count} Tổ trưởng: {string.Join(", ", leaders.Select(leader => leader.Name))}"),
        ];
    }
}
