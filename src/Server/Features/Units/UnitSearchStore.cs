using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Units;

/// <summary>Finds units by folded words.</summary>
internal sealed class UnitSearchStore(Databases databases)
{
    private const string Level = "array_position(array['nation', 'province', 'district', 'commune', 'village'], u.kind)";

    /// <summary>Whether $2, if any, is the unit or above it on the day.</summary>
    private const string IsUnder = """
        ($2::uuid is null or $2 in (v.unit_id, v.parent_id) or exists (
          select from cds.unit_version p1
          left join cds.unit_version p2 on p2.unit_id = p1.parent_id and $1 between p2.valid_from and p2.valid_to
          where p1.unit_id = v.parent_id and $1 between p1.valid_from and p1.valid_to and $2 in (p1.parent_id, p2.parent_id)))
        """;

    /// <summary>The best are chosen first, then looked up: a search for "xã" meets every commune.</summary>
    private const string MatchingSql = $"""
        with best as (
          select v.unit_id, {Level} as level, length(v.folded) as size, v.name, v.code,
            case
              when v.code = upper($3) then 0
              when v.folded = $3 or right(v.folded, length($3) + 1) = ' ' || $3 then 1
              when ' ' || v.folded || ' ' like $4 then 2
              when ' ' || v.folded like $5 then 3
              when ' ' || v.folded_path || ' ' like all ($6) and ' ' || v.folded || ' ' like $7 then 4
              else 5
            end as rank
          from cds.unit_version v join cds.unit u on u.id = v.unit_id
          -- The longest word once more by itself, since an index does not serve "like all".
          where $1 between v.valid_from and v.valid_to and ((v.folded_path like $8 and v.folded_path like all ($9)) or v.code ^@ upper($3)) and {IsUnder}
          order by rank, level, size, name, code, unit_id
          limit $10
        )
        select {UnitStore.Columns} from best join cds.unit u on u.id = best.unit_id {UnitStore.Joins}
        order by rank, level, size, best.name, best.code, best.unit_id
        """;

    /// <summary>The same of units that had ended by the day, as on their last day.</summary>
    private static readonly string EndedSql = MatchingSql
        .Replace("where $1 between v.valid_from and v.valid_to and", "where v.valid_to = u.valid_to and u.valid_to < $1 and", StringComparison.Ordinal)
        .Replace("$1 between p", "v.valid_to between p", StringComparison.Ordinal)
        .Replace("and $1 between", "and u.valid_to between", StringComparison.Ordinal);

    private const string ResemblingSql = $"""
        with alike as materialized (select w.unit_id, w.valid_from from cds.unit_version w where $3 operator(public.<%) w.folded_path)
        select {UnitStore.Columns} from alike join cds.unit u on u.id = alike.unit_id {UnitStore.Joins}
        where v.valid_from = alike.valid_from and {IsUnder}
        order by public.similarity($3, v.folded) desc, {Level}, v.code
        limit $4
        """;

    /// <summary>Units whose name, with the names above it, has every word of the search; or whose code begins with it.</summary>
    /// <param name="words">Folded.</param>
    /// <param name="ended">Units that had ended by the day, in place of those that stood on it.</param>
    public async Task<List<Unit>> Matching(IReadOnlyList<string> words, UnitId? under, DateOnly day, int limit, CancellationToken ct, bool ended = false)
    {
        var escaped = words.Select(Escape).ToList();
        var whole = string.Join(' ', escaped);
        await using var command = databases.Common.CreateCommand(ended ? EndedSql : MatchingSql);
        return await Read(
            command, ct, day, under?.Value, string.Join(' ', words), $"% {whole} %", $"% {whole}%", escaped.Select(word => $"% {word} %").ToArray(), $"% {escaped[0]} %",
            $"%{escaped.MaxBy(word => word.Length)}%", escaped.Select(word => $"%{word}%").ToArray(), limit);
    }

    /// <summary>Where no unit has the words: those whose names look like them.</summary>
    public async Task<List<Unit>> Resembling(string folded, UnitId? under, DateOnly day, int limit, CancellationToken ct)
    {
        await using var connection = await databases.Common.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // The planner takes comparing trigrams to be as cheap as comparing numbers, and would read every name.
        await using var useIndex = new NpgsqlCommand("set local enable_seqscan = off", connection, transaction);
        await useIndex.ExecuteNonQueryAsync(ct);
        await using var command = new NpgsqlCommand(ResemblingSql, connection, transaction);
        return await Read(command, ct, day, under?.Value, folded, limit);
    }

    private static Task<List<Unit>> Read(NpgsqlCommand command, CancellationToken ct, params object?[] parameters)
    {
        foreach (var parameter in parameters)
            command.Parameters.Add(new() { Value = parameter ?? DBNull.Value });
        return UnitStore.Read(command, row => UnitStore.ReadUnit(row, 0), ct);
    }

    private static string Escape(string word) =>
        word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
