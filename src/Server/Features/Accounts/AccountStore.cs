using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Accounts;

/// <summary>Accounts in the common schema; their grants are <see cref="GrantStore"/>'s.</summary>
internal sealed class AccountStore(Databases databases, GrantStore grants)
{
    private const string Selected = """
        select a.id, a.login, a.name, a.password_hash, a.security_stamp, a.locked_until, a.disabled_at, a.created_at from cds.account a
        """;

    public async Task<Account?> Find(Guid id, CancellationToken ct) => (await Read($"{Selected} where a.id = $1", id, ct)).SingleOrDefault();

    public async Task<Account?> FindByKey(string key, CancellationToken ct) => (await Read($"{Selected} where a.login_key = $1", key, ct)).SingleOrDefault();

    public Task<List<Account>> All(CancellationToken ct) => Read($"{Selected} order by a.login_key", null, ct);

    /// <summary>An account with its first grants.</summary>
    /// <returns>False where the login is taken.</returns>
    public async Task<bool> Add(Account account, IReadOnlyCollection<HeldGrant> grants, CancellationToken ct)
    {
        await using var batch = databases.Common.CreateBatch();
        batch.Add(
            "insert into cds.account (id, login, login_key, name, password_hash, security_stamp, created_at) values ($1, $2, $3, $4, $5, $6, $7)",
            account.Id, account.Login, Account.KeyOf(account.Login), account.Name, (object?)account.PasswordHash ?? DBNull.Value, account.SecurityStamp, account.CreatedAt);
        foreach (var grant in grants)
            GrantStore.Add(batch, grant, account.CreatedAt);
        databases.Audit(batch, account.TakeNotes());
        try
        {
            await batch.ExecuteNonQueryAsync(ct);
            return true;
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return false;
        }
    }

    /// <summary>
    /// Name, password and whether it is disabled, under a new stamp. An account without one has nothing new: Identity writes it after each refused attempt
    /// too, and what was read before a password was compared may be old by then. Counting failures has statements of its own.
    /// </summary>
    /// <returns>False where somebody else has changed the account since it was read; nothing is written then.</returns>
    public async Task<bool> Update(Account account, CancellationToken ct)
    {
        if (account.SecurityStamp == account.StoredStamp)
            return true;
        await using var connection = await databases.Common.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.Add(
            "update cds.account set name = $2, password_hash = $3, security_stamp = $4, disabled_at = $5 where id = $1 and security_stamp = $6",
            account.Id, account.Name, (object?)account.PasswordHash ?? DBNull.Value, account.SecurityStamp, (object?)account.DisabledAt ?? DBNull.Value,
            account.StoredStamp ?? throw new InvalidOperationException("The account is not stored"));
        if (await batch.ExecuteNonQueryAsync(ct) == 0)
            return false;
        await using var notes = new NpgsqlBatch(connection, transaction);
        databases.Audit(notes, account.TakeNotes());
        if (notes.BatchCommands.Count > 0)
            await notes.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        account.StoredStamp = account.SecurityStamp;
        return true;
    }

    /// <returns>Failures since the last success or lock, this one included.</returns>
    public async Task<int> CountFailure(Guid id, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("update cds.account set failed_count = failed_count + 1 where id = $1 returning failed_count");
        Give(command, id);
        return (int)(await command.ExecuteScalarAsync(ct) ?? 0);
    }

    public async Task<int> Failures(Guid id, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("select failed_count from cds.account where id = $1");
        Give(command, id);
        return (int)(await command.ExecuteScalarAsync(ct) ?? 0);
    }

    public async Task ForgetFailures(Guid id, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("update cds.account set failed_count = 0 where id = $1 and failed_count <> 0");
        Give(command, id);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>
    /// Refused attempts are only counted; what they come to is written down here, at most once in the time of a lock: guessing fills no disk and slows
    /// no sign-in. Failures forgotten since they were counted, by a reset or a right password, lock nothing.
    /// </summary>
    public async Task Lock(Guid id, DateTimeOffset until, CancellationToken ct)
    {
        var place = await grants.PlaceOf(id, ct);
        await using var connection = await databases.Common.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.Add("update cds.account set locked_until = $2 where id = $1 and failed_count >= $3", id, until, AccountsModule.FailuresAllowed);
        if (await batch.ExecuteNonQueryAsync(ct) == 0)
            return;
        await using var notes = new NpgsqlBatch(connection, transaction);
        databases.Audit(notes,
        [
            new(AuditActions.AccountLocked) { Place = place, Subjects = [id], After = new { until, failures = AccountsModule.FailuresAllowed, Acting.Now.Network } },
        ]);
        await notes.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    public async Task Unlock(Guid id, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("update cds.account set locked_until = null, failed_count = 0 where id = $1");
        Give(command, id);
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task<List<Account>> Read(string sql, object? parameter, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand(sql);
        if (parameter is not null)
            Give(command, parameter);
        var accounts = new List<Account>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            accounts.Add(new Account
            {
                Id = row.GetGuid(0), Login = row.GetString(1), Name = row.GetString(2), PasswordHash = row.IsDBNull(3) ? null : row.GetString(3),
                SecurityStamp = row.GetString(4), StoredStamp = row.GetString(4), LockedUntil = Instant(row, 5), DisabledAt = Instant(row, 6), CreatedAt = row.GetFieldValue<DateTimeOffset>(7),
            });
        }
        return accounts;
    }

    internal static DateTimeOffset? Instant(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);

    internal static void Give(NpgsqlCommand command, params object?[] values)
    {
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value ?? DBNull.Value });
    }
}
