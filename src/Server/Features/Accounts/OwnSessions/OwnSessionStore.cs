using CongDongSo.Server.Features.Accounts.Factors;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Accounts.OwnSessions;

/// <summary>The sessions of one account.</summary>
internal sealed class OwnSessionStore(Databases databases)
{
    /// <summary>Those that can still be used, the last used first.</summary>
    public async Task<List<OwnSession>> Running(Caller caller, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("""
            select s.id, s.kind, s.way, s.device, s.network, s.created_at, s.last_used_at
            from cds.session s join cds.account a on a.id = s.account_id and a.security_stamp = s.security_stamp
            where s.account_id = $1 and s.ended_at is null and (s.access_until > $2 or s.refresh_until > $2)
            order by s.last_used_at desc, s.id
            """);
        AccountStore.Give(command, caller.AccountId, now);
        var sessions = new List<OwnSession>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            sessions.Add(new(
                row.GetGuid(0), row.GetString(1) == "browser" ? SessionKind.Browser : SessionKind.Api, SignInWayWords.Read(row.GetString(2)), row.GetString(3), row.GetString(4),
                row.GetFieldValue<DateTimeOffset>(5), row.GetFieldValue<DateTimeOffset>(6), row.GetGuid(0) == caller.SessionId));
        }
        return sessions;
    }

    public Task End(Guid account, OwnSession session, DateTimeOffset now, CancellationToken ct) => Write(
        new(AuditActions.SessionEnd) { Subjects = [account], Before = new { session.Id, session.Device, session.Network } },
        "update cds.session set ended_at = $3 where id = $2 and account_id = $1 and ended_at is null", account, session.Id, now, ct);

    public Task EndOthers(Guid account, Guid kept, DateTimeOffset now, CancellationToken ct) => Write(
        new(AuditActions.SessionEndOthers) { Subjects = [account] },
        "update cds.session set ended_at = $3 where account_id = $1 and id <> $2 and ended_at is null", account, kept, now, ct);

    /// <summary>A second factor was set up in this session, which goes on with it; those that one factor has opened end.</summary>
    public async Task Strengthen(Guid account, Guid session, SignInWay way, DateTimeOffset now, CancellationToken ct)
    {
        await using var batch = databases.Common.CreateBatch();
        batch.Add("update cds.session set way = case when way in ('password', 'provider') then $2 else way end, second_factor_by = null where id = $1", session, SignInWayWords.Code(way));
        batch.Add("update cds.session set ended_at = $3 where account_id = $1 and id <> $2 and way in ('password', 'provider') and ended_at is null", account, session, now);
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>When the session's holder last proved who they are.</summary>
    public async Task<DateTimeOffset?> ProvedAt(Guid session, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("select proved_at from cds.session where id = $1");
        AccountStore.Give(command, session);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? AccountStore.Instant(row, 0) : null;
    }

    public async Task Proved(Guid session, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("update cds.session set proved_at = $2 where id = $1");
        AccountStore.Give(command, session, now);
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task Write(AuditEntry note, string sql, Guid account, Guid session, DateTimeOffset now, CancellationToken ct)
    {
        await using var batch = databases.Common.CreateBatch();
        batch.Add(sql, account, session, now);
        databases.Audit(batch, [note]);
        await batch.ExecuteNonQueryAsync(ct);
    }
}
