using Npgsql;

namespace CongDongSo.Server.Platform.Database;

/// <summary>
/// Brings a schema to this version: the steps it lacks, in order, each in its own transaction, all under an advisory lock.
/// A schema that is newer than this program, or whose applied steps differ from the program's, is refused.
/// </summary>
internal static class SchemaMigration
{
    private const long LockKey = 0x636473_6d6967; // "cdsmig"

    private const string Ledger = """
        create schema if not exists cds;
        create table if not exists cds.schema_version (
          target text not null,
          number int not null,
          name text not null,
          checksum text not null,
          applied_at timestamptz not null default now(),
          primary key (target, number)
        );
        """;

    /// <param name="connection">Of the owner.</param>
    /// <param name="target"><c>cds</c> or a province's schema.</param>
    /// <returns>Whether anything was applied.</returns>
    public static async Task<bool> Apply(NpgsqlConnection connection, string target, IReadOnlyList<SchemaFile> steps, CancellationToken ct)
    {
        await Execute(connection, $"select pg_advisory_lock({LockKey})", ct);
        try
        {
            await Execute(connection, "set client_min_messages = warning; " + Ledger, ct);
            var applied = await Applied(connection, target, ct);
            Compare(target, applied, steps);
            foreach (var step in steps.Skip(applied.Count))
                await ApplyStep(connection, target, step, ct);
            return applied.Count < steps.Count;
        }
        finally
        {
            await Execute(connection, $"select pg_advisory_unlock({LockKey}); reset search_path", CancellationToken.None);
        }
    }

    /// <summary>Schemas of the provinces that were opened.</summary>
    public static async Task<IReadOnlyList<string>> Provinces(NpgsqlConnection connection, CancellationToken ct)
    {
        var found = new List<string>();
        await using var command = new NpgsqlCommand("select distinct target from cds.schema_version where target <> 'cds' order by 1", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            found.Add(reader.GetString(0));
        return found;
    }

    private static void Compare(string target, List<(int Number, string Name, string Checksum)> applied, IReadOnlyList<SchemaFile> steps)
    {
        if (applied.Count > steps.Count)
        {
            throw new ServiceUnavailableException(
                "schema-newer", $"Cơ sở dữ liệu thuộc phiên bản mới hơn chương trình này (lược đồ {target}: bước {applied[^1].Number}, chương trình biết đến {steps.Count}).",
                "Hãy chạy bản CongDongSo mới hơn. Không có gì bị thay đổi.");
        }
        foreach (var (was, step) in applied.Zip(steps))
        {
            if (was.Checksum != step.Checksum || was.Number != step.Number)
            {
                throw new ServiceUnavailableException(
                    "schema-differs", $"Lược đồ {target} khác chương trình này ở bước {step.Number:0000} ({was.Name}).",
                    "Dữ liệu do một bản dựng khác tạo ra: hãy dùng đúng bản đó, hoặc một thư mục --data mới. Không có gì bị thay đổi.");
            }
        }
    }

    private static async Task ApplyStep(NpgsqlConnection connection, string target, SchemaFile step, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await Execute(connection, $"create schema if not exists {target}; set local search_path = {target}, cds, public", ct);
        await Execute(connection, step.Sql, ct);
        await using var note = new NpgsqlCommand("insert into cds.schema_version (target, number, name, checksum) values ($1, $2, $3, $4)", connection)
        {
            Parameters = { new() { Value = target }, new() { Value = step.Number }, new() { Value = step.Name }, new() { Value = step.Checksum } },
        };
        await note.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task<List<(int, string, string)>> Applied(NpgsqlConnection connection, string target, CancellationToken ct)
    {
        var applied = new List<(int, string, string)>();
        await using var command = new NpgsqlCommand("select number, name, checksum from cds.schema_version where target = $1 order by number", connection)
        {
            Parameters = { new() { Value = target } },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            applied.Add((reader.GetInt32(0), reader.GetString(1), reader.GetString(2)));
        return applied;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync(ct);
    }
}
