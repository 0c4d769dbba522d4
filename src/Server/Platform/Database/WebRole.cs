using System.Security.Cryptography;
using Npgsql;

namespace CongDongSo.Server.Platform.Database;

/// <summary>The login role of the web server. It owns nothing and has no right but to the rows of the product's tables.</summary>
internal static class WebRole
{
    private const long LockKey = 0x636473_776562; // "cdsweb"

    /// <summary>Under a lock: two servers that start at once would change the same rights.</summary>
    /// <returns>Name and password; the password is kept in a table that the role itself cannot read.</returns>
    public static async Task<(string Name, string Password)> Ensure(NpgsqlConnection owner, IReadOnlyCollection<string> schemas, CancellationToken ct)
    {
        await using var transaction = await owner.BeginTransactionAsync(ct);
        await Scalar(owner, $"select pg_advisory_xact_lock({LockKey})", ct);
        var name = await Scalar(owner, "select current_database()", ct) + "_web";
        var password = await Scalar(owner, "select value from cds.secret where name = 'web-role-password'", ct);
        if (password is null)
        {
            password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
            await using var keep = new NpgsqlCommand("insert into cds.secret (name, value) values ('web-role-password', $1)", owner) { Parameters = { new() { Value = password } } };
            await keep.ExecuteNonQueryAsync(ct);
        }
        var role = Quote(name);
        var exists = await Scalar(owner, $"select 'yes' from pg_roles where rolname = '{name.Replace("'", "''", StringComparison.Ordinal)}'", ct) is not null;
        var sql = exists ? $"alter role {role} password '{password}';" : $"create role {role} login noinherit nosuperuser nocreatedb nocreaterole password '{password}';";
        foreach (var schema in schemas)
        {
            sql += $"""
                grant usage on schema {schema} to {role};
                grant select, insert, update, delete on all tables in schema {schema} to {role};
                grant usage on all sequences in schema {schema} to {role};
                """;
        }
        sql += $"revoke all on cds.secret, cds.unit_scope from {role}; revoke insert, update, delete on cds.schema_version, cds.role_right, cds.installation_epoch from {role};";
        foreach (var schema in schemas)
            sql += $"revoke insert, update, delete on {schema}.audit_entry, {schema}.audit_head from {role};";
        // Facts are append-only (domain law 1), for the web server by its rights too.
        foreach (var schema in schemas.Where(schema => schema != "cds"))
            sql += $"revoke update, delete on {schema}.field_record, {schema}.observation, {schema}.household_fact, {schema}.business_fact from {role};";
        await using var command = new NpgsqlCommand(sql, owner);
        await command.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return (name, password);
    }

    private static string Quote(string identifier) => "\"" + identifier.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static async Task<string?> Scalar(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(ct) as string;
    }
}
