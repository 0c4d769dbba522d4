using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Accounts.Factors;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Accounts;

/// <summary>Sessions by the hashes of their tokens.</summary>
internal sealed class SessionStore
{
    /// <summary>A request does not write: a session's use is noted once a minute.</summary>
    private static readonly TimeSpan UseNotedEvery = TimeSpan.FromMinutes(1);

    private readonly Databases databases;
    private readonly GrantStore grantStore;
    private readonly TimeProvider clock;
    private readonly SharedAnswers<(string Hash, SessionKind Kind), FoundCaller> callers;

    public SessionStore(Databases databases, GrantStore grantStore, TimeProvider clock)
    {
        (this.databases, this.grantStore, this.clock) = (databases, grantStore, clock);
        callers = new(Callers);
    }

    public async Task Open(Guid id, Account account, SessionKind kind, SessionTerms terms, SessionOrigin origin, DateTimeOffset now, CancellationToken ct)
    {
        var acting = await grantStore.ActingOf(account, VietnamTime.DayOf(now), ct);
        await using var batch = databases.Common.CreateBatch();
        batch.Add("""
            insert into cds.session (id, account_id, kind, access_hash, access_until, refresh_hash, refresh_until, security_stamp, created_at,
              way, second_factor_by, proved_at, last_used_at, device, network)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $14, $9, $12, $13)
            """, id, account.Id, KindWord(kind), terms.Access.Hash(), terms.AccessUntil,
            (object?)terms.Refresh?.Hash() ?? DBNull.Value, (object?)terms.RefreshUntil ?? DBNull.Value, account.SecurityStamp, now,
            SignInWayWords.Code(origin.Way), (object?)origin.SecondFactorBy ?? DBNull.Value, origin.Device, origin.Network, ProvedAt(origin.Way, now));
        databases.Audit(
            batch, [new(AuditActions.SessionOpen)
            {
                Place = acting.Grants is [var first, ..] ? first.UnitId : null, Subjects = [account.Id],
                After = new { kind = KindWord(kind), way = SignInWayWords.Code(origin.Way), acting.Network },
            }], acting);
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>
    /// The caller that a token stands for: its session runs, its account is neither disabled nor given another password since, and holds a grant
    /// today. Whoever's membership or grant has ended is nobody from that moment on.
    /// </summary>
    public async Task<Caller?> Caller(SessionToken access, SessionKind kind, CancellationToken ct)
    {
        if (await callers.Get((Convert.ToHexString(access.Hash()), kind), ct) is not var (caller, lastUsed))
            return null;
        var now = clock.GetUtcNow();
        if (now - lastUsed >= UseNotedEvery)
            await NoteUse(caller.SessionId, now, ct);
        return caller;
    }

    private async Task<IReadOnlyDictionary<(string, SessionKind), FoundCaller>> Callers(IReadOnlyCollection<(string Hash, SessionKind Kind)> asked)
    {
        var now = clock.GetUtcNow();
        await using var command = databases.EachRequest.CreateCommand($"""
            select a.id, a.login, a.name, s.id, g.role, g.unit_id, g.organisation, {GrantStore.UnitName}, s.second_factor_by, s.last_used_at, s.access_hash, s.kind
            from unnest($1::bytea[], $2::text[]) as asked (hash, kind)
            join cds.session s on s.access_hash = asked.hash and s.kind = asked.kind and s.access_until > $3 and s.ended_at is null
            join cds.account a on a.id = s.account_id and a.security_stamp = s.security_stamp and a.disabled_at is null
            join cds.account_grant g on g.account_id = a.id and g.ended_at is null and $4 between g.valid_from and g.valid_to
            join cds.unit u on u.id = g.unit_id
            order by {GrantStore.WidestFirst}
            """);
        AccountStore.Give(command, asked.Select(one => Convert.FromHexString(one.Hash)).ToArray(), asked.Select(one => KindWord(one.Kind)).ToArray(), now, VietnamTime.DayOf(now));
        var (found, held) = (new Dictionary<(string, SessionKind), FoundCaller>(), new Dictionary<(string, SessionKind), List<Grant>>());
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            var key = (Convert.ToHexString(row.GetFieldValue<byte[]>(10)), row.GetString(11) == KindWord(SessionKind.Browser) ? SessionKind.Browser : SessionKind.Api);
            if (!held.TryGetValue(key, out var grants))
            {
                held[key] = grants = [];
                found[key] = new(
                    new Caller(row.GetGuid(0), row.GetString(1), row.GetString(2), grants, row.GetGuid(3)) { SecondFactorBy = AccountStore.Instant(row, 8), IsConfined = AccountStore.Instant(row, 8) <= now },
                    row.GetFieldValue<DateTimeOffset>(9));
            }
            grants.Add(new(RoleWords.Read(row.GetString(4))!.Value, new UnitId(row.GetGuid(5)), row.GetString(7), row.IsDBNull(6) ? null : row.GetString(6)));
        }
        return found;
    }

