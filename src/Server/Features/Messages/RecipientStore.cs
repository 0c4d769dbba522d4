using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Messages;

/// <summary>Who is told: accounts by what they hold today.</summary>
internal static class RecipientStore
{
    public static async Task<IReadOnlyList<Recipient>> Holding(ProvinceWork work, IReadOnlyCollection<UnitId> units, IReadOnlyCollection<Role> roles, DateOnly today, CancellationToken ct)
    {
        await using var query = work.Ask("""
            select distinct a.id, g.unit_id, a.login from cds.account_grant g join cds.account a on a.id = g.account_id
            where g.unit_id = any($1) and g.role = any($2) and $3 between g.valid_from and g.valid_to and g.ended_at is null and a.disabled_at is null
            order by g.unit_id, a.id
            """, units.Select(unit => unit.Value).ToArray(), roles.Select(RoleWords.Code).ToArray(), today);
        await using var row = await query.Read(ct);
        var found = new List<Recipient>();
        while (await row.ReadAsync(ct))
            found.Add(new(row.GetGuid(0), new(row.GetGuid(1)), row.GetString(2)));
        return found;
    }

    public static async Task<IReadOnlyList<(Guid Account, string Login)>> WithLogins(ProvinceWork work, IReadOnlyCollection<string> logins, CancellationToken ct)
    {
        await using var query = work.Ask("select a.id, a.login from cds.account a where a.login = any($1) and a.disabled_at is null order by a.id", (object)logins.Distinct().ToArray());
        await using var row = await query.Read(ct);
        var found = new List<(Guid, string)>();
        while (await row.ReadAsync(ct))
            found.Add((row.GetGuid(0), row.GetString(1)));
        return found;
    }

    /// <summary>What somebody may do today, and whether they may sign in at all.</summary>
    public static async Task<(string Name, IReadOnlyList<(Role Role, UnitId Unit)> Held)?> Standing(ProvinceDatabase province, Guid account, DateOnly today, CancellationToken ct)
    {
        await using var query = province.Ask("""
            select a.name, g.role, g.unit_id from cds.account a
            left join cds.account_grant g on g.account_id = a.id and $2 between g.valid_from and g.valid_to and g.ended_at is null
            where a.id = $1 and a.disabled_at is null
            """, account, today);
        await using var row = await query.Read(ct);
        var (name, held) = ((string?)null, new List<(Role, UnitId)>());
        while (await row.ReadAsync(ct))
        {
            name = row.GetString(0);
            if (!await row.IsDBNullAsync(1, ct))
                held.Add((RoleWords.Read(row.GetString(1))!.Value, new(row.GetGuid(2))));
        }
        return name is null ? null : (name, held);
    }
}
