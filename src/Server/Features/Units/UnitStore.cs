using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Units;

/// <summary>Reads units as of a day. $1 is the day in every query here that selects <see cref="Columns"/>.</summary>
internal sealed class UnitStore(Databases databases)
{
    /// <summary>A village of which no terrain is stated lies in the terrain of its commune.</summary>
    internal const string Columns = """
        u.id, v.code, v.name, u.kind, v.sub_kind, v.parent_id,
        coalesce(t.terrain, case when u.kind = 'village' then above.terrain end), u.valid_from, u.valid_to
        """;

    internal const string Joins = """
        join cds.unit_version v on v.unit_id = u.id and $1 between v.valid_from and v.valid_to
        left join cds.unit_terrain t on t.unit_id = u.id and $1 between t.valid_from and t.valid_to
        left join cds.unit_terrain above on above.unit_id = v.parent_id and $1 between above.valid_from and above.valid_to
        """;

    public async Task<long> Revision(CancellationToken ct)
    {
        await using var command = databases.EachRequest.CreateCommand("select revision from cds.unit_revision");
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Units that have ended and went, wholly or over several steps wholly, into one of these; villages that ended with their commune go with it.</summary>
    /// <returns>The ended unit, and the one it went into; null where it was divided.</returns>
    public async Task<IReadOnlyList<(UnitId Ended, UnitId? Into)>> EndedInto(IReadOnlyCollection<UnitId> standing, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("""
            with recursive gone as (
              select c.old_id, c.new_id as into_id, c.extent = 'whole' as whole
              from cds.unit_change c join cds.unit u on u.id = c.old_id
              where c.new_id = any($1) and c.old_id <> c.new_id and u.valid_to < c.effective_on
              union
              select c.old_id, gone.into_id, gone.whole and c.extent = 'whole'
              from gone join cds.unit_change c on c.new_id = gone.old_id join cds.unit u on u.id = c.old_id
              where c.old_id <> c.new_id and u.valid_to < c.effective_on
            ),
            communes as (
              select old_id, case when bool_and(whole) and count(distinct into_id) = 1 then (array_agg(into_id))[1] end as into_id from gone group by old_id
            )
            select old_id, into_id from communes
            union all
            select v.unit_id, c.into_id from communes c
            join cds.unit_version v on v.parent_id = c.old_id join cds.unit u on u.id = v.unit_id and u.valid_to = v.valid_to
            where u.kind = 'village' and u.valid_to < 'infinity' and not v.unit_id = any($1) and not exists (select from communes other where other.old_id = v.unit_id)
            """);
        command.Parameters.Add(new() { Value = standing.Select(unit => unit.Value).ToArray() });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var ended = new List<(UnitId, UnitId?)>();
        while (await reader.ReadAsync(ct))
            ended.Add((new(reader.GetGuid(0)), reader.IsDBNull(1) ? null : new(reader.GetGuid(1))));
        return ended;
    }

    /// <summary>A province and all below it.</summary>
    public Task<List<Unit>> OfProvince(string code, DateOnly day, CancellationToken ct) => Units(
        $"""
        with recursive below as (
          select p.id from cds.unit p join cds.unit_version pv on pv.unit_id = p.id
          where p.kind = 'province' and pv.code = $2 and $1 between pv.valid_from and pv.valid_to
          union all
          select c.unit_id from below join cds.unit_version c on c.parent_id = below.id and $1 between c.valid_from and c.valid_to
        )
        select {Columns} from below join cds.unit u on u.id = below.id {Joins}
        """,
        [day, code], ct);

    /// <summary>The provinces whose data a schema has, and all below them; see <see cref="ProvinceCodeOf"/>.</summary>
    public Task<List<Unit>> OfSchema(string code, DateOnly day, CancellationToken ct) => Units(
        $"""
        with recursive homes as (
          select p.id from cds.unit p join cds.unit_version pv on pv.unit_id = p.id and pv.valid_to = p.valid_to where p.kind = 'province' and pv.code = $2
          union
          select old.id from homes join cds.unit_change c on c.new_id = homes.id and c.old_id <> homes.id and c.extent = 'whole' join cds.unit old on old.id = c.old_id and old.kind = 'province'
        ), below as (
          select p.id from homes join cds.unit p on p.id = homes.id and $1 between p.valid_from and p.valid_to
          union all
          select c.unit_id from below join cds.unit_version c on c.parent_id = below.id and $1 between c.valid_from and c.valid_to
        )
        select {Columns} from below join cds.unit u on u.id = below.id {Joins}
        """,
        [day, code], ct);

    /// <summary>The nation down to its communes.</summary>
    public Task<List<Unit>> OfNation(DateOnly day, CancellationToken ct) =>
        Units($"select {Columns} from cds.unit u {Joins} where u.kind <> 'village'", [day], ct);

    public async Task<Unit?> Find(UnitId id, DateOnly day, CancellationToken ct) =>
        (await Units($"select {Columns} from cds.unit u {Joins} where u.id = $2", [day, id.Value], ct)).SingleOrDefault();

    /// <summary>Units as they stand on the day or, ended by then, stood on their last day; by code.</summary>
    public Task<List<Unit>> LastKnown(IReadOnlyCollection<UnitId> ids, DateOnly day, CancellationToken ct) => Units(
        $"select {Columns} from cds.unit u {Joins.Replace("$1", "least(u.valid_to, $1)", StringComparison.Ordinal)} where u.id = any($2) order by v.code, u.id", [day, ids.Select(id => id.Value).ToArray()], ct);

    /// <summary>The day of the unit's last state: <see cref="DateOnly.MaxValue"/> while it stands.</summary>
    public async Task<DateOnly?> LastDay(UnitId id, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("select valid_to from cds.unit where id = $1");
        command.Parameters.Add(new() { Value = id.Value });
        return await command.ExecuteScalarAsync(ct) as DateOnly?;
    }

    public Task<List<Unit>> WithCode(string code, DateOnly day, CancellationToken ct) =>
        Units($"select {Columns} from cds.unit u {Joins} where v.code = $2 order by u.kind, u.id", [day, code], ct);

    /// <summary>All that ever had the code, the latest first; the days are those of the code.</summary>
    public async Task<IReadOnlyList<(UnitVersion Version, UnitId Id)>> EverWithCode(string code, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand(
            "select v.valid_from, v.valid_to, v.code, v.name, v.sub_kind, v.parent_id, v.resolution, v.unit_id from cds.unit_version v where v.code = $1 order by v.valid_from desc, v.unit_id limit 20");
        command.Parameters.Add(new() { Value = code });
        return await Read(command, row => (ReadVersion(row), new UnitId(row.GetGuid(7))), ct);
    }

    /// <summary>
    /// Code of the province above a unit on its last day; where that province has ended, of the one that got it, since that is where its data is.
    /// </summary>
    public async Task<string?> ProvinceCodeOf(UnitId id, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("""
            with recursive up as (
              select u.id, u.kind, v.parent_id, u.valid_to as day
              from cds.unit u join cds.unit_version v on v.unit_id = u.id and v.valid_to = u.valid_to
              where u.id = $1
              union all
              select u.id, u.kind, v.parent_id, up.day
              from up join cds.unit u on u.id = up.parent_id join cds.unit_version v on v.unit_id = u.id and up.day between v.valid_from and v.valid_to
              where up.kind <> 'province'
            ), heir as (
              select u.id, u.valid_to from up join cds.unit u on u.id = up.id where up.kind = 'province'
              union
              select u.id, u.valid_to
              from heir join cds.unit_change c on c.old_id = heir.id and c.new_id <> heir.id and c.extent = 'whole' join cds.unit u on u.id = c.new_id
              where heir.valid_to <> 'infinity'
            )
            select v.code from heir join cds.unit_version v on v.unit_id = heir.id and v.valid_to = heir.valid_to order by heir.valid_to desc limit 1
            """);
        command.Parameters.Add(new() { Value = id.Value });
        return await command.ExecuteScalarAsync(ct) as string;
    }

    private async Task<List<Unit>> Units(string sql, object[] parameters, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(new() { Value = parameter });
        return await Read(command, row => ReadUnit(row, 0), ct);
    }

    /// <param name="at">Column of the first of the nine fields.</param>
    internal static Unit ReadUnit(NpgsqlDataReader row, int at) => new(
        new(row.GetGuid(at)), row.GetString(at + 1), row.GetString(at + 2), UnitWords.Kind(row.GetString(at + 3)), row.GetString(at + 4),
        row.IsDBNull(at + 5) ? null : new UnitId(row.GetGuid(at + 5)), row.IsDBNull(at + 6) ? null : Enum.Parse<Terrain>(row.GetString(at + 6), ignoreCase: true),
        row.GetFieldValue<DateOnly>(at + 7), LastDay(row.GetFieldValue<DateOnly>(at + 8)));

    internal static UnitVersion ReadVersion(NpgsqlDataReader row) => new(
        row.GetFieldValue<DateOnly>(0), LastDay(row.GetFieldValue<DateOnly>(1)), row.GetString(2), row.GetString(3), row.GetString(4),
        row.IsDBNull(5) ? null : new UnitId(row.GetGuid(5)), row.IsDBNull(6) ? null : row.GetString(6));

    internal static async Task<List<T>> Read<T>(NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            rows.Add(read(reader));
        return rows;
    }

    internal static DateOnly? LastDay(DateOnly day) => day == DateOnly.MaxValue ? null : day;
}
