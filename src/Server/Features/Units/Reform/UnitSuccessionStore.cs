using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Units.Reform;

/// <summary>Follows changes from units that ended to units that stand.</summary>
internal sealed class UnitSuccessionStore(Databases databases)
{
    public async Task<IReadOnlyList<(UnitId Ended, UnitHeir Heir)>> Heirs(IReadOnlyCollection<UnitId> units, DateOnly day, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand($"""
            with recursive way as (
              select asked as start, asked as unit_id, true as whole from unnest($2::uuid[]) as asked
              union
              select way.start, next.id, way.whole and next.whole
              from way join cds.unit e on e.id = way.unit_id and e.valid_to < $1
              cross join lateral (
                select c.new_id as id, c.extent = 'whole' as whole from cds.unit_change c where c.old_id = e.id and c.new_id <> e.id and c.effective_on > e.valid_to and c.effective_on <= $1
                union all
                select p.id, true from cds.unit_version lv join cds.unit p on p.id = lv.parent_id and p.valid_to = e.valid_to
                where e.kind = 'village' and lv.unit_id = e.id and lv.valid_to = e.valid_to
                  and not exists (select from cds.unit_change c where c.old_id = e.id and c.new_id <> e.id and c.effective_on > e.valid_to)
              ) as next
            )
            select {UnitStore.Columns}, way.start, way.whole
            from (select start, unit_id, bool_and(whole) as whole from way group by start, unit_id) way join cds.unit u on u.id = way.unit_id and u.id <> way.start {UnitStore.Joins}
            order by way.start, v.code
            """);
        command.Parameters.Add(new() { Value = day });
        command.Parameters.Add(new() { Value = units.Select(unit => unit.Value).ToArray() });
        return await UnitStore.Read(command, row => (new UnitId(row.GetGuid(9)), new UnitHeir(UnitStore.ReadUnit(row, 0), row.GetBoolean(10))), ct);
    }

    public async Task<IReadOnlySet<UnitId>> Ended(IReadOnlyCollection<UnitId> units, DateOnly day, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("select id from cds.unit where id = any($1) and not $2 between valid_from and valid_to");
        command.Parameters.Add(new() { Value = units.Select(unit => unit.Value).ToArray() });
        command.Parameters.Add(new() { Value = day });
        return (await UnitStore.Read(command, row => new UnitId(row.GetGuid(0)), ct)).ToHashSet();
    }
}
