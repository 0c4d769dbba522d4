using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Accounts;

/// <summary>Grants of accounts in the common schema.</summary>
internal sealed class GrantStore(Databases databases, TimeProvider clock)
{
    /// <summary>Name of the unit of grant <c>g</c> as it is called today, or was last.</summary>
    public const string UnitName =
        "coalesce((select trim(v.sub_kind || ' ' || v.name) from cds.unit_version v where v.unit_id = g.unit_id order by v.valid_from desc limit 1), '')";

    /// <summary>Grant <c>g</c> in unit <c>u</c>: the widest first.</summary>
    public const string WidestFirst = "array_position(array['nation', 'province', 'district', 'commune', 'village'], u.kind), g.granted_at, g.id";

    private const string Selected = $"""
        select g.id, g.account_id, g.role, g.unit_id, {UnitName}, g.organisation, g.membership_id, g.valid_from, g.valid_to, g.ended_at, g.granted_by
        from cds.account_grant g join cds.unit u on u.id = g.unit_id
        """;

    public async Task<ILookup<Guid, HeldGrant>> Of(IReadOnlyCollection<Guid> accounts, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand($"{Selected} where g.account_id = any($1) order by {WidestFirst}");
        AccountStore.Give(command, accounts.ToArray());
        await using var row = await command.ExecuteReaderAsync(ct);
        var grants = new List<HeldGrant>();
        while (await row.ReadAsync(ct))
            grants.Add(Read(row));
        return grants.ToLookup(grant => grant.AccountId);
    }

    /// <summary>Who an account acts as, for entries of the audit trail about its signing in, when no request has a caller yet.</summary>
    public async Task<Acting> ActingOf(Account account, DateOnly today, CancellationToken ct)
    {
        var held = (await Of([account.Id], ct))[account.Id].Where(grant => grant.HoldsOn(today));
        return Acting.Now with
        {
            Actor = account.Login, AccountId = account.Id, Grants = [.. held.Select(grant => new Grant(grant.Role, grant.UnitId, grant.UnitName, grant.Organisation))],
        };
    }

    /// <summary>The widest unit of an account, whose auditors see what happens to it: of the grants that live or, where all are over, of those that were.</summary>
    public async Task<UnitId?> PlaceOf(Guid account, CancellationToken ct)
    {
        var (held, today) = ((await Of([account], ct))[account], VietnamTime.Today(clock));
        return (held.FirstOrDefault(grant => !grant.IsOverOn(today)) ?? held.FirstOrDefault())?.UnitId;
    }

    /// <summary>The statement that adds a grant, for a batch with what belongs to it.</summary>
    public static void Add(NpgsqlBatch batch, HeldGrant grant, DateTimeOffset now) => batch.Add(
        """
        insert into cds.account_grant (id, account_id, role, unit_id, organisation, membership_id, valid_from, valid_to, granted_at, granted_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """,
        grant.Id, grant.AccountId, RoleWords.Code(grant.Role), grant.UnitId.Value, (object?)grant.Organisation ?? DBNull.Value, (object?)grant.MembershipId ?? DBNull.Value,
        grant.ValidFrom, grant.ValidTo ?? DateOnly.MaxValue, now, grant.GrantedBy);

    /// <summary>One more grant of an account.</summary>
    public async Task Add(HeldGrant grant, DateTimeOffset now, AuditEntry note, CancellationToken ct)
    {
        await using var batch = databases.Common.CreateBatch();
        Add(batch, grant, now);
        databases.Audit(batch, [note]);
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Takes a grant away: the next request finds it gone.</summary>
    public async Task End(Guid grant, DateTimeOffset now, AuditEntry note, CancellationToken ct)
    {
        await using var batch = databases.Common.CreateBatch();
        batch.Add("update cds.account_grant set ended_at = $2 where id = $1 and ended_at is null", grant, now);
        databases.Audit(batch, [note]);
        await batch.ExecuteNonQueryAsync(ct);
    }

    private static HeldGrant Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetGuid(1), RoleWords.Read(row.GetString(2))!.Value, new UnitId(row.GetGuid(3)), row.GetString(4), row.IsDBNull(5) ? null : row.GetString(5),
        row.IsDBNull(6) ? null : row.GetGuid(6), row.GetFieldValue<DateOnly>(7), row.GetFieldValue<DateOnly>(8) is var last && last == DateOnly.MaxValue ? null : last,
        row.IsDBNull(9) ? null : row.GetFieldValue<DateTimeOffset>(9), row.GetString(10));
}
