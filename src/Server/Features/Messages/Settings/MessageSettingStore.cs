using CongDongSo.Domain.Messages;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Messages.Settings;

/// <summary>How each person wants to be told.</summary>
internal sealed class MessageSettingStore(Databases databases)
{
    public async Task<MessageSettings> Of(Guid account, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand(
            "select email, email_on, zalo_phone, zalo_on, quiet_from, quiet_to, rests_at_weekends, digest, email_since, zalo_since from cds.message_setting where account_id = $1");
        command.Parameters.Add(new() { Value = account });
        await using var row = await command.ExecuteReaderAsync(ct);
        return !await row.ReadAsync(ct) ? MessageSettings.None : new(
            row.GetString(0), row.GetBoolean(1), row.GetString(2), row.GetBoolean(3), new(row.GetFieldValue<TimeOnly>(4), row.GetFieldValue<TimeOnly>(5), row.GetBoolean(6), row.GetFieldValue<TimeOnly>(7)),
            await row.IsDBNullAsync(8, ct) ? null : row.GetFieldValue<DateTimeOffset>(8), await row.IsDBNullAsync(9, ct) ? null : row.GetFieldValue<DateTimeOffset>(9));
    }

    /// <summary>The entry says what was chosen, not the address or number.</summary>
    public async Task Set(Guid account, MessageSettings settings, DateTimeOffset now, CancellationToken ct)
    {
        await using var batch = databases.Common.CreateBatch();
        batch.Add("""
            insert into cds.message_setting as s (account_id, email, email_on, zalo_phone, zalo_on, quiet_from, quiet_to, rests_at_weekends, digest, email_since, zalo_since, changed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, case when $3 then $10::timestamptz end, case when $5 then $10::timestamptz end, $10)
            on conflict (account_id) do update set email = excluded.email, email_on = excluded.email_on, zalo_phone = excluded.zalo_phone, zalo_on = excluded.zalo_on, quiet_from = excluded.quiet_from,
              quiet_to = excluded.quiet_to, rests_at_weekends = excluded.rests_at_weekends, digest = excluded.digest, changed_at = excluded.changed_at,
              email_since = case when excluded.email_on then coalesce(s.email_since, excluded.email_since) end, zalo_since = case when excluded.zalo_on then coalesce(s.zalo_since, excluded.zalo_since) end
            """, account, settings.Email, settings.EmailOn, settings.ZaloPhone, settings.ZaloOn, settings.Hours.QuietFrom, settings.Hours.QuietTo, settings.Hours.RestsAtWeekends, settings.Hours.Digest, now.UtcDateTime);
        databases.Audit(batch, [new AuditEntry(AuditActions.MessageSettings) { Subjects = [account], After = new { email = settings.EmailOn, zalo = settings.ZaloOn } }]);
        await batch.ExecuteNonQueryAsync(ct);
    }
}
