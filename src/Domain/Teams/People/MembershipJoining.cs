using CongDongSo.Domain.Teams.Rosters;

namespace CongDongSo.Domain.Teams.People;

/// <summary>A membership with its whole life, as it is stored.</summary>
/// <param name="To">Last day; <see cref="DateOnly.MaxValue"/> while it runs.</param>
public sealed record HeldMembership(
    Guid Id, TeamId Team, PersonId Person, MembershipFacts Facts, int Ordinal, DecisionId Decision, DateOnly From, DateOnly To, DecisionId? EndedBy)
{
    public bool Overlaps(HeldMembership other) => Team == other.Team && From <= other.To && other.From <= To;
}

/// <summary>What two people's memberships become when they are one.</summary>
/// <param name="Joined">As they are from now on; their person is the one who stays.</param>
/// <param name="Absorbed">Those that went into a joined one.</param>
public sealed record JoinedMemberships(IReadOnlyList<HeldMembership> Joined, IReadOnlyList<Guid> Absorbed);

/// <summary>
/// Nobody is twice in a team on one day: memberships of the same team that overlap become one, from the first day of the earliest to the last of the
/// latest. Of the one that runs on longest come role, post, note and place in the list; affiliations are of all.
/// </summary>
public static class MembershipJoining
{
    /// <param name="memberships">Of both people.</param>
    public static JoinedMemberships Join(PersonId kept, IReadOnlyList<HeldMembership> memberships)
    {
        var joined = new List<HeldMembership>();
        var absorbed = new List<Guid>();
        foreach (var run in memberships.GroupBy(one => one.Team).SelectMany(Runs).Where(run => run.Count > 1))
        {
            var stays = run.OrderByDescending(one => one.To).ThenBy(one => one.Facts.Role).ThenBy(one => one.Person != kept).ThenBy(one => one.Ordinal).ThenBy(one => one.Id).First();
            var first = run.OrderBy(one => one.From).ThenBy(one => one.Id != stays.Id).ThenBy(one => one.Id).First();
            joined.Add(stays with
            {
                Person = kept, From = first.From, Decision = first.Decision,
                Facts = stays.Facts with { Affiliations = [.. stays.Facts.Affiliations.Union(run.OrderBy(one => one.Id).SelectMany(one => one.Facts.Affiliations))] },
            });
            absorbed.AddRange(run.Where(one => one.Id != stays.Id).Select(one => one.Id));
        }
        return new(joined, absorbed);
    }

    /// <summary>Memberships of one team, each overlapping another of its run.</summary>
    private static IEnumerable<List<HeldMembership>> Runs(IEnumerable<HeldMembership> ofTeam)
    {
        List<HeldMembership> run = [];
        var last = DateOnly.MinValue;
        foreach (var one in ofTeam.OrderBy(one => one.From).ThenBy(one => one.Id))
        {
            if (run.Count > 0 && one.From > last)
            {
                yield return run;
                run = [];
            }
            run.Add(one);
            last = run.Count == 1 || one.To > last ? one.To : last;
        }
        if (run.Count > 0)
            yield return run;
    }
}
