using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Accounts.Codes;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Accounts.Devices;

/// <summary>Phones by the hashes of their tokens.</summary>
internal sealed class DeviceStore(Databases databases)
{
    private static readonly TimeSpan ContactNotedEvery = TimeSpan.FromMinutes(1);

    /// <summary>Uses a code up and enrols the phone with it; one that the same account had enrolled before gets another token and keeps its key.</summary>
    /// <returns>The phone's key; null where another was faster with the code, or the account was disabled: nothing is changed.</returns>
    public async Task<(Guid Id, byte[] RecoveryKey)?> Enrol(ShownCode code, Guid? known, EnrolledDevice fresh, string label, string appVersion, byte[]? attempt, DateTimeOffset now, AuditEntry note, CancellationToken ct)
    {
        await using var connection = await databases.Common.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var enrol = new NpgsqlCommand("""
            with used as (
              update cds.account_code c set used_at = $2 from cds.account a
              where c.id = $1 and c.used_at is null and c.revoked_at is null and c.expires_at > $2 and a.id = c.account_id and a.disabled_at is null
              returning c.account_id
            ), again as (
              update cds.device d set token_hash = $5, label = $7, app_version = $8, seen_at = $2, ended_at = null, code_id = $1, attempt_hash = $9
              from used where d.id = $3 and d.account_id = used.account_id and d.revoked_at is null
              returning d.id, d.recovery_key
            ), made as (
              insert into cds.device (id, account_id, label, token_hash, recovery_key, enrolled_at, seen_at, app_version, code_id, attempt_hash)
              select $4, used.account_id, $7, $5, $6, $2, $2, $8, $1, $9 from used where not exists (select from again)
              returning id, recovery_key
            )
            select * from again union all select * from made
            """, connection);
        AccountStore.Give(enrol, code.Id, now, known ?? Guid.Empty, fresh.Id, fresh.Token.Hash(), fresh.RecoveryKey, label, appVersion, attempt ?? []);
        return await Enrolled(connection, transaction, enrol, note, ct);
    }

    /// <summary>The phone that used a code up asks again, as the answer did not reach it: it gets another token, the first is void.</summary>
    /// <returns>Null where no phone enrolled with this code and attempt within the last hour.</returns>
    public async Task<(Guid Id, byte[] RecoveryKey)?> Repeat(Guid code, byte[] attempt, SessionToken token, DateTimeOffset now, AuditEntry note, CancellationToken ct)
    {
        await using var connection = await databases.Common.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var repeat = new NpgsqlCommand("""
            update cds.device d set token_hash = $3 from cds.account_code c
            where c.id = $1 and c.used_at > $4 - interval '1 hour' and d.code_id = c.id and d.attempt_hash = $2 and d.revoked_at is null and d.ended_at is null
            returning d.id, d.recovery_key
            """, connection);
        AccountStore.Give(repeat, code, attempt, token.Hash(), now);
        return await Enrolled(connection, transaction, repeat, note, ct);
    }

    private async Task<(Guid Id, byte[] RecoveryKey)?> Enrolled(NpgsqlConnection connection, NpgsqlTransaction transaction, NpgsqlCommand enrol, AuditEntry note, CancellationToken ct)
    {
        (Guid, byte[]) enrolled;
        await using (var row = await enrol.ExecuteReaderAsync(ct))
        {
            if (!await row.ReadAsync(ct))
                return null;
            enrolled = (row.GetGuid(0), row.GetFieldValue<byte[]>(1));
        }
        await using var batch = new NpgsqlBatch(connection);
        databases.Audit(batch, [note]);
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return enrolled;
    }

    public async Task<DeviceCaller> Caller(SessionToken token, DeviceContact contact, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = databases.EachRequest.CreateCommand($"""
            select d.id, d.revoked_at, d.ended_at, a.disabled_at, a.id, a.login, a.name, d.seen_at, d.waiting, g.role, g.unit_id, g.organisation,
              case when g.id is not null then {GrantStore.UnitName} end
            from cds.device d
            join cds.account a on a.id = d.account_id
            left join (cds.account_grant g join cds.unit u on u.id = g.unit_id)
              on g.account_id = a.id and g.ended_at is null and $2 between g.valid_from and g.valid_to and a.disabled_at is null
            where d.token_hash = $1
            order by {GrantStore.WidestFirst}
            """);
        AccountStore.Give(command, token.Hash(), VietnamTime.DayOf(now));
        Caller? caller = null;
        var grants = new List<Grant>();
        (Guid Id, DateTimeOffset SeenAt, int Waiting) device = default;
        await using (var row = await command.ExecuteReaderAsync(ct))
        {
            while (await row.ReadAsync(ct))
            {
                if (AccountStore.Instant(row, 1) is not null)
                    return new DeviceCaller.Revoked();
                if (AccountStore.Instant(row, 2) is not null)
                    return new DeviceCaller.Unknown();
                device = (row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(7), row.GetInt32(8));
                if (row.IsDBNull(9))
                    continue;
                grants.Add(new(RoleWords.Read(row.GetString(9))!.Value, new UnitId(row.GetGuid(10)), row.GetString(12), row.IsDBNull(11) ? null : row.GetString(11)));
                caller ??= new Caller(row.GetGuid(4), row.GetString(5), row.GetString(6), grants, Guid.Empty) { DeviceId = device.Id };
            }
        }
        if (device.Id == Guid.Empty)
            return new DeviceCaller.Unknown();
        // Once a minute; but that all was sent, or no longer, is noted at once.
        if (now - device.SeenAt >= ContactNotedEvery || (contact.Waiting is { } waiting && waiting == 0 != (device.Waiting == 0)))
            await NoteContact(device.Id, contact, now, ct);
        return caller is null ? new DeviceCaller.WithoutGrant() : new DeviceCaller.Known(caller);
    }

    /// <returns>False where there is no such phone, or it is revoked already.</returns>
    public async Task<bool> Revoke(Guid id, string by, DateTimeOffset now, AuditEntry note, CancellationToken ct) =>
        await Change("update cds.device set revoked_at = $2, revoked_by = $3 where id = $1 and revoked_at is null", [id, now, by], note, ct);

    public async Task<bool> End(Guid id, DateTimeOffset now, AuditEntry note, CancellationToken ct) =>
        await Change("update cds.device set ended_at = $2, waiting = 0 where id = $1 and ended_at is null", [id, now], note, ct);

    private async Task<bool> Change(string sql, object[] values, AuditEntry note, CancellationToken ct)
    {
        await using var connection = await databases.Common.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var change = new NpgsqlCommand(sql, connection))
        {
            AccountStore.Give(change, values);
            if (await change.ExecuteNonQueryAsync(ct) == 0)
                return false;
        }
        await using var batch = new NpgsqlBatch(connection);
        databases.Audit(batch, [note]);
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private async Task NoteContact(Guid id, DeviceContact contact, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = databases.EachRequest.CreateCommand("""
            update cds.device set seen_at = $2, app_version = coalesce($3, app_version), waiting = coalesce($4, waiting), clock_offset_ms = coalesce($5, clock_offset_ms) where id = $1
            """);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = (object?)contact.AppVersion ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = (object?)contact.Waiting ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Integer });
        command.Parameters.Add(new() { Value = (object?)(long?)contact.ClockOffset?.TotalMilliseconds ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint });
        await command.ExecuteNonQueryAsync(ct);
    }
}
