using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Teams.Rosters;

/// <summary>A decision as a roster names it.</summary>
/// <param name="Issuer">The unit whose committee issued it.</param>
public sealed record ListedDecision(UnitId Issuer, string Number, DateOnly IssuedOn, UnitKind IssuerLevel);

/// <summary>A team of the roster, placed in the tree.</summary>
/// <param name="CommuneId">The commune it is listed under; a village team whose village is not registered stands on it.</param>
/// <param name="Key">See <see cref="PlacedTeam.Key"/>; <paramref name="KeyOnCommune"/> finds a team that was imported before its village was registered.</param>
/// <param name="Ordinal">Position among the commune's teams in the list, from 1.</param>
public sealed record ListedTeam(
    UnitId UnitId, UnitId CommuneId, UnitKind Level, string Name, string Key, string KeyOnCommune, int Ordinal, ListedDecision Decision, RosterPlace Place, RosterPlace DecisionPlace,
    IReadOnlyList<ListedMember> Members);

/// <param name="Folded">Folded name: a person is found again by it and the phone.</param>
/// <param name="Phone">Ten digits.</param>
public sealed record ListedMember(
    RosterPlace Place, string Name, string Folded, string? Phone, MemberRole Role, string? Post, IReadOnlyList<string> Affiliations, string? Note)
{
    /// <summary>What the list says of the term; null where it has no such column, so that what is stored stays.</summary>
    public ListedTerm? Term { get; init; }
}

/// <param name="To">Nhiệm kỳ đến ngày; null: none is named.</param>
public sealed record ListedTerm(DateOnly? To);

/// <summary>What a roster says once its rows are read as teams.</summary>
/// <param name="Teams">In the order of the file; not to be used where there are faults.</param>
public sealed record ListedRoster(IReadOnlyList<ListedTeam> Teams, IReadOnlyList<Fault> Faults, IReadOnlyList<Fault> Notices);
