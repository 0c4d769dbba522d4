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
    public PersonId? Own { get; set; }
}

/// <summary>A question to a province, by itself or within a transaction.</summary>
internal delegate ProvinceQuery Asking(string sql, params object[] values);

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
        WithMembers(ask, Teams + " and t.unit_id = any($2) order by t.id", day, units.Select(unit => unit.Value).ToArray(), ct);

    public static async Task<StoredTeam?> Find(Asking ask, TeamId id, DateOnly day, CancellationToken ct) =>
        (await WithMembers(ask, Teams + " and t.id = $2", day, id.Value, ct)).SingleOrDefault();

    /// <summary>One page by id; without members of the others.</summary>
    public static Task<List<StoredTeam>> Page(ProvinceDatabase province, IReadOnlyCollection<TeamId> ids, DateOnly day, CancellationToken ct) =>
        WithMembers(province.Ask, Teams + " and t.id = any($2) order by t.id", day, ids.Select(id => id.Value).ToArray(), ct);

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

    private static async Task<List<StoredTeam>> WithMembers(Asking ask, string sql, DateOnly day, object which, CancellationToken ct)
    {
        var teams = new List<StoredTeam>();
        var members = new Dictionary<Guid, (StoredTeam Team, List<Member> List)>();
        await using (var query = ask(sql, day, which))
        await using (var reader = await query.Read(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                var list = new List<Member>();
                var decision = new Decision(new(reader.GetGuid(5)), reader.GetString(6), reader.GetFieldValue<DateOnly>(7), UnitWords.Kind(reader.GetString(8)));
                var team = new StoredTeam(new(new(reader.GetGuid(0)), new(reader.GetGuid(1)), UnitWords.Kind(reader.GetString(2)), reader.GetString(3), decision, list), reader.GetInt32(4));
                members[reader.GetGuid(0)] = (team, list);
                teams.Add(team);
            }
        }
        await ReadMembers(ask, day, members, ct);
        return teams;
    }

    private static async Task ReadMembers(Asking ask, DateOnly day, Dictionary<Guid, (StoredTeam Team, List<Member> List)> members, CancellationToken ct)
    {
        await using var query = ask("""
            select m.team_id, p.id, p.name, m.role, m.affiliations, p.phone, m.note, m.post,
              coalesce(p.id = (select own.person_id from cds.account_person own where own.account_id = $3), false)
            from membership m join person p on p.id = m.person_id
            where m.team_id = any($2) and $1 between m.valid_from and m.valid_to
            order by m.team_id, m.ordinal, m.id
            """, day, members.Keys.ToArray(), Acting.Now.AccountId ?? Guid.Empty);
        await using var reader = await query.Read(ct);
        while (await reader.ReadAsync(ct))
        {
            var (team, list) = members[reader.GetGuid(0)];
            var member = new Member(
                new(reader.GetGuid(1)), reader.GetString(2), RoleCodes.Role(reader.GetString(3)), reader.GetFieldValue<string[]>(4),
                reader.IsDBNull(5) ? null : reader.GetString(5), reader.IsDBNull(6) ? null : reader.GetString(6))
            {
                Post = reader.IsDBNull(7) ? null : reader.GetString(7),
            };
            list.Add(member);
            if (reader.GetBoolean(8))
                team.Own = member.PersonId;
        }
    }
}
