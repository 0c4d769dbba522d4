using CongDongSo.Domain.Teams.Rosters;

namespace CongDongSo.Domain.Teams.Decisions;

/// <summary>What a decision changes in one team, in names: what its publisher confirms.</summary>
/// <param name="Changed">Who stays with another role, post, thành phần, phone, term, note or spelling.</param>
public sealed record TeamEffect(string Team, bool IsNew, bool IsEnded, IReadOnlyList<string> Begins, IReadOnlyList<string> Changed, IReadOnlyList<string> Ends, int Unchanged)
{
    /// <param name="state">That the plan was made from.</param>
    /// <returns>The teams that the decision names, in the order of their commune's list; ended ones last.</returns>
    public static IReadOnlyList<TeamEffect> Of(RosterState state, RosterPlan plan)
    {
        var before = RosterOutlook.After(state, new RosterPlan()).ToDictionary(team => team.Id);
        var after = RosterOutlook.After(state, plan);
        var named = plan.TeamDecisions.Select(pair => pair.Team).ToHashSet();
        var terms = state.Memberships.ToDictionary(one => (one.Team, one.Person), one => one.Facts.TermTo);
        var newTerms = plan.CorrectedMemberships.Concat(plan.NewMemberships).ToLookup(one => (one.Team, one.Person), one => one.Facts.TermTo);
        return
        [
            .. after.Where(team => named.Contains(team.Id)).Select(team => Between(before.GetValueOrDefault(team.Id), team, IsTermChanged)),
            .. plan.EndedTeams.Select(ended => before[ended.Id]).Select(team => new TeamEffect(team.Name, false, true, [], [], [.. team.Members.Select(Words)], 0)),
        ];

        bool IsTermChanged(TeamId team, PersonId person) =>
            newTerms[(team, person)].ToList() is [var term, ..] && terms.TryGetValue((team, person), out var known) && known != term;
    }

    private static TeamEffect Between(Team? before, Team after, Func<TeamId, PersonId, bool> isTermChanged)
    {
        var was = before?.Members.DistinctBy(member => member.PersonId).ToDictionary(member => member.PersonId) ?? [];
        var stays = after.Members.Where(member => was.ContainsKey(member.PersonId)).ToList();
        var changed = stays.Where(member => !IsSame(was[member.PersonId], member) || isTermChanged(after.Id, member.PersonId)).ToList();
        return new(
            after.Name, before is null, false, [.. after.Members.Where(member => !was.ContainsKey(member.PersonId)).Select(Words)], [.. changed.Select(Words)],
            [.. was.Values.Where(member => !after.Members.Any(now => now.PersonId == member.PersonId)).Select(Words)], stays.Count - changed.Count);
    }

    private static bool IsSame(Member one, Member other) =>
        one.Name == other.Name && one.Role == other.Role && one.Phone == other.Phone && one.Note == other.Note && one.Post == other.Post && one.Affiliations.SequenceEqual(other.Affiliations);

    private static string Words(Member member) => $"{member.Name} ({RoleWords.Text(member.Role)})";
}
