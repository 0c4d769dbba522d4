using CongDongSo.Server.Features.Accounts.Managing;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Accounts.Devices;

/// <summary>Phones of the accounts with a grant in some units: those with unsent work first, then by their last contact.</summary>
internal sealed class DeviceListStore(Databases databases)
{
    private const string Inside = """
        inside as materialized (
          select distinct g.account_id
          from cds.account_grant g
          where $2 or g.unit_id in (select b.id from unnest($1::uuid[]) as top (id) cross join lateral cds.below(top.id) as b (id))
        ), shown as (
          select d.*, (d.revoked_at is null and d.ended_at is null and d.waiting > 0)::int as unsent from cds.device d join inside i on i.account_id = d.account_id
        )
        """;

    private const string Columns = $"""
        d.id, d.account_id, a.login, a.name, d.label, d.enrolled_at, d.seen_at, d.app_version, d.waiting, d.clock_offset_ms, d.revoked_at, d.ended_at,
        array(select {GrantStore.UnitName} from cds.account_grant g join cds.unit u on u.id = g.unit_id
              where g.account_id = d.account_id and g.ended_at is null and g.valid_to >= $3 order by {GrantStore.WidestFirst})
        """;

    /// <param name="after">Phone to go on after.</param>
    public async Task<DevicePage> Page(AccountArea area, Guid? after, int size, DateOnly today, CancellationToken ct)
    {
        var tops = area.Tops.Select(top => top.Value).ToArray();
        await using var batch = databases.Common.CreateBatch();
        batch.Add($"""
            with {Inside} select {Columns} from shown d join cds.account a on a.id = d.account_id
            where not exists (select from shown last where last.id = $4 and (d.unsent, d.seen_at, d.id) >= (last.unsent, last.seen_at, last.id))
            order by d.unsent desc, d.seen_at desc, d.id desc limit $5
            """, tops, area.Whole, today, after ?? Guid.Empty, size + 1);
        batch.Add($"with {Inside} select count(*)::int, coalesce(sum(unsent), 0)::int from shown", tops, area.Whole);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var found = await Read(reader, ct);
        await reader.NextResultAsync(ct);
        await reader.ReadAsync(ct);
        var items = found.Take(size).ToList();
        return new(items, reader.GetInt32(0), reader.GetInt32(1), found.Count > size ? items[^1].Id : null);
    }

    public async Task<ListedDevice?> Find(Guid id, DateOnly today, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand($"select {Columns} from cds.device d join cds.account a on a.id = d.account_id where d.id = $1 and $2::boolean is not null");
        AccountStore.Give(command, id, true, today);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return (await Read(reader, ct)).SingleOrDefault();
    }

    private static async Task<List<ListedDevice>> Read(NpgsqlDataReader row, CancellationToken ct)
    {
        var found = new List<ListedDevice>();
        while (await row.ReadAsync(ct))
        {
            found.Add(new(
                row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetString(3), [.. row.GetFieldValue<string[]>(12).Distinct()], row.GetString(4), row.GetFieldValue<DateTimeOffset>(5),
                row.GetFieldValue<DateTimeOffset>(6), row.GetString(7), row.GetInt32(8), row.IsDBNull(9) ? null : TimeSpan.FromMilliseconds(row.GetInt64(9)),
                AccountStore.Instant(row, 10), AccountStore.Instant(row, 11)));
        }
        return found;
    }
}
