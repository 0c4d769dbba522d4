using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Accounts.SingleSignOn;

/// <summary>A link of an account as its owner sees it.</summary>
internal sealed record SingleSignOnLink(string Provider, DateTimeOffset LinkedAt, DateTimeOffset? UsedAt);

/// <summary>Links of accounts to identities at providers.</summary>
internal sealed class SingleSignOnStore(Databases databases, GrantStore grants, TimeProvider clock)
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
    public Task<bool> Add(string provider, byte[] subjectHash, Guid account, CancellationToken ct) => Change("""
        with changed as (
          insert into cds.sso_link (provider, subject_hash, account_id, linked_at) values ($2, $3, $4, $5) on conflict do nothing returning account_id
        )
        select cds.append_audit($1::json) from changed
        """, new(AuditActions.SsoLink) { Subjects = [account], After = new { provider } }, ct, provider, subjectHash, account, clock.GetUtcNow());

    /// <summary>Notes that an identity opens its account.</summary>
    /// <returns>False where it does so no more.</returns>
    public Task<bool> Use(string provider, byte[] subjectHash, Guid account, CancellationToken ct) => Change("""
        with changed as (update cds.sso_link set used_at = $5 where provider = $2 and subject_hash = $3 and account_id = $4 returning account_id)
        select cds.append_audit($1::json) from changed
        """, new(AuditActions.SsoSignIn) { Subjects = [account], After = new { provider } }, ct, provider, subjectHash, account, clock.GetUtcNow());

    /// <returns>False where there was none.</returns>
    public async Task<bool> Remove(string provider, Guid account, CancellationToken ct) => await Change("""
        with changed as (delete from cds.sso_link where provider = $2 and account_id = $3 returning account_id)
        select cds.append_audit($1::json) from changed
        """, new(AuditActions.SsoUnlink) { Place = await grants.PlaceOf(account, ct), Subjects = [account], Before = new { provider } }, ct, provider, account);

    /// <summary>A change and its line in the audit trail, both or neither.</summary>
    /// <param name="sql">$1 is the line.</param>
    private async Task<bool> Change(string sql, AuditEntry entry, CancellationToken ct, params object[] values)
    {
        await using var command = databases.Common.CreateCommand(sql);
        AccountStore.Give(command, [AuditText.Of([entry], Acting.Now, clock.GetUtcNow()), .. values]);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct);
    }
}
