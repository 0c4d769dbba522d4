using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace CongDongSo.Server.Features.Accounts.Passkeys;

/// <summary>Public keys of passkeys. What their devices attest of themselves is not kept: nothing here asks for it.</summary>
internal sealed class PasskeyStore(Databases databases)
{
    /// <summary>Of an account, the newest first.</summary>
    public async Task<List<Passkey>> Of(Guid account, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("select id, name, added_at, last_used_at, backed_up from cds.passkey where account_id = $1 order by added_at desc, id");
        AccountStore.Give(command, account);
        var passkeys = new List<Passkey>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            passkeys.Add(new(row.GetGuid(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2), AccountStore.Instant(row, 3), row.GetBoolean(4)));
        return passkeys;
    }

    /// <summary>The same as ASP.NET Core Identity checks them.</summary>
    public async Task<List<UserPasskeyInfo>> Keys(Guid account, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("""
            select credential_id, public_key, added_at, sign_count, transports, verifies_user, backup_eligible, backed_up, name
            from cds.passkey where account_id = $1
            """);
        AccountStore.Give(command, account);
        var keys = new List<UserPasskeyInfo>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            keys.Add(new(row.GetFieldValue<byte[]>(0), row.GetFieldValue<byte[]>(1), row.GetFieldValue<DateTimeOffset>(2), (uint)row.GetInt64(3),
                row.GetFieldValue<string[]>(4), row.GetBoolean(5), row.GetBoolean(6), row.GetBoolean(7), [], []) { Name = row.GetString(8) });
        }
        return keys;
    }

    public async Task<Guid?> Owner(byte[] credential, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("select account_id from cds.passkey where credential_id = $1");
        AccountStore.Give(command, credential);
        return await command.ExecuteScalarAsync(ct) as Guid?;
    }

    public Task Add(Guid account, UserPasskeyInfo key, CancellationToken ct) => Write(AuditActions.PasskeyAdd, account, key.Name, batch => batch.Add("""
        insert into cds.passkey (credential_id, id, account_id, name, public_key, sign_count, transports, verifies_user, backup_eligible, backed_up, added_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """, key.CredentialId, Guid.CreateVersion7(key.CreatedAt), account, key.Name ?? "", key.PublicKey, (long)key.SignCount,
        key.Transports ?? [], key.IsUserVerified, key.IsBackupEligible, key.IsBackedUp, key.CreatedAt), ct);

    public Task Remove(Guid account, Passkey passkey, CancellationToken ct) => Write(AuditActions.PasskeyRemove, account, passkey.Name, batch =>
        batch.Add("delete from cds.passkey where account_id = $1 and id = $2", account, passkey.Id), ct);

    /// <summary>It was used: its device's count, which a copied key gives away, and when.</summary>
    public async Task NoteUse(UserPasskeyInfo key, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("update cds.passkey set sign_count = $2, backed_up = $3, last_used_at = $4 where credential_id = $1");
        AccountStore.Give(command, key.CredentialId, (long)key.SignCount, key.IsBackedUp, now);
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task Write(string action, Guid account, string? name, Action<NpgsqlBatch> statement, CancellationToken ct)
    {
        await using var batch = databases.Common.CreateBatch();
        statement(batch);
        databases.Audit(batch, [new AuditEntry(action) { Subjects = [account], After = new { name } }]);
        await batch.ExecuteNonQueryAsync(ct);
    }
}
