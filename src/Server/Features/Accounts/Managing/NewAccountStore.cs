using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Accounts.Codes;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Accounts.Managing;

/// <summary>A person of a roster who is to have an account, or a new code for the one they have.</summary>
/// <param name="Account">Made now, or null where they have one: <paramref name="AccountId"/>.</param>
internal sealed record Invitee(Guid PersonId, Guid AccountId, Account? Account, MadeCode Code);

/// <summary>A membership and the role that it gives its person's account.</summary>
internal sealed record RunningMembership(Guid PersonId, Guid MembershipId, Role Role, UnitId UnitId, DateOnly ValidFrom, DateOnly? ValidTo);

/// <summary>The account that belongs to a person of a roster.</summary>
internal sealed record PersonAccount(Guid PersonId, Guid AccountId, string Login, bool HasPassword, DateTimeOffset? DisabledAt, DateTimeOffset? SignedInAt, DateTimeOffset? CodeUntil);

/// <summary>New accounts with what belongs to them: grants, the person of a roster, codes, audit; each call is one transaction.</summary>
internal sealed class NewAccountStore(Databases databases, CodeKeyStore keys, TimeProvider clock)
{
    /// <summary>An account without a password, its first grant, and the code to choose one.</summary>
    /// <returns>False where the login is taken.</returns>
    public async Task<bool> Add(Account account, HeldGrant grant, MadeCode code, IReadOnlyCollection<AuditEntry> notes, CancellationToken ct)
    {
        await using var batch = databases.Common.CreateBatch();
        Add(batch, [account]);
        GrantStore.Add(batch, grant, account.CreatedAt);
        CodeStore.Add(batch, [code], await keys.Key(ct));
        databases.Audit(batch, notes);
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

    /// <summary>Keys of logins with one of these endings, e.g. <c>.21034</c>.</summary>
    public async Task<HashSet<string>> LoginsEndingWith(IReadOnlyCollection<string> endings, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("select login_key from cds.account where login_key like any($1)");
        AccountStore.Give(command, (object)endings.Select(ending => $"%{ending.Replace("_", "\\_", StringComparison.Ordinal)}").ToArray());
        var taken = new HashSet<string>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            taken.Add(row.GetString(0));
        return taken;
    }

    public async Task<IReadOnlyDictionary<Guid, PersonAccount>> AccountsOf(IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("""
            select ap.person_id, a.id, a.login, a.password_hash is not null, a.disabled_at, a.signed_in_at, c.expires_at
            from cds.account_person ap
            join cds.account a on a.id = ap.account_id
            left join cds.account_code c on c.account_id = a.id and c.used_at is null and c.revoked_at is null and c.expires_at > $2
            where ap.person_id = any($1)
            """);
        AccountStore.Give(command, people.ToArray(), clock.GetUtcNow());
        var found = new Dictionary<Guid, PersonAccount>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            found[row.GetGuid(0)] = new(row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetBoolean(3), AccountStore.Instant(row, 4), AccountStore.Instant(row, 5), AccountStore.Instant(row, 6));
        return found;
    }

    public async Task<ILookup<Guid, RunningMembership>> MembershipsOf(string province, IReadOnlyCollection<Guid> people, DateOnly day, CancellationToken ct)
    {
        await using var connection = await databases.Common.OpenConnectionAsync(ct);
        return (await Memberships(connection, province, people, day, keep: false, ct)).ToLookup(one => one.PersonId);
    }

    /// <summary>
    /// Accounts of people of a roster with the grants of all their memberships, and codes. Memberships stay as they are meanwhile: one that ends right after this
    /// ends its grant.
    /// </summary>
    /// <param name="known">The memberships that the caller was found to be allowed to give roles for.</param>
    /// <returns>False where there are others by now, or somebody else was faster with a login or a person: nothing is written.</returns>
    public async Task<bool> Invite(
        string province, IReadOnlyCollection<Invitee> invitees, DateOnly day, IReadOnlySet<RunningMembership> known, IReadOnlyCollection<AuditEntry> notes, CancellationToken ct)
    {
        await using var connection = await databases.Common.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var memberships = await Memberships(connection, province, [.. invitees.Select(one => one.PersonId)], day, keep: true, ct);
        if (!memberships.TrueForAll(known.Contains))
            return false;
        await using var batch = new NpgsqlBatch(connection);
        var made = invitees.Where(one => one.Account is not null).ToList();
        Add(batch, [.. made.Select(one => one.Account!)]);
        batch.Add(
            "insert into cds.account_person (account_id, person_id) select * from unnest($1::uuid[], $2::uuid[])",
            made.Select(one => one.AccountId).ToArray(), made.Select(one => one.PersonId).ToArray());
        AddGrants(batch, memberships, made.ToDictionary(one => one.PersonId, one => one.AccountId));
        CodeStore.Add(batch, [.. invitees.Select(one => one.Code)], await keys.Key(ct));
        databases.Audit(batch, notes);
        try
        {
            await batch.ExecuteNonQueryAsync(ct);
            await transaction.CommitAsync(ct);
            return true;
        }
        catch (Exception race) when (race.IsRace())
        {
            return false;
        }
    }

    private static void Add(NpgsqlBatch batch, IReadOnlyCollection<Account> accounts) => batch.Add("""
        insert into cds.account (id, login, login_key, name, security_stamp, created_at)
        select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[])
        """,
        accounts.Select(one => one.Id).ToArray(), accounts.Select(one => one.Login).ToArray(), accounts.Select(one => Account.KeyOf(one.Login)).ToArray(),
        accounts.Select(one => one.Name).ToArray(), accounts.Select(one => one.SecurityStamp).ToArray(), accounts.Select(one => one.CreatedAt).ToArray());

    private void AddGrants(NpgsqlBatch batch, IReadOnlyCollection<RunningMembership> memberships, Dictionary<Guid, Guid> accounts)
    {
        var grants = memberships.Where(one => accounts.ContainsKey(one.PersonId)).ToList();
        var now = clock.GetUtcNow();
        batch.Add("""
            insert into cds.account_grant (id, account_id, role, unit_id, membership_id, valid_from, valid_to, granted_at, granted_by)
            select id, account_id, role, unit_id, membership_id, valid_from, valid_to, $8, 'roster'
            from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::date[], $7::date[]) as g (id, account_id, role, unit_id, membership_id, valid_from, valid_to)
            """,
            grants.Select(_ => Guid.CreateVersion7(now)).ToArray(), grants.Select(one => accounts[one.PersonId]).ToArray(), grants.Select(one => RoleWords.Code(one.Role)).ToArray(),
            grants.Select(one => one.UnitId.Value).ToArray(), grants.Select(one => one.MembershipId).ToArray(), grants.Select(one => one.ValidFrom).ToArray(),
            grants.Select(one => one.ValidTo ?? DateOnly.MaxValue).ToArray(), now);
    }

    private static async Task<List<RunningMembership>> Memberships(NpgsqlConnection connection, string province, IReadOnlyCollection<Guid> people, DateOnly day, bool keep, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select person_id, membership_id, role, unit_id, valid_from, valid_to from cds.memberships_of($1, $2, $3, $4)", connection);
        AccountStore.Give(command, ProvinceDatabase.SchemaOf(province), people.ToArray(), day, keep);
        var found = new List<RunningMembership>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            found.Add(new(row.GetGuid(0), row.GetGuid(1), RoleWords.Read(row.GetString(2))!.Value, new UnitId(row.GetGuid(3)), row.GetFieldValue<DateOnly>(4),
                row.GetFieldValue<DateOnly>(5) is var last && last == DateOnly.MaxValue ? null : last));
        }
        return found;
    }
}
