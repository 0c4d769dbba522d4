using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Accounts;

/// <summary>Sessions by the hashes of their tokens.</summary>
internal sealed class SessionStore(Databases databases)
{
    public async Task Open(Guid id, Account account, SessionKind kind, SessionTerms terms, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("""
            insert into cds.session (id, account_id, kind, access_hash, access_until, refresh_hash, refresh_until, security_stamp, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """);
        AccountStore.Give(command, id, account.Id, kind == SessionKind.Browser ? "browser" : "api", terms.Access.Hash(), terms.AccessUntil,
            terms.Refresh?.Hash(), terms.RefreshUntil, account.SecurityStamp, now);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The caller that a token stands for: its session runs, its account is neither disabled nor given another password since.</summary>
    public async Task<Caller?> Caller(SessionToken access, SessionKind kind, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("""
            select a.id, a.login, a.name, g.role, g.unit_id,
              coalesce((select trim(v.sub_kind || ' ' || v.name) from cds.unit_version v where v.unit_id = g.unit_id order by v.valid_from desc limit 1), ''),
              s.id
            from cds.session s
            join cds.account a on a.id = s.account_id and a.security_stamp = s.security_stamp and a.disabled_at is null
            join cds.account_grant g on g.account_id = a.id
            where s.access_hash = $1 and s.kind = $2 and s.access_until > $3 and s.ended_at is null
            """);
        AccountStore.Give(command, access.Hash(), kind == SessionKind.Browser ? "browser" : "api", now);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? new Caller(row.GetGuid(0), row.GetString(1), row.GetString(2), RoleWords.Read(row.GetString(3))!.Value, new UnitId(row.GetGuid(4)), row.GetString(5), row.GetGuid(6))
            : null;
    }

    /// <summary>Replaces both tokens of a session, once for each refresh token.</summary>
    /// <returns>The session's account; null where the token is unknown, used, too old, or its account may not go on.</returns>
    public async Task<Guid?> Renew(SessionToken refresh, SessionTerms terms, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("""
            with renewed as (
              update cds.session s set access_hash = $2, access_until = $3, refresh_hash = $4, refresh_until = $5
              from cds.account a
              where s.refresh_hash = $1 and s.refresh_until > $6 and s.ended_at is null
                and a.id = s.account_id and a.security_stamp = s.security_stamp and a.disabled_at is null
              returning s.id, s.account_id
            ), spent as (
              insert into cds.spent_refresh (hash, session_id) select $1, id from renewed
            )
            select account_id from renewed
            """);
        AccountStore.Give(command, refresh.Hash(), terms.Access.Hash(), terms.AccessUntil, terms.Refresh!.Value.Hash(), terms.RefreshUntil, now);
        return await command.ExecuteScalarAsync(ct) as Guid?;
    }

    /// <summary>A refresh token that was used before: somebody has a copy, so its session ends.</summary>
    public async Task EndCopied(SessionToken refresh, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand(
            "update cds.session s set ended_at = $2 from cds.spent_refresh r where r.hash = $1 and s.id = r.session_id and s.ended_at is null");
        AccountStore.Give(command, refresh.Hash(), now);
        await command.ExecuteNonQueryAsync(ct);
    }

    public async Task End(Guid session, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("update cds.session set ended_at = $2 where id = $1 and ended_at is null");
        AccountStore.Give(command, session, now);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Clears away what has been over for long.</summary>
    public async Task Forget(DateTimeOffset before, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand(
            "delete from cds.session where access_until < $1 and coalesce(refresh_until, access_until) < $1");
        AccountStore.Give(command, before);
        await command.ExecuteNonQueryAsync(ct);
    }
}
