using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Units.Reform;

/// <summary>What keeps an event from being undone: whatever has changed of what it wrote, and whatever stands on a unit that it made.</summary>
internal sealed class ReformUndoStore(Databases databases)
{
    /// <summary>Units that the event $1 made.</summary>
    internal const string Made = """
        select (made.value ->> 'id')::uuid from cds.unit_event e, jsonb_array_elements(e.after -> 'units') as made
        where e.id = $1 and not exists (select from jsonb_array_elements(e.before -> 'units') as was where was.value ->> 'id' = made.value ->> 'id')
        """;

    /// <summary>Names of units, each with the later event that changed it where it was one.</summary>
    public static async Task<IReadOnlyList<(string Unit, string? Resolution)>> Changed(NpgsqlConnection connection, Guid id, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            $"""
            with this as (select * from cds.unit_event where id = $1), made as ({Made}), differing as (
              select w.unit_id from this, jsonb_populate_recordset(null::cds.unit_version, after -> 'versions') as w
              left join cds.unit_version v on v.unit_id = w.unit_id and v.valid_from = w.valid_from where to_jsonb(v) is distinct from to_jsonb(w)
              union
              select w.id from this, jsonb_populate_recordset(null::cds.unit, after -> 'units') as w left join cds.unit u on u.id = w.id where to_jsonb(u) is distinct from to_jsonb(w)
              union
              select w.old_id from this, jsonb_populate_recordset(null::cds.unit_change, after -> 'changes') as w
              left join cds.unit_change c on (c.effective_on, c.old_id, c.new_id, c.kind) = (w.effective_on, w.old_id, w.new_id, w.kind) where to_jsonb(c) is distinct from to_jsonb(w)
              union
              select w.unit_id from this, jsonb_populate_recordset(null::cds.unit_terrain, after -> 'terrains') as w
              left join cds.unit_terrain t on t.unit_id = w.unit_id and t.valid_from = w.valid_from where to_jsonb(t) is distinct from to_jsonb(w)
              union
              -- Units below one that it made, changes and terrains of one, that came later.
              select v.unit_id from cds.unit_version v where v.parent_id in (select * from made) and v.event_id is distinct from $1
              union
              select c.old_id from cds.unit_change c where (c.old_id in (select * from made) or c.new_id in (select * from made)) and c.event_id is distinct from $1
              union
              select t.unit_id from cds.unit_terrain t where t.unit_id in (select * from made) and t.event_id is distinct from $1
            )
            select coalesce((select v.sub_kind || ' ' || v.name || ' (mã ' || v.code || ')' from cds.unit_version v where v.unit_id = d.unit_id order by v.valid_from desc limit 1), d.unit_id::text),
              (select e.resolution from cds.unit_event_unit eu join cds.unit_event e on e.id = eu.event_id, this
               where eu.unit_id = d.unit_id and e.seq > this.seq and e.undone_at is null order by e.seq desc limit 1)
            from differing d order by 2 nulls last, 1 limit 20
            """, connection) { Parameters = { new() { Value = id } }, CommandTimeout = 120 };
        return await UnitStore.Read(command, row => (row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1)), ct);
    }

    /// <summary>The units that the event made, and how many accounts are or were given roles in them.</summary>
    public static async Task<(Guid[] Made, long Grants)> MadeBy(NpgsqlConnection connection, Guid id, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            $"with made (id) as ({Made}) select coalesce(array_agg(id), '{{}}'), (select count(*) from cds.account_grant g where g.unit_id in (select id from made)) from made", connection)
        {
            Parameters = { new() { Value = id } },
        };
        return (await UnitStore.Read(command, row => (row.GetFieldValue<Guid[]>(0), row.GetInt64(1)), ct)).Single();
    }

    /// <summary>What stands on units in every province's schema, as far as the caller sees it.</summary>
    public async Task<UnitTraces> Traces(Guid[] units, CancellationToken ct)
    {
        var all = new UnitTraces(0, 0, 0, 0, 0, 0);
        if (units.Length == 0)
            return all;
        foreach (var province in databases.Provinces)
        {
            await using var query = province.Ask("select * from unit_traces($1)", units).Within(TimeSpan.FromMinutes(2));
            await using var row = await query.Read(ct);
            if (await row.ReadAsync(ct))
                all += new UnitTraces(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5));
        }
        return all;
    }
}

/// <summary>What stands on some units: teams and members today, households, businesses, field records, decisions.</summary>
public sealed record UnitTraces(long Teams, long Memberships, long Households, long Businesses, long Records, long Decisions)
{
    public bool Any => Teams + Memberships + Households + Businesses + Records + Decisions > 0;

    public static UnitTraces operator +(UnitTraces one, UnitTraces other) => new(
        one.Teams + other.Teams, one.Memberships + other.Memberships, one.Households + other.Households, one.Businesses + other.Businesses, one.Records + other.Records, one.Decisions + other.Decisions);
}
