using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.Decisions;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Teams;

/// <summary>Reads decisions and memberships of many teams; names are whole here and are masked by whoever shows them.</summary>
internal static class TeamRecordStore
{
    public static async Task<IReadOnlyList<TeamDecision>> Decisions(ProvinceDatabase province, IReadOnlyCollection<TeamId> teams, DateOnly day, CancellationToken ct)
    {
        await using var query = province.Ask("""
            select td.team_id, d.number, d.issued_on, d.issuer_level, d.kind, td.valid_from from team_decision td join decision d on d.id = td.decision_id
            where td.team_id = any($1) and td.valid_from <= $2 order by td.team_id, td.valid_from, d.issued_on, d.number
            """, teams.Select(team => team.Value).ToArray(), day);
        await using var row = await query.Read(ct);
        var found = new List<TeamDecision>();
        while (await row.ReadAsync(ct))
            found.Add(new(new(row.GetGuid(0)), row.GetString(1), row.GetFieldValue<DateOnly>(2), UnitWords.Kind(row.GetString(3)), Enum.Parse<DecisionKind>(row.GetString(4), ignoreCase: true), row.GetFieldValue<DateOnly>(5)));
        return found;
    }

    public static async Task<IReadOnlyList<TeamService>> Served(ProvinceWork work, IReadOnlyCollection<UnitId> units, DateOnly first, DateOnly last, CancellationToken ct)
    {
        await using var query = work.Ask("""
            select t.id, t.unit_id, t.name, m.ordinal, p.id, p.name, m.role, m.valid_from, nullif(m.valid_to, 'infinity')
            from team t join membership m on m.team_id = t.id join person p on p.id = m.person_id
            where t.unit_id = any($1) and m.valid_from <= $3 and m.valid_to >= $2
            order by t.ordinal, t.id, m.ordinal, m.valid_from, m.id
            """, units.Select(unit => unit.Value).ToArray(), first, last);
        await using var row = await query.Read(ct);
        var found = new List<TeamService>();
        while (await row.ReadAsync(ct))
        {
            found.Add(new(new(row.GetGuid(0)), new(row.GetGuid(1)), row.GetString(2), row.GetInt32(3), new(
                new PersonId(row.GetGuid(4)), row.GetString(5), RoleCodes.Role(row.GetString(6)), row.GetFieldValue<DateOnly>(7), row.IsDBNull(8) ? null : row.GetFieldValue<DateOnly>(8))));
        }
        return found;
    }

    public static async Task<IReadOnlyList<(PersonId Person, UnitId Unit, string Name)>> Names(ProvinceDatabase province, IReadOnlyCollection<UnitId> units, IReadOnlyCollection<PersonId> people, CancellationToken ct)
    {
        if (people.Count == 0)
            return [];
        await using var query = province.Ask("""
            select distinct p.id, t.unit_id, p.name from person p join membership m on m.person_id = p.id join team t on t.id = m.team_id where p.id = any($1) and t.unit_id = any($2)
            """, people.Select(person => person.Value).ToArray(), units.Select(unit => unit.Value).ToArray());
        await using var row = await query.Read(ct);
        var found = new List<(PersonId, UnitId, string)>();
        while (await row.ReadAsync(ct))
            found.Add((new(row.GetGuid(0)), new(row.GetGuid(1)), row.GetString(2)));
        return found;
    }
}
