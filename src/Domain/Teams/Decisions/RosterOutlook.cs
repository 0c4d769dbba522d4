using CongDongSo.Domain.Teams.Rosters;

namespace CongDongSo.Domain.Teams.Decisions;

/// <summary>The teams as they will be once a plan is written: what the rules of programs are compared with before anything is.</summary>
public static class RosterOutlook
{
    /// <param name="state">That the plan was made from.</param>
    public static IReadOnlyList<Team> After(RosterState state, RosterPlan plan)
    {
        var decisions = state.Decisions.Concat(plan.NewDecisions).Concat(plan.TeamDecisions.Select(pair => pair.Decision)).DistinctBy(decision => decision.Id).ToDictionary(decision => decision.Id);
        var inForce = plan.TeamDecisions.ToDictionary(pair => pair.Team, pair => pair.Decision.Id);
        var ended = plan.EndedTeams.Select(team => team.Id).ToHashSet();
        var people = Replaced(state.People, plan.ChangedPeople, person => person.Id).Concat(plan.NewPeople).ToDictionary(person => person.Id);
        var gone = plan.EndedMemberships.Select(one => one.Id).ToHashSet();
        var members = Replaced(state.Memberships.Where(one => !gone.Contains(one.Id)), plan.CorrectedMemberships, one => one.Id).Concat(plan.NewMemberships).ToLookup(one => one.Team);
        return
        [
            .. from team in Replaced(state.Teams, plan.ChangedTeams, team => team.Id).Concat(plan.NewTeams)
               where !ended.Contains(team.Id)
               let decision = decisions[inForce.GetValueOrDefault(team.Id, team.Decision)]
               select new Team(
                   team.Id, team.UnitId, team.Level, team.Name, new(decision.Id, decision.Text.Number, decision.Text.IssuedOn, decision.Text.IssuerLevel),
                   [.. members[team.Id].OrderBy(one => one.Ordinal).Select(one => MemberOf(one, people[one.Person]))]),
        ];
    }

    private static Member MemberOf(KnownMembership membership, KnownPerson person) =>
        new(person.Id, person.Name, membership.Facts.Role, membership.Facts.Affiliations, person.Phone, membership.Facts.Note) { Post = membership.Facts.Post };

    private static IEnumerable<T> Replaced<T, TKey>(IEnumerable<T> stored, IEnumerable<T> changed, Func<T, TKey> key)
        where TKey : notnull
    {
        var by = changed.ToDictionary(key);
        return stored.Select(one => by.GetValueOrDefault(key(one), one));
    }
}
