using CongDongSo.Domain.Time;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Accounts.Factors;

/// <summary>Second factors of accounts in the common schema; each change is noted in the audit trail with it.</summary>
internal sealed class FactorStore(Databases databases, GrantStore grants, TimeProvider clock)
{
    /// <summary>A grant asks for a second factor where it reaches further than a village.</summary>
    public async Task<FactorState> Read(Guid account, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("""
            select c.added_at,
              (select count(*) from cds.passkey p where p.account_id = a.id)::int,
              (select count(*) from cds.recovery_code r where r.account_id = a.id and r.used_at is null)::int,
              case when not a.second_factor_exempt then (
                select greatest(min(g.granted_at), a.second_factor_from)
                from cds.account_grant g join cds.unit u on u.id = g.unit_id
                where g.account_id = a.id and u.kind <> 'village' and g.ended_at is null and $2 between g.valid_from and g.valid_to
                having count(*) > 0
              ) end
            from cds.account a left join cds.code_app c on c.account_id = a.id
            where a.id = $1
            """);
        AccountStore.Give(command, account, VietnamTime.Today(clock));
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? new(AccountStore.Instant(row, 0), row.GetInt32(1), row.GetInt32(2), AccountStore.Instant(row, 3)) : new(null, 0, 0, null);
    }

    public async Task<string?> ProtectedSecret(Guid account, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("select protected_secret from cds.code_app where account_id = $1");
        AccountStore.Give(command, account);
        return await command.ExecuteScalarAsync(ct) as string;
    }

    /// <summary>Takes the code of a step once: of two requests with the same code one gets false.</summary>
    public async Task<bool> Spend(Guid account, long step, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("update cds.code_app set last_step = $2 where account_id = $1 and last_step < $2");
        AccountStore.Give(command, account, step);
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>Takes a recovery code once, which whoever looks after the account is to see: nobody has asked for it but its owner, or its thief.</summary>
    public async Task<bool> SpendRecovery(Account account, byte[] hash, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var acting = await grants.ActingOf(account, VietnamTime.DayOf(now), ct);
        var note = new AuditEntry(AuditActions.RecoveryCodeUse) { Place = await grants.PlaceOf(account.Id, ct), Subjects = [account.Id], After = new { acting.Network } };
        await using var command = databases.Common.CreateCommand("""
            with spent as (update cds.recovery_code set used_at = $4 where account_id = $2 and hash = $3 and used_at is null returning account_id)
            select cds.append_audit($1::json) from spent
            """);
        AccountStore.Give(command, AuditText.Of([note], acting, now), account.Id, hash, now);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct);
    }

    /// <summary>Sets or replaces the app's secret; the code that proved it is spent.</summary>
    public Task SetCodeApp(Guid account, string protectedSecret, long step, CancellationToken ct) => Write(AuditActions.CodeAppSet, account, batch => batch.Add("""
        insert into cds.code_app (account_id, protected_secret, last_step, added_at) values ($1, $2, $3, $4)
        on conflict (account_id) do update set protected_secret = excluded.protected_secret, last_step = excluded.last_step, added_at = excluded.added_at
        """, account, protectedSecret, step, clock.GetUtcNow()), ct);

    public Task RemoveCodeApp(Guid account, CancellationToken ct) =>
        Write(AuditActions.CodeAppRemove, account, batch => batch.Add("delete from cds.code_app where account_id = $1", account), ct);

    /// <summary>The codes of before work no more.</summary>
    public Task SetRecoveryCodes(Guid account, IReadOnlyList<byte[]> hashes, CancellationToken ct) => Write(AuditActions.RecoveryCodesMake, account, batch =>
    {
        batch.Add("delete from cds.recovery_code where account_id = $1", account);
        batch.Add("insert into cds.recovery_code (account_id, hash) select $1, unnest($2)", account, hashes.ToArray());
    }, ct);

    /// <summary>Of an account whose last factor went: they belong to one.</summary>
    public async Task RemoveRecoveryCodes(Guid account, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("delete from cds.recovery_code where account_id = $1");
        AccountStore.Give(command, account);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>All factors of an account whose owner lost them; the time to set up new ones begins again.</summary>
    public Task Clear(Guid account, CancellationToken ct) => Write(AuditActions.SecondFactorClear, account, batch =>
    {
        batch.Add("delete from cds.code_app where account_id = $1", account);
        batch.Add("delete from cds.recovery_code where account_id = $1", account);
        batch.Add("delete from cds.passkey where account_id = $1", account);
        batch.Add("update cds.account set second_factor_from = $2 where id = $1", account, clock.GetUtcNow());
    }, ct);

    public Task Exempt(Guid account, CancellationToken ct) =>
        Write(AuditActions.SecondFactorExempt, account, batch => batch.Add("update cds.account set second_factor_exempt = true where id = $1", account), ct);

    private async Task Write(string action, Guid account, Action<NpgsqlBatch> statements, CancellationToken ct)
    {
        await using var batch = databases.Common.CreateBatch();
        statements(batch);
        databases.Audit(batch, [new AuditEntry(action) { Place = await grants.PlaceOf(account, ct), Subjects = [account] }]);
        await batch.ExecuteNonQueryAsync(ct);
    }
}
