using CongDongSo.Domain.Language;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.People;
using CongDongSo.Domain.Teams.Rosters;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Tests.Teams.Rosters;

/// <summary>Builds rosters that read like a list, and keeps what plans write as the database would.</summary>
internal sealed class ARoster
{
    public static readonly UnitId Commune = UnitId.Of("commune/1");
    private static readonly RosterPlace Place = new(null, 1, new Dictionary<RosterColumn, string>());

    public RosterState Stored { get; private set; } = RosterState.Empty;

    /// <summary>All memberships that ever were, with their last day.</summary>
    public Dictionary<Guid, (KnownMembership Membership, DateOnly? Last)> History { get; } = [];

    public static DateOnly Day(int day) => new DateOnly(2025, 7, 1).AddDays(day - 1);

    /// <param name="issued">Day of July 2025; the decision's number is the day too.</param>
    public static ListedTeam Team(string key, int issued, params ListedMember[] members) => new(
        UnitId.Of("village/" + key), Commune, UnitKind.Village, "Tổ " + key, TeamPlacing.OwnTeam, key, 1,
        new(Commune, $"{issued:00}/QĐ-UBND", Day(issued), UnitKind.Commune), Place, Place, members);

    public static ListedMember Person(string name, string? phone, MemberRole role = MemberRole.Member, string? note = null) =>
        new(Place, name, Folding.Fold(name), phone, role, null, [], note);

    /// <summary>What reads the notes of lists that come as files; null: the list names affiliations itself.</summary>
    public AffiliationReader? Words { get; init; }

    public RosterPlan Plan(params ListedTeam[] teams) => RosterPlanning.Plan(teams, Stored, Guid.CreateVersion7, words: Words);

    public RosterPlan Import(params ListedTeam[] teams)
    {
        var plan = Plan(teams);
        if (plan.Faults.Count == 0)
            Write(plan);
        return plan;
    }

    /// <summary>As the database is after a merge that joined no memberships.</summary>
    public void Merge(MergePlan plan)
    {
        foreach (var (id, (membership, last)) in History.Where(one => one.Value.Membership.Person == plan.Gone).ToList())
            History[id] = (membership with { Person = plan.Kept.Id }, last);
        Stored = Stored with
        {
            People = [.. Replaced(Stored.People, [plan.Kept], person => person.Id).Where(person => person.Id != plan.Gone)],
            Memberships = [.. History.Values.Where(one => one.Last is null).Select(one => one.Membership)],
            Aliases = [.. Stored.Aliases, .. plan.Aliases.Select(alias => new KnownAlias(plan.Kept.Id, alias.Phone, alias.Folded))],
        };
    }

    /// <summary>Names, roles and phones of a team's open memberships in the order of the list.</summary>
    public IReadOnlyList<(string Name, MemberRole Role, string? Phone)> Open(string key)
    {
        var team = Stored.Teams.Single(team => team.UnitId == UnitId.Of("village/" + key));
        return [.. Stored.Memberships.Where(membership => membership.Team == team.Id).OrderBy(membership => membership.Ordinal)
            .Select(membership => (Person: Stored.People.Single(person => person.Id == membership.Person), membership.Facts.Role))
            .Select(member => (member.Person.Name, member.Role, member.Person.Phone))];
    }

    private void Write(RosterPlan plan)
    {
        foreach (var corrected in plan.CorrectedMemberships)
            History[corrected.Id] = (corrected, History[corrected.Id].Last);
        foreach (var ended in plan.EndedMemberships)
            History[ended.Id] = (History[ended.Id].Membership, ended.ValidTo);
        foreach (var made in plan.NewMemberships)
            History.Add(made.Id, (made, null));
        Stored = new(
            [.. Stored.Decisions, .. plan.NewDecisions],
            [.. Replaced(Stored.Teams, plan.ChangedTeams, team => team.Id), .. plan.NewTeams],
            [.. Replaced(Stored.People, plan.ChangedPeople, person => person.Id), .. plan.NewPeople],
            [.. History.Values.Where(one => one.Last is null).Select(one => one.Membership)]) { Aliases = Stored.Aliases };
    }

    private static IEnumerable<T> Replaced<T, TId>(IEnumerable<T> old, IReadOnlyList<T> changed, Func<T, TId> id) where TId : notnull
    {
        var by = changed.ToDictionary(id);
        return old.Select(one => by.GetValueOrDefault(id(one), one));
    }
}
