using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Units;

/// <summary>Reads units as of a day. $1 is the day in every query here that selects <see cref="Columns"/>.</summary>
internal sealed class UnitStore(Databases databases)
{
    /// <summary>A village of which no terrain is stated lies in the terrain of its commune.</summary>
    private const string Columns = """
        u.id, v.code, v.name, u.kind, v.sub_kind, v.parent_id,
        coalesce(t.terrain, case when u.kind = 'village' then above.terrain end), u.valid_from, u.valid_to
        """;

    private const string Joins = """
        join cds.unit_version v on v.unit_id = u.id and $1 between v.valid_from and v.valid_to
        left join cds.unit_terrain t on t.unit_id = u.id and $1 between t.valid_from and t.valid_to
        left join cds.unit_terrain above on above.unit_id = v.parent_id and $1 between above.valid_from and above.valid_to
        """;

    public async Task<long> Revision(CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("select revision from cds.unit_revision");
        return (long)(await command.ExecuteScalarAsync(ct))!;
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

    /// <summary>The nation down to its communes.</summary>
    public Task<List<Unit>> OfNation(DateOnly day, CancellationToken ct) =>
        Units($"select {Columns} from cds.unit u {Joins} where u.kind <> 'village'", [day], ct);

    public async Task<Unit?> Find(UnitId id, DateOnly day, CancellationToken ct) =>
        (await Units($"select {Columns} from cds.unit u {Joins} where u.id = $2", [day, id.Value], ct)).SingleOrDefault();

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

    /// <summary>Units whose name, with the names above it, has every word of the search; or whose code begins with it.</summary>
    /// <param name="words">Folded.</param>
    public Task<List<Unit>> Matching(IReadOnlyList<string> words, UnitId? under, DateOnly day, int limit, CancellationToken ct)
    {
        var whole = string.Join(' ', words);
        return Units(
            $"""
            select {Columns} from cds.unit u {Joins}
            left join cds.unit_version p1 on p1.unit_id = v.parent_id and $1 between p1.valid_from and p1.valid_to
            left join cds.unit_version p2 on p2.unit_id = p1.parent_id and $1 between p2.valid_from and p2.valid_to
            left join cds.unit_version p3 on p3.unit_id = p2.parent_id and $1 between p3.valid_from and p3.valid_to
            cross join lateral (select ' ' || v.folded || ' ' as own) name
            where (v.folded_path like all ($2) or v.code ^@ upper($3))
              and ($4::uuid is null or $4 in (u.id, p1.unit_id, p2.unit_id, p3.unit_id, p3.parent_id))
            order by
              case
                when v.code = upper($3) then 0
                when right(v.folded, length($3) + 1) = ' ' || $3 or v.folded = $3 then 1
                when name.own like '% ' || $3 || ' %' then 2
                when name.own like '% ' || $3 || '%' then 3
                when ' ' || v.folded_path || ' ' like all ($5) and name.own like $6 then 4
                else 5
              end,
              array_position(array['nation', 'province', 'district', 'commune', 'village'], u.kind),
              length(v.folded), v.name, v.code, u.id
            limit $7
            """,
            [
                day, words.Select(word => $"%{Escape(word)}%").ToArray(), whole, (object?)under?.Value ?? DBNull.Value,
                words.Select(word => $"% {Escape(word)} %").ToArray(), $"% {Escape(words[0])} %", limit,
            ],
            ct);
    }

    /// <summary>Where no unit has the words: those whose names look like them.</summary>
    public Task<List<Unit>> Resembling(string folded, UnitId? under, DateOnly day, int limit, CancellationToken ct) => Units(
        $"""
        select {Columns} from cds.unit u {Joins}
        left join cds.unit_version p1 on p1.unit_id = v.parent_id and $1 between p1.valid_from and p1.valid_to
        left join cds.unit_version p2 on p2.unit_id = p1.parent_id and $1 between p2.valid_from and p2.valid_to
        where $2 operator(public.<%) v.folded_path and ($3::uuid is null or $3 in (u.id, p1.unit_id, p2.unit_id, p2.parent_id))
        order by public.similarity($2, v.folded) desc, array_position(array['nation', 'province', 'district', 'commune', 'village'], u.kind), v.code
        limit $4
        """,
        [day, folded, (object?)under?.Value ?? DBNull.Value, limit], ct);

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

    private static string Escape(string word) => word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
