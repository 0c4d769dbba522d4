using CongDongSo.Server.Platform.Database;
using Microsoft.AspNetCore.Identity;

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

    /// <summary>A new one; one that is known keeps its owner and gets its new count.</summary>
    public async Task Save(Guid account, UserPasskeyInfo key, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("""
            insert into cds.passkey (credential_id, id, account_id, name, public_key, sign_count, transports, verifies_user, backup_eligible, backed_up, added_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            on conflict (credential_id) do update set sign_count = excluded.sign_count, backed_up = excluded.backed_up, verifies_user = excluded.verifies_user
            where passkey.account_id = excluded.account_id
            """);
        AccountStore.Give(command, key.CredentialId, Guid.CreateVersion7(key.CreatedAt), account, key.Name ?? "", key.PublicKey, (long)key.SignCount,
            key.Transports ?? [], key.IsUserVerified, key.IsBackupEligible, key.IsBackedUp, key.CreatedAt);
        await command.ExecuteNonQueryAsync(ct);
    }

    public async Task NoteUse(byte[] credential, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("update cds.passkey set last_used_at = $2 where credential_id = $1");
        AccountStore.Give(command, credential, now);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <returns>Its name; null where the account has no such passkey.</returns>
    public async Task<string?> Remove(Guid account, Guid id, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("delete from cds.passkey where account_id = $1 and id = $2 returning name");
        AccountStore.Give(command, account, id);
        return await command.ExecuteScalarAsync(ct) as string;
    }
}
