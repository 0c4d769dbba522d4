using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.People;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Web.Components;

namespace CongDongSo.Server.Features.Teams.People;

/// <summary>Người có thể trùng in a unit's teams.</summary>
/// <param name="Communes">That the list can be narrowed to; of a commune or a village, none.</param>
/// <param name="OnlyApart">Whether those are shown of whom somebody said that they are not the same.</param>
/// <param name="Total">Pairs on all pages.</param>
public sealed record DuplicatesModel(
    Unit Unit, IReadOnlyList<Crumb> Trail, UnitId Area, IReadOnlyList<Unit> Communes, bool OnlyApart, IReadOnlyList<DuplicateRow> Rows, int Page, int Total, bool More)
{
    public Problem? Problem { get; init; }
}

/// <param name="AreTogether">Whether some team lists both at one time.</param>
/// <param name="Said">Who said that they are not the same, and when; null: nobody.</param>
public sealed record DuplicateRow(PersonCard One, PersonCard Other, Suspicion Suspicion, bool AreTogether, ApartSaid? Said);

/// <param name="By">Login.</param>
public sealed record ApartSaid(string By, DateTimeOffset At);

/// <summary>A person as they are shown beside another.</summary>
/// <param name="Phone">Masked; null where none is known.</param>
/// <param name="Stays">The latest first.</param>
public sealed record PersonCard(PersonId Id, string Name, string? Phone, IReadOnlyList<StayLine> Stays);

/// <param name="Team">With its commune, where the page is of more than one.</param>
public sealed record StayLine(TeamId TeamId, string Team, string Role, DateOnly From, DateOnly? To);

/// <summary>The form of a merge.</summary>
/// <param name="Suspicion">Null where nothing makes them look like one.</param>
/// <param name="Joins">Memberships that become part of another, as they are of one team at one time.</param>
/// <param name="Accounts">How many of the two have an account.</param>
public sealed record MergeModel(Unit Unit, PersonCard One, PersonCard Other, Suspicion? Suspicion, int Joins, int Accounts, MergeChoice Choice)
{
    public Problem? Problem { get; init; }
}

/// <summary>What was chosen: each one of the two.</summary>
/// <param name="Kept">Whose entry and account stay.</param>
public sealed record MergeChoice(PersonId Kept, PersonId NameOf, PersonId PhoneOf);

/// <summary>Các lần đã gộp, the latest first.</summary>
/// <param name="Done">What was done just now, as a sentence.</param>
public sealed record MergesModel(Unit Unit, IReadOnlyList<PersonMerge> Rows, int Page, bool More, string? Done)
{
    public Problem? Problem { get; init; }
}
