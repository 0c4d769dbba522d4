using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Accounts.Codes;

/// <summary>A code that somebody showed.</summary>
/// <param name="IsOpen">It was neither used nor revoked, and its time is not over.</param>
internal sealed record ShownCode(Guid Id, Guid AccountId, CodeKind Kind, bool IsOpen);

/// <summary>One-time codes by their hashes.</summary>
internal sealed class CodeStore(Databases databases)
{
    /// <summary>The statements that make codes, each in place of the account's last, for a batch with what belongs to it.</summary>
    public static void Add(NpgsqlBatch batch, IReadOnlyCollection<MadeCode> codes, byte[] key)
    {
        batch.Add("update cds.account_code set revoked_at = now() where account_id = any($1) and used_at is null and revoked_at is null", codes.Select(code => code.AccountId).ToArray());
        batch.Add("""
            insert into cds.account_code (id, account_id, kind, hash, made_at, expires_at)
            select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bytea[], $5::timestamptz[], $6::timestamptz[])
            """,
            codes.Select(code => code.Id).ToArray(), codes.Select(code => code.AccountId).ToArray(), codes.Select(code => CodeWords.Code(code.Kind)).ToArray(),
            codes.Select(code => code.Code.Hash(key)).ToArray(), codes.Select(code => code.MadeAt).ToArray(), codes.Select(code => code.ExpiresAt).ToArray());
    }

    public async Task Make(MadeCode code, byte[] key, AuditEntry note, CancellationToken ct)
    {
        await using var batch = databases.Common.CreateBatch();
        Add(batch, [code], key);
        databases.Audit(batch, [note]);
        await batch.ExecuteNonQueryAsync(ct);
    }

    public async Task<ShownCode?> Find(byte[] hash, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand(
            "select id, account_id, kind, used_at is null and revoked_at is null and expires_at > $2 from cds.account_code where hash = $1");
        AccountStore.Give(command, hash, now);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? new(row.GetGuid(0), row.GetGuid(1), CodeWords.Kind(row.GetString(2)), row.GetBoolean(3)) : null;
    }

    /// <returns>Whether there was one to revoke.</returns>
    public async Task<bool> Revoke(Guid accountId, DateTimeOffset now, AuditEntry note, CancellationToken ct)
    {
        await using var connection = await databases.Common.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var revoke = new NpgsqlCommand("update cds.account_code set revoked_at = $2 where account_id = $1 and used_at is null and revoked_at is null and expires_at > $2", connection))
        {
            AccountStore.Give(revoke, accountId, now);
            if (await revoke.ExecuteNonQueryAsync(ct) == 0)
                return false;
        }
        await Note(connection, [note], ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Uses a code up and gives the account its new password; a lock is lifted, sessions of the old security stamp are over, and links to providers go.</summary>
    /// <returns>False where another was faster with the code, or the account was disabled: nothing is changed.</returns>
    public async Task<bool> Use(ShownCode code, string passwordHash, string securityStamp, DateTimeOffset now, AuditEntry note, CancellationToken ct)
    {
        await using var connection = await databases.Common.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        string[] providers;
        await using (var use = new NpgsqlCommand("""
            with used as (
              update cds.account_code set used_at = $2 where id = $1 and used_at is null and revoked_at is null and expires_at > $2 returning account_id
            ), unlinked as (
              -- Whoever had the account may have linked it with a provider of theirs.
              delete from cds.sso_link l using used where l.account_id = used.account_id returning l.provider
            ), changed as (
              update cds.account a set password_hash = $3, security_stamp = $4, failed_count = 0, locked_until = null
              from used where a.id = used.account_id and a.disabled_at is null returning a.id
            )
            select array(select provider from unlinked order by provider) from changed
            """, connection))
        {
            AccountStore.Give(use, code.Id, now, passwordHash, securityStamp);
            if (await use.ExecuteScalarAsync(ct) is not string[] unlinked)
                return false;
            providers = unlinked;
        }
        await Note(connection, [note, .. providers.Select(provider => note with { Action = AuditActions.SsoUnlink, Before = new { provider } })], ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private async Task Note(NpgsqlConnection connection, IReadOnlyCollection<AuditEntry> notes, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        databases.Audit(batch, notes);
        await batch.ExecuteNonQueryAsync(ct);
    }
}
