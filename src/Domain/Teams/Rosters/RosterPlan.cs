using CongDongSo.Domain.Results;

namespace CongDongSo.Domain.Teams.Rosters;

/// <summary>What has to be written so that the stored teams are as the roster says; computed by <see cref="RosterPlanning"/>.</summary>
public sealed record RosterPlan
{
    public List<KnownDecision> NewDecisions { get; } = [];

    /// <summary>They begin on the day of their decision.</summary>
    public List<KnownTeam> NewTeams { get; } = [];

    /// <summary>As they are from now on: spelling, unit, place in the list, decision in force.</summary>
    public List<KnownTeam> ChangedTeams { get; } = [];

    /// <summary>A decision takes force for a team, from its own day.</summary>
    public List<(TeamId Team, KnownDecision Decision)> TeamDecisions { get; } = [];

    public List<KnownPerson> NewPeople { get; } = [];

    public List<KnownPerson> ChangedPeople { get; } = [];

    public List<KnownMembership> NewMemberships { get; } = [];

    /// <summary>Corrected in place.</summary>
    public List<KnownMembership> CorrectedMemberships { get; } = [];

    public List<EndedMembership> EndedMemberships { get; } = [];

    public List<EndedTeam> EndedTeams { get; } = [];

    public List<Fault> Faults { get; } = [];

    public List<Fault> Notices { get; } = [];

    public RosterChanges Changes { get; set; } = new(0, 0, 0, 0);

    public bool ChangesNothing =>
        NewDecisions.Count + NewTeams.Count + ChangedTeams.Count + TeamDecisions.Count + NewPeople.Count + ChangedPeople.Count
            + NewMemberships.Count + CorrectedMemberships.Count + EndedMemberships.Count + EndedTeams.Count == 0;
}

/// <param name="ValidTo">Last day, inclusive; a team that began later ends on its first.</param>
/// <param name="By">The decision that ends it.</param>
public sealed record EndedTeam(TeamId Id, DateOnly ValidTo, DecisionId By);

/// <summary>Teams that a decision ends, with all their members.</summary>
public sealed record TeamEnding(KnownDecision By, IReadOnlyCollection<TeamId> Teams);

/// <param name="ValidTo">Last day, inclusive.</param>
/// <param name="By">The decision whose list no longer has it, or has it otherwise.</param>
public sealed record EndedMembership(Guid Id, DateOnly ValidTo, DecisionId By);

/// <summary>Counted in memberships.</summary>
/// <param name="Changed">Another role, post, affiliation, note, phone or spelling of the name.</param>
/// <param name="Ended">Members of a listed team that the list no longer has.</param>
public sealed record RosterChanges(int New, int Changed, int Unchanged, int Ended);
