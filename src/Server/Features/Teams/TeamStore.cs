using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Teams;

/// <summary>A team as of a day, with the unmasked names and phones of its members.</summary>
/// <param name="Ordinal">Position in its commune's list.</param>
internal sealed record StoredTeam(Team Team, int Ordinal)
{
    /// <summary>The member who is the caller at hand.</summary>
    public PersonId? Own { get; init; }
}

/// <summary>A member as they stand in a team's list.</summary>
/// <param name="IsCaller">It is the caller at hand.</param>
internal sealed record StoredMember(TeamId Team, Member Member, bool IsCaller);

/// <summary>Tổ and members. Members are counted as memberships: one person can serve in two teams.</summary>
public sealed record TeamTotals(long Teams, long Members, long People);

/// <summary>Reads teams as of a day. $1 is the day.</summary>
internal static class TeamStore
{
    /// <summary>The decision in force on the day is the latest that had taken force by then.</summary>
    private const string Teams = """
        select t.id, t.unit_id, t.level, t.name, t.ordinal, d.id, d.number, d.issued_on, d.issuer_level
        from team t
        join lateral (
          select td.decision_id from team_decision td where td.team_id = t.id and td.valid_from <= $1 order by td.valid_from desc, td.decision_id desc limit 1
        ) f on true
        join decision d on d.id = f.decision_id
        where $1 between t.valid_from and t.valid_to
        """;

    public static Task<List<StoredTeam>> InUnits(Asking ask, IReadOnlyCollection<UnitId> units, DateOnly day, CancellationToken ct) =>
        WithMembers(ask, Standing(units, day), day, ct);

    public static async Task<StoredTeam?> Find(Asking ask, TeamId id, DateOnly day, CancellationToken ct) =>
        (await WithMembers(ask, Question(Teams + " and t.id = $2", day, id.Value), day, ct)).SingleOrDefault();

    /// <summary>One page by id; without members of the others.</summary>
    public static Task<List<StoredTeam>> Page(ProvinceDatabase province, IReadOnlyCollection<TeamId> ids, DateOnly day, CancellationToken ct) =>
        WithMembers(province.Ask, Question(Teams + " and t.id = any($2) order by t.id", day, ids.Select(id => id.Value).ToArray()), day, ct);

    public static async Task<List<(TeamId Id, UnitId Unit, int Ordinal)>> Ids(ProvinceDatabase province, IReadOnlyCollection<UnitId> units, DateOnly day, CancellationToken ct)
    {
        await using var query = province.Ask( "select id, unit_id, ordinal from team where $1 between valid_from and valid_to and unit_id = any($2)", day, units.Select(unit => unit.Value).ToArray());
        var found = new List<(TeamId, UnitId, int)>();
        await using var reader = await query.Read(ct);
        while (await reader.ReadAsync(ct))
            found.Add((new(reader.GetGuid(0)), new(reader.GetGuid(1)), reader.GetInt32(2)));
        return found;
    }

    public static async Task<TeamTotals> Totals(ProvinceDatabase province, IReadOnlyCollection<UnitId> units, DateOnly day, CancellationToken ct)
    {
        await using var query = province.Ask( """
            with serving as (select id from team where $1 between valid_from and valid_to and unit_id = any($2))
            select (select count(*) from serving), count(*), count(distinct m.person_id)
            from membership m where m.team_id in (select id from serving) and $1 between m.valid_from and m.valid_to
            """, day, units.Select(unit => unit.Value).ToArray());
        await using var reader = await query.Read(ct);
        await reader.ReadAsync(ct);
        return new(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }

    /// <summary>The own team of each unit, of several the one that has stood longest.</summary>
    public static async Task<Dictionary<UnitId, TeamId>> ByUnit(ProvinceDatabase province, DateOnly day, CancellationToken ct)
    {
        await using var query = province.Ask("""
            select distinct on (unit_id) unit_id, id from team where $1 between valid_from and valid_to
            order by unit_id, level = 'village', valid_from, id
            """, day);
        var found = new Dictionary<UnitId, TeamId>();
        await using var reader = await query.Read(ct);
        while (await reader.ReadAsync(ct))
            found[new(reader.GetGuid(0))] = new(reader.GetGuid(1));
        return found;
    }

    /// <summary>Teams of these units, their members still to be asked for: <see cref="Members"/>.</summary>
    public static Question<StoredTeam> Standing(IReadOnlyCollection<UnitId> units, DateOnly day) =>
        Question(Teams + " and t.unit_id = any($2) order by t.id", day, units.Select(unit => unit.Value).ToArray());

    /// <summary>The members of these teams, in the order of their lists; <see cref="Seat"/> puts each into their team.</summary>
    public static Question<StoredMember> Members(IEnumerable<StoredTeam> teams, DateOnly day) => new(
        row => new(
            new(row.GetGuid(0)),
            new(new(row.GetGuid(1)), row.GetString(2), RoleCodes.Role(row.GetString(3)), row.GetFieldValue<string[]>(4), row.IsDBNull(5) ? null : row.GetString(5), row.IsDBNull(6) ? null : row.GetString(6))
            {
                Post = row.IsDBNull(7) ? null : row.GetString(7),
            },
            row.GetBoolean(8)),
        """
        select m.team_id, p.id, p.name, m.role, m.affiliations, p.phone, m.note, m.post,
          coalesce(p.id = (select own.person_id from cds.account_person own where own.account_id = $3), false)
        from membership m join person p on p.id = m.person_id
        where m.team_id = any($2) and $1 between m.valid_from and m.valid_to
        order by m.team_id, m.ordinal, m.id
        """, day, teams.Select(one => one.Team.Id.Value).ToArray(), Acting.Now.AccountId ?? Guid.Empty);

    public static List<StoredTeam> Seat(IEnumerable<StoredTeam> teams, IEnumerable<StoredMember> members)
    {
        var seated = members.ToLookup(member => member.Team);
        return [.. teams.Select(one => one with { Team = one.Team with { Members = [.. seated[one.Team.Id].Select(member => member.Member)] }, Own = seated[one.Team.Id].FirstOrDefault(member => member.IsCaller)?.Member.PersonId })];
    }

    private static Question<StoredTeam> Question(string sql, DateOnly day, object which) => new(
        row => new(
            new(new(row.GetGuid(0)), new(row.GetGuid(1)), UnitWords.Kind(row.GetString(2)), row.GetString(3),
                new(new(row.GetGuid(5)), row.GetString(6), row.GetFieldValue<DateOnly>(7), UnitWords.Kind(row.GetString(8))), []),
            row.GetInt32(4)),
        sql, day, which);

    private static async Task<List<StoredTeam>> WithMembers(Asking ask, Question<StoredTeam> question, DateOnly day, CancellationToken ct)
    {
        var teams = await question.Answer(ask, ct);
        return Seat(teams, await Members(teams, day).Answer(ask, ct));
    }
}
