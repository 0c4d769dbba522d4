using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Teams;

/// <summary>
/// Compares teams with what a program asks of them (kiểm tra thành phần tổ). A may-clause ("có thể gồm") permits and never yields a finding.
/// </summary>
public static class CompositionCheck
{
    /// <param name="units">Units of the area as of the day; those of other levels than a rule's are passed over.</param>
    /// <param name="teams">Teams of the area as of the day, so without those dissolved before it.</param>
    /// <returns>Findings on units in their order, then on teams in theirs, each by the order of the rules.</returns>
    public static IReadOnlyList<Finding> Check(Program program, IReadOnlyList<Unit> units, IReadOnlyList<Team> teams)
    {
        var rules = program.Composition.Where(rule => rule.Strength != Strength.May).ToList();
        var messages = new CompositionMessages(program);
        var implied = new ImpliedAffiliations(program.Affiliations);
        var teamsOf = teams.ToLookup(team => (team.UnitId, team.Level));
        var ofUnits =
            from unit in units
            from rule in rules.OfType<CompositionRule.TeamsPerUnit>()
            where rule.Level == unit.Kind
            let finding = CheckUnit(unit, rule, [.. teamsOf[(unit.Id, unit.Kind)]])
            where finding is not null
            select finding;
        var ofTeams =
            from team in teams
            from rule in rules
            where rule.Level == team.Level
            let message = Shortcoming(team, rule, implied, messages)
            where message is not null
            select new Finding(team.Id, team.UnitId, rule, message);
        return [.. ofUnits, .. ofTeams];
    }

    /// <summary>A team that nobody is a member of does no work and counts as none.</summary>
    private static Finding? CheckUnit(Unit unit, CompositionRule.TeamsPerUnit rule, IReadOnlyList<Team> teams)
    {
        var working = teams.Count(team => team.Members.Count > 0);
        return working >= rule.AtLeast
            ? null
            : new Finding(null, unit.Id, rule, CompositionMessages.TooFewTeams(unit, rule, working, empty: teams.Count - working));
    }

    private static string? Shortcoming(Team team, CompositionRule rule, ImpliedAffiliations implied, CompositionMessages messages)
    {
        switch (rule)
        {
            case CompositionRule.Size size:
                return team.Members.Count >= size.AtLeast ? null : CompositionMessages.TooSmall(team.Members.Count, size);

            case CompositionRule.Affiliated affiliated:
                var count = team.Members.Count(member => implied.IsAny(member, affiliated.From));
                return count >= affiliated.AtLeast ? null : messages.TooFewOf(count, affiliated);

            case CompositionRule.RoleHeldBy held:
                var holders = team.Members.Where(member => Holds(member.Role, held.Role)).ToList();
                if (holders.Count == 0)
                    return messages.RoleOpen(held);
                return held.From.Count == 0 || holders.Exists(holder => implied.IsAny(holder, held.From)) ? null : messages.RoleHeldByOthers(holders, held);

            case CompositionRule.DecisionIssuedBy issued:
                return team.Decision.IssuerLevel == issued.IssuerLevel ? null : CompositionMessages.WrongIssuer(team.Decision, issued);

            default:
                return null;
        }
    }

    /// <summary>The standing deputy is a deputy; a plain deputy is not the standing one.</summary>
    private static bool Holds(MemberRole role, MemberRole asked) =>
        role == asked || (asked == MemberRole.Deputy && role == MemberRole.StandingDeputy);
}
