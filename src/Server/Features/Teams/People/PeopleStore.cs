using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.People;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;
using Npgsql;
using NpgsqlTypes;

namespace CongDongSo.Server.Features.Teams.People;

/// <summary>People with their lives in the teams.</summary>
internal static class PeopleStore
{
    private const string Selected = """
        select p.id, p.name, p.folded, p.phone, t.id, t.name, t.unit_id, m.role, m.valid_from, m.valid_to
        from person p join membership m on m.person_id = p.id join team t on t.id = m.team_id
        """;

    /// <summary>Who is or was in a team of these units, with all their teams that the caller sees; null: everybody.</summary>
    /// <param name="communeOf">Of a team's unit.</param>
    public static Task<List<RosterPerson>> In(ProvinceDatabase province, IReadOnlyCollection<UnitId>? units, Func<UnitId, UnitId> communeOf, CancellationToken ct) => Read(
        province, $"""
        {Selected}
        where $1 is null or p.id in (select n.person_id from membership n join team u on u.id = n.team_id where u.unit_id = any($1))
        order by p.id, m.valid_from, m.id
        """, Optional(units), communeOf, ct);

    public static Task<List<RosterPerson>> Of(ProvinceDatabase province, IReadOnlyCollection<PersonId> ids, Func<UnitId, UnitId> communeOf, CancellationToken ct) => Read(
        province, $"{Selected} where p.id = any($1) order by p.id, m.valid_from, m.id", ids.Select(id => id.Value).ToArray(), communeOf, ct);

    private static async Task<List<RosterPerson>> Read(ProvinceDatabase province, string sql, object which, Func<UnitId, UnitId> communeOf, CancellationToken ct)
    {
        await using var query = province.Ask(sql, which);
        await using var row = await query.Read(ct);
        var people = new List<RosterPerson>();
        var stays = new List<TeamStay>();
        while (await row.ReadAsync(ct))
        {
            if (people.Count == 0 || people[^1].Id.Value != row.GetGuid(0))
                people.Add(new(new(row.GetGuid(0)), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3), stays = []));
            stays.Add(new(
                new(row.GetGuid(4)), row.GetString(5), communeOf(new(row.GetGuid(6))), RoleCodes.Role(row.GetString(7)), row.GetFieldValue<DateOnly>(8),
                row.GetFieldValue<DateOnly>(9) is var last && last == DateOnly.MaxValue ? null : last));
        }
        return people;
    }

    private static NpgsqlParameter Optional(IReadOnlyCollection<UnitId>? units) =>
        new() { Value = (object?)units?.Select(unit => unit.Value).ToArray() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid };
}
