using System.Text.Json;
using CongDongSo.Domain.Units;
using CongDongSo.Domain.Units.Reform;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.Server.Features.Units.Reform;

/// <summary>Reads events, and villages that divisions left open.</summary>
internal sealed class ReformListStore(Databases databases)
{
    private const int Most = 500;

    /// <summary>Events, the last applied first.</summary>
    /// <param name="only">Only this one.</param>
    public async Task<IReadOnlyList<ReformLine>> Events(Guid? only, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("""
            select e.id, e.kind, e.effective_on, e.resolution, e.place_id, e.summary::text, e.applied_at, a.name, e.undone_at, b.name,
              (select string_agg(v.sub_kind || ' ' || v.name, ', ' order by v.code)
               from (select distinct c.old_id from cds.unit_change c where c.event_id = e.id limit 6) c
               join cds.unit_version v on v.unit_id = c.old_id and e.effective_on - 1 between v.valid_from and v.valid_to)
            from cds.unit_event e left join cds.account a on a.id = e.applied_by left join cds.account b on b.id = e.undone_by where $1::uuid is null or e.id = $1 order by e.seq desc limit $2
            """);
        command.Parameters.Add(new() { Value = (object?)only ?? DBNull.Value });
        command.Parameters.Add(new() { Value = Most });
        return await UnitStore.Read(command, row => new ReformLine(
            row.GetGuid(0), ReformWords.Kind(row.GetString(1))!.Value, row.GetFieldValue<DateOnly>(2), row.GetString(3), row.IsDBNull(4) ? null : new UnitId(row.GetGuid(4)),
            JsonSerializer.Deserialize<ReformSummary>(row.GetString(5), ApiJson.Options)!, row.GetFieldValue<DateTimeOffset>(6), row.IsDBNull(7) ? null : row.GetString(7),
            row.IsDBNull(8) ? null : row.GetFieldValue<DateTimeOffset>(8), row.IsDBNull(9) ? null : row.GetString(9), row.IsDBNull(10) ? "" : row.GetString(10)), ct);
    }

    /// <summary>Villages that ended with a divided commune and went nowhere since, with the communes that got a part of it.</summary>
    public async Task<IReadOnlyList<(UnplacedVillage Village, UnitId Commune, string CommuneName, DateOnly EffectiveOn)>> Unplaced(CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("""
            select v.unit_id, v.code, v.sub_kind, v.name, p.id, pv.sub_kind || ' ' || pv.name, (p.valid_to + 1)::date
            from cds.unit u join cds.unit_version v on v.unit_id = u.id and v.valid_to = u.valid_to
            join cds.unit p on p.id = v.parent_id and p.valid_to = u.valid_to
            join cds.unit_version pv on pv.unit_id = p.id and pv.valid_to = p.valid_to
            where u.kind = 'village' and u.valid_to < 'infinity'
              and (select count(*) from cds.unit_change c where c.old_id = p.id and c.new_id <> p.id and c.effective_on = p.valid_to + 1) > 1
              and not exists (select from cds.unit_change c where c.old_id = u.id and c.new_id <> u.id and c.effective_on > u.valid_to)
            order by 7 desc, 6, 2
            """);
        return await UnitStore.Read(command, row => (
            new UnplacedVillage(new(row.GetGuid(0)), Unit.FullNameOf(row.GetString(2), row.GetString(3)), row.GetString(1)), new UnitId(row.GetGuid(4)), row.GetString(5), row.GetFieldValue<DateOnly>(6)), ct);
    }

    /// <summary>The communes that got a part of a divided one, with the resolution that divided it.</summary>
    public async Task<IReadOnlyList<(Unit Heir, string Resolution)>> Heirs(UnitId commune, DateOnly effectiveOn, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand($"""
            select {UnitStore.Columns}, c.resolution
            from cds.unit_change c join cds.unit u on u.id = c.new_id {UnitStore.Joins}
            where c.old_id = $2 and c.new_id <> c.old_id and c.effective_on = $1 order by v.code
            """);
        command.Parameters.Add(new() { Value = effectiveOn });
        command.Parameters.Add(new() { Value = commune.Value });
        return await UnitStore.Read(command, row => (UnitStore.ReadUnit(row, 0), row.GetString(9)), ct);
    }
}

/// <summary>An event as the list shows it.</summary>
/// <param name="Place">The province; null for a table of the nation.</param>
/// <param name="AppliedBy">Name of who did; null for the command line.</param>
/// <param name="Olds">Names of the first old units.</param>
public sealed record ReformLine(
    Guid Id, ReformKind Kind, DateOnly EffectiveOn, string Resolution, UnitId? Place, ReformSummary Summary, DateTimeOffset AppliedAt, string? AppliedBy,
    DateTimeOffset? UndoneAt, string? UndoneBy, string Olds);

/// <summary>Thôn chưa rõ về xã nào.</summary>
public sealed record UnplacedVillage(UnitId Id, string FullName, string Code);
