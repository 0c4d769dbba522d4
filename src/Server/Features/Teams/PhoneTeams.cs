using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Teams;

/// <summary>Teams of a phone's units, with the contacts of those who are in a team with its owner; asked for in two round trips that others share.</summary>
/// <param name="device">The phone; null: a session.</param>
internal sealed class PhoneTeams(TeamSight sight, IReadOnlyCollection<UnitId> units, Guid? device, DateOnly today)
{
    private Answer<StoredTeam>? teams;
    private Answer<StoredMember>? members;
    private List<StoredTeam>? stored;

    public Guid? Device => device;

    public DateOnly Today => today;

    /// <summary>Known after the first round trip.</summary>
    public IReadOnlyCollection<TeamId> Ids => [.. teams!.Rows.Select(one => one.Team.Id)];

    /// <summary>As the caller may see them.</summary>
    public IReadOnlyList<Team> Shown => [.. Stored.Select(one => device is null ? sight.Show(one) : sight.ShowToColleague(one))];

    /// <summary>Those that the caller is in, as they stand in the rosters.</summary>
    public IReadOnlyList<StoredTeam> Own => [.. Stored.Where(one => one.Own is not null)];

    private List<StoredTeam> Stored => stored ??= TeamStore.Seat(teams!.Rows, members!.Rows);

    public void Ask(RoundTrip first) => teams = first.Ask(TeamStore.Standing(units, today));

    public void AskMore(RoundTrip second) => members = second.Ask(TeamStore.Members(teams!.Rows, today));
}
