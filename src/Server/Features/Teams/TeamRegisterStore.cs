using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Teams;

/// <summary>Reads teams and memberships as of a day.</summary>
internal static class TeamRegisterStore
{
    // One row a member; a team without members has one row with nulls. The decision is the last one in force by the day.
    private const string Sql = """
        select t.id, t.unit_id, t.level, t.name, d.id, d.number, d.issued_on, d.issuer_level, p.id, p.name, m.role, m.affiliations, m.note
        from team t
        join lateral (
          select coalesce((
            select decision_id from team_decision where team_id = t.id and valid_from <= $1 order by valid_from desc, decision_id limit 1
          ), t.decision_id) as id
        ) current on true
        join decision d on d.id = current.id
        left join membership m on m.team_id = t.id and m.valid_from <= $1 and m.valid_to >= $1
        left join person p on p.id = m.person_id
        where t.valid_from <= $1 and t.valid_to >= $1 and ($2::uuid[] is null or t.unit_id = any($2))
        order by t.unit_id, t.valid_from, t.id, m.ordinal
        """;

    public static async Task<IReadOnlyList<Team>> Read(ProvinceDatabase province, IReadOnlyCollection<UnitId>? places, DateOnly day, CancellationToken ct)
    {
        await using var command = province.Source.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = day });
        command.Parameters.Add(new() { Value = places is null ? DBNull.Value : places.Select(place => place.Value).ToArray(), NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Uuid });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var teams = new List<Team>();
        var members = new List<Member>();
        while (await reader.ReadAsync(ct))
        {
            if (teams.Count == 0 || teams[^1].Id.Value != reader.GetGuid(0))
            {
                members = [];
                teams.Add(TeamOf(reader, members));
            }
            if (!await reader.IsDBNullAsync(8, ct))
                members.Add(MemberOf(reader));
        }
        return teams;
    }

    private static Team TeamOf(NpgsqlDataReader row, List<Member> members) => new(
        new(row.GetGuid(0)), new(row.GetGuid(1)), UnitWords.Kind(row.GetString(2)), row.GetString(3),
        new(new(row.GetGuid(4)), row.GetString(5), row.GetFieldValue<DateOnly>(6), UnitWords.Kind(row.GetString(7))), members);

    private static Member MemberOf(NpgsqlDataReader row) => new(
        new(row.GetGuid(8)), row.GetString(9), Enum.Parse<MemberRole>(row.GetString(10), ignoreCase: true), row.GetFieldValue<string[]>(11), Phone: null,
        row.IsDBNull(12) ? null : row.GetString(12));
}