    /// <summary>Replaces both tokens of a session, once for each refresh token.</summary>
    /// <returns>False where the token is unknown, used, too old, or its account may not go on.</returns>
    public async Task<bool> Renew(SessionToken refresh, SessionTerms terms, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("""
            with renewed as (
              update cds.session s set access_hash = $2, access_until = $3, refresh_hash = $4, refresh_until = $5
              from cds.account a
              where s.refresh_hash = $1 and s.refresh_until > $6 and s.ended_at is null
                and a.id = s.account_id and a.security_stamp = s.security_stamp and a.disabled_at is null
                and exists (select from cds.account_grant g where g.account_id = a.id and g.ended_at is null and $7 between g.valid_from and g.valid_to)
              returning s.id
            ), spent as (
              insert into cds.spent_refresh (hash, session_id) select $1, id from renewed
            )
            select 1 from renewed
            """);
        AccountStore.Give(command, refresh.Hash(), terms.Access.Hash(), terms.AccessUntil, terms.Refresh!.Value.Hash(), terms.RefreshUntil, now, VietnamTime.DayOf(now));
        return await command.ExecuteScalarAsync(ct) is not null;
    }

    /// <summary>A refresh token that was used before: somebody has a copy, so its session ends.</summary>
    public async Task EndCopied(SessionToken refresh, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await databases.Common.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = new NpgsqlCommand(
            "update cds.session s set ended_at = $2 from cds.spent_refresh r where r.hash = $1 and s.id = r.session_id and s.ended_at is null returning s.account_id", connection);
        AccountStore.Give(command, refresh.Hash(), now);
        if (await command.ExecuteScalarAsync(ct) is Guid account)
        {
            await using var note = new NpgsqlBatch(connection);
            databases.Audit(note, [new(AuditActions.SessionCopied) { Place = await grantStore.PlaceOf(account, ct), Subjects = [account], After = new { Acting.Now.Network } }]);
            await note.ExecuteNonQueryAsync(ct);
        }
        await transaction.CommitAsync(ct);
    }

    private async Task NoteUse(Guid session, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("update cds.session set last_used_at = $2 where id = $1 and last_used_at < $2");
        AccountStore.Give(command, session, now);
        await command.ExecuteNonQueryAsync(ct);
    }

    public async Task End(Guid session, DateTimeOffset now, CancellationToken ct)
    {
        await using var batch = databases.Common.CreateBatch();
        batch.Add("update cds.session set ended_at = $2 where id = $1 and ended_at is null", session, now);
        databases.Audit(batch, [new(AuditActions.SessionEnd) { Place = Acting.Now.Grants is [var first, ..] ? first.UnitId : null, Subjects = Acting.Now.AccountId is { } account ? [account] : [] }]);
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Clears away what has been over for long.</summary>
    public async Task Forget(DateTimeOffset before, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand(
            "delete from cds.session where access_until < $1 and coalesce(refresh_until, access_until) < $1");
        AccountStore.Give(command, before);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>A provider has said who somebody is; their password or passkey here they have not given.</summary>
    private static DateTimeOffset ProvedAt(SignInWay way, DateTimeOffset now) => way is SignInWay.Provider or SignInWay.StrongProvider ? DateTimeOffset.UnixEpoch : now;

    private static string KindWord(SessionKind kind) => kind == SessionKind.Browser ? "browser" : "api";

    private sealed record FoundCaller(Caller Caller, DateTimeOffset LastUsed);
}
