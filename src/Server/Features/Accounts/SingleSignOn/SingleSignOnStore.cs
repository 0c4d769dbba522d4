using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Accounts.SingleSignOn;

/// <summary>A link of an account as its owner sees it.</summary>
internal sealed record SingleSignOnLink(string Provider, DateTimeOffset LinkedAt, DateTimeOffset? UsedAt);

/// <summary>Links of accounts to identities at providers.</summary>
internal sealed class SingleSignOnStore(Databases databases)
{
    public async Task<IReadOnlyList<SingleSignOnLink>> Of(Guid account, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("select provider, linked_at, used_at from cds.sso_link where account_id = $1");
        AccountStore.Give(command, account);
        var links = new List<SingleSignOnLink>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            links.Add(new(row.GetString(0), row.GetFieldValue<DateTimeOffset>(1), row.IsDBNull(2) ? null : row.GetFieldValue<DateTimeOffset>(2)));
        return links;
    }

    /// <returns>The account that an identity opens.</returns>
    public async Task<Guid?> Account(string provider, byte[] subjectHash, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("select account_id from cds.sso_link where provider = $1 and subject_hash = $2");
        AccountStore.Give(command, provider, subjectHash);
        return await command.ExecuteScalarAsync(ct) as Guid?;
    }

    /// <returns>False where the identity or the account has a link already.</returns>
    public async Task<bool> Add(string provider, byte[] subjectHash, Guid account, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand(
            "insert into cds.sso_link (provider, subject_hash, account_id, linked_at) values ($1, $2, $3, $4) on conflict do nothing");
        AccountStore.Give(command, provider, subjectHash, account, now);
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>Notes that an identity opened a session.</summary>
    public async Task Use(string provider, byte[] subjectHash, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("update cds.sso_link set used_at = $3 where provider = $1 and subject_hash = $2");
        AccountStore.Give(command, provider, subjectHash, now);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <returns>False where there was none.</returns>
    public async Task<bool> Remove(string provider, Guid account, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("delete from cds.sso_link where provider = $1 and account_id = $2");
        AccountStore.Give(command, provider, account);
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>When a session's owner gave their password.</summary>
    public async Task<DateTimeOffset?> SignedInAt(Guid session, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("select created_at from cds.session where id = $1");
        AccountStore.Give(command, session);
        return await command.ExecuteScalarAsync(ct) is DateTime at ? new DateTimeOffset(at, TimeSpan.Zero) : null;
    }
}
