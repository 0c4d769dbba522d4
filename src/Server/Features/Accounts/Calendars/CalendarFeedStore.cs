using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Accounts.Calendars;

/// <summary>Private calendar addresses by the hashes of their tokens.</summary>
internal sealed class CalendarFeedStore(Databases databases)
{
    public async Task<CalendarFeed?> Of(Guid account, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("select made_at, read_at from cds.calendar_feed where account_id = $1");
        AccountStore.Give(command, account);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? new(row.GetFieldValue<DateTimeOffset>(0), AccountStore.Instant(row, 1)) : null;
    }

    public async Task Keep(Caller caller, SessionToken token, DateTimeOffset now, CancellationToken ct)
    {
        await using var batch = databases.Common.CreateBatch();
        batch.Add("""
            insert into cds.calendar_feed (account_id, token_hash, made_at) values ($1, $2, $3)
            on conflict (account_id) do update set token_hash = excluded.token_hash, made_at = excluded.made_at, read_at = null
            """, caller.AccountId, token.Hash(), now);
        databases.Audit(batch, [new(AuditActions.CalendarFeedMake) { Place = caller.UnitId, Subjects = [caller.AccountId] }]);
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <param name="place">Where the account belongs, for the trail.</param>
    public async Task End(Guid account, UnitId? place, CancellationToken ct)
    {
        await using var connection = await databases.Common.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var end = new Npgsql.NpgsqlCommand("delete from cds.calendar_feed where account_id = $1", connection);
        AccountStore.Give(end, account);
        if (await end.ExecuteNonQueryAsync(ct) == 0)
            return;
        await using var batch = new Npgsql.NpgsqlBatch(connection);
        databases.Audit(batch, [new(AuditActions.CalendarFeedEnd) { Place = place, Subjects = [account] }]);
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    public async Task<(Caller Caller, DateTimeOffset? ReadAt)?> Caller(SessionToken token, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = databases.EachRequest.CreateCommand($"""
            select a.id, a.login, a.name, f.read_at, g.role, g.unit_id, g.organisation, {GrantStore.UnitName}
            from cds.calendar_feed f
            join cds.account a on a.id = f.account_id and a.disabled_at is null
            join cds.account_grant g on g.account_id = a.id and g.ended_at is null and $2 between g.valid_from and g.valid_to
            join cds.unit u on u.id = g.unit_id
            where f.token_hash = $1
            order by {GrantStore.WidestFirst}
            """);
        AccountStore.Give(command, token.Hash(), VietnamTime.DayOf(now));
        var grants = new List<Grant>();
        (Caller, DateTimeOffset?)? found = null;
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            grants.Add(new(RoleWords.Read(row.GetString(4))!.Value, new UnitId(row.GetGuid(5)), row.GetString(7), row.IsDBNull(6) ? null : row.GetString(6)));
            found ??= (new Caller(row.GetGuid(0), row.GetString(1), row.GetString(2), grants, Guid.Empty), AccountStore.Instant(row, 3));
        }
        return found;
    }

    public async Task NoteReading(Guid account, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("update cds.calendar_feed set read_at = $2 where account_id = $1");
        AccountStore.Give(command, account, now);
        await command.ExecuteNonQueryAsync(ct);
    }
}
