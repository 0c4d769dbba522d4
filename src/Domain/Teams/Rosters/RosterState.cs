using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Teams.Rosters;

/// <summary>What is stored of the teams that a roster may touch: those of its communes, with all that is open, i.e. not ended.</summary>
/// <param name="Decisions">Of the issuers concerned.</param>
/// <param name="People">Members of the teams, and everybody with a phone of the roster.</param>
public sealed record RosterState(
    IReadOnlyList<KnownDecision> Decisions, IReadOnlyList<KnownTeam> Teams, IReadOnlyList<KnownPerson> People, IReadOnlyList<KnownMembership> Memberships)
{
    public static readonly RosterState Empty = new([], [], [], []);

    /// <summary>Of the people, those who stood under another name or phone until they were merged.</summary>
    public IReadOnlyList<KnownAlias> Aliases { get; init; } = [];
}

/// <summary>A list that says this name and phone means <paramref name="Person"/>, who keeps the name and phone that the merge left them.</summary>
/// <param name="Phone">Null: only in the person's own teams.</param>
public sealed record KnownAlias(PersonId Person, string? Phone, string Folded);

public sealed record KnownDecision(DecisionId Id, ListedDecision Text)
{
    /// <summary>The day it takes force: members begin on it and end the day before.</summary>
    public DateOnly From { get; init; } = Text.IssuedOn;
}

/// <param name="Decision">In force for it.</param>
/// <param name="Ordinal">See <see cref="ListedTeam"/>.</param>
public sealed record KnownTeam(TeamId Id, UnitId UnitId, UnitKind Level, string Name, string Key, int Ordinal, DecisionId Decision);

public sealed record KnownPerson(PersonId Id, string Name, string Folded, string? Phone);

/// <param name="Decision">That made it.</param>
/// <param name="Ordinal">Position in the team's list, from 1.</param>
public sealed record KnownMembership(Guid Id, TeamId Team, PersonId Person, MembershipFacts Facts, int Ordinal, DecisionId Decision, DateOnly ValidFrom);

/// <summary>What the list says of a member besides who it is.</summary>
public sealed record MembershipFacts(MemberRole Role, string? Post, IReadOnlyList<string> Affiliations, string? Note)
{
    /// <summary>Nhiệm kỳ đến ngày, as the decision names it. It ends nothing by itself: only a decision does.</summary>
    public DateOnly? TermTo { get; init; }

    public bool Equals(MembershipFacts? other) =>
        other is not null && Role == other.Role && Post == other.Post && Note == other.Note && TermTo == other.TermTo && Affiliations.SequenceEqual(other.Affiliations);

    public override int GetHashCode() => HashCode.Combine(Role, Post, Note, Affiliations.Count);
}
