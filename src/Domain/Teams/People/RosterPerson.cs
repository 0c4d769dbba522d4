using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Teams.People;

/// <summary>Người trong danh sách Tổ, with all their memberships that the asker sees.</summary>
/// <param name="Folded">Name without diacritics, as searches compare it.</param>
/// <param name="Phone">Ten digits.</param>
public sealed record RosterPerson(PersonId Id, string Name, string Folded, string? Phone, IReadOnlyList<TeamStay> Stays);

/// <summary>One membership, as a person's life in the teams tells it.</summary>
/// <param name="Commune">Of the team's unit; of a district's team, the district.</param>
/// <param name="To">Last day; null while it runs.</param>
public sealed record TeamStay(TeamId Team, string TeamName, UnitId Commune, MemberRole Role, DateOnly From, DateOnly? To);
