using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Teams.Decisions;
using CongDongSo.Server.Features.Teams.Findings;
using CongDongSo.Server.Features.Teams.Groups;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Teams.Below;

/// <summary>
/// Các Tổ của một đơn vị: of a commune, each village with its team and what it lacks; of a district or province, each part with its counts; the latest
/// decisions and the chat group. One question to the database for each kind of thing, however many units there are.
/// </summary>
internal sealed class TeamsBelow(Databases databases, FindingSurvey survey, DecisionRegister decisions, GroupLinks groups)
{
    private const int DecisionsShown = 5;

    /// <param name="seen">The unit, in the tree of the day.</param>
    /// <param name="asked">The day that was asked for; null: today, of an ended unit its last day.</param>
    /// <returns>Null where the province has no data: what nobody entered is not missing.</returns>
    public async Task<TeamsBelowModel?> Of(Caller caller, SeenUnit seen, DateOnly? asked, CancellationToken ct)
    {
        if (databases.Province(seen.ProvinceCode) is not Domain.Results.Result<ProvinceDatabase>.Done)
            return null;
        var found = await survey.Of(seen, null, ct);
        var open = found.All.Where(one => one.Waiver is null).ToList();
        var ofVillages = seen.Unit.Kind is UnitKind.Commune or UnitKind.Village;
        var mayList = caller.May(Permission.ViewTeams);
        var (latest, total) = mayList ? await decisions.Latest(seen, asked, DecisionsShown, ct) : ([], 0);
        return new TeamsBelowModel(seen.Unit, asked)
        {
            Counts = FindingCounts.Of(found),
            Programs = found.Programs.Count,
            Teams = found.Standing.Count,
            Lines = mayList && ofVillages ? Lines(seen, found, open) : [],
            Parts = ofVillages ? [] : Parts(seen, found, open),
            Decisions = latest,
            DecisionsInAll = total,
            Group = await groups.Of(caller, seen, null, asked is not null, ct),
        };
    }

    /// <summary>The unit's own teams, those of units that became part of it and are gone, then villages without a team, then the others by code.</summary>
    private static IReadOnlyList<TeamsBelowLine> Lines(SeenUnit seen, Survey found, IReadOnlyList<Surveyed> open)
    {
        var teams = found.Standing.ToLookup(team => team.UnitId);
        var ofTeam = open.ToLookup(one => one.Finding.TeamId);
        var ofPlace = open.Where(one => one.Finding.TeamId is null).ToLookup(one => one.Place.Id);
        var own = LinesOf(seen.Unit).Where(line => line.Team is not null || line.Gaps.Any || seen.Unit.Kind == UnitKind.Village);
        var villages = seen.Unit.Kind == UnitKind.Village ? [] : seen.Children.SelectMany(LinesOf);
        var left = found.Left.Select(one => new TeamsBelowLine(one.Old, one.Team, TeamBrowsing.LeaderOf(one.Team), Gaps.Of(ofTeam[one.Team.Id])) { IsLeft = true });
        return [.. own, .. left, .. villages.OrderBy(line => line.Team is not null)];

        IEnumerable<TeamsBelowLine> LinesOf(Unit place)
        {
            var lacking = ofPlace[place.Id].ToList();
            if (!teams[place.Id].Any())
                return [new(place, null, null, Gaps.Of(lacking))];
            // What the place itself lacks stands with its first team.
            return teams[place.Id].Select((team, i) => new TeamsBelowLine(place, team, TeamBrowsing.LeaderOf(team), Gaps.Of(i == 0 ? lacking.Concat(ofTeam[team.Id]) : ofTeam[team.Id])));
        }
    }

    private static IReadOnlyList<PartLine> Parts(SeenUnit seen, Survey found, IReadOnlyList<Surveyed> open)
    {
        var teams = found.Standing.ToLookup(team => team.UnitId);
        var lacking = open.ToLookup(one => one.Place.Id);
        return [.. seen.Children.Select(part =>
        {
            var under = seen.Tree.Under(part.Id).ToList();
            var serving = under.SelectMany(unit => teams[unit.Id]).ToList();
            var villages = under.Where(unit => unit.Kind == UnitKind.Village).ToList();
            return new PartLine(part, serving.Count, serving.Sum(team => team.Size), villages.Count, villages.Count(village => !teams[village.Id].Any()), Gaps.Of(under.SelectMany(unit => lacking[unit.Id])));
        })];
    }
}

/// <summary>Teams of a unit and below, as of a day.</summary>
/// <param name="Asked">The day that was asked for; null: none.</param>
public sealed record TeamsBelowModel(Unit Unit, DateOnly? Asked)
{
    public required FindingCounts Counts { get; init; }

    /// <summary>That are in force on the day and say something of teams.</summary>
    public required int Programs { get; init; }

    public required int Teams { get; init; }

    /// <summary>Of a commune or village; empty for a wider unit, and for those who may not see teams.</summary>
    public required IReadOnlyList<TeamsBelowLine> Lines { get; init; }

    /// <summary>Of a district or province.</summary>
    public required IReadOnlyList<PartLine> Parts { get; init; }

    /// <summary>The latest first.</summary>
    public required IReadOnlyList<DecisionRow> Decisions { get; init; }

    public required int DecisionsInAll { get; init; }

    public required GroupLinkModel? Group { get; init; }
}

/// <summary>A team at its place, or a place without one.</summary>
/// <param name="Leader">As far as the reader may be told.</param>
public sealed record TeamsBelowLine(Unit Place, Team? Team, string? Leader, Gaps Gaps)
{
    /// <summary>Whether the place no longer stands.</summary>
    public bool IsLeft { get; init; }
}

/// <summary>A district or commune with its counts.</summary>
/// <param name="WithoutTeam">Villages that have none of their own.</param>
public sealed record PartLine(Unit Part, int Teams, int Members, int Villages, int WithoutTeam, Gaps Gaps);

/// <summary>Open findings, by how binding they are.</summary>
public sealed record Gaps(int Must, int Should, int May)
{
    public bool Any => Must + Should + May > 0;

    internal static Gaps Of(IEnumerable<Surveyed> findings)
    {
        var counts = new int[3];
        foreach (var one in findings)
            counts[one.Finding.Strength switch { Strength.Must => 0, Strength.Should => 1, _ => 2 }]++;
        return new(counts[0], counts[1], counts[2]);
    }
}
