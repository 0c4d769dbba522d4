using System.Text.Json;
using CongDongSo.Domain.Units;
using CongDongSo.Domain.Units.Reform;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Web;
using Npgsql;
using NpgsqlTypes;

namespace CongDongSo.Server.Features.Units.Reform;

/// <summary>One transaction in which an event is applied or taken back. Events, village lists and editions of the catalogue wait for one another.</summary>
internal sealed class ReformWriteStore : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;
    private readonly Databases databases;

    private ReformWriteStore(NpgsqlConnection connection, NpgsqlTransaction transaction, Databases databases) =>
        (this.connection, this.transaction, this.databases) = (connection, transaction, databases);

    public NpgsqlConnection Connection => connection;

    public static async Task<ReformWriteStore> Begin(Databases databases, CancellationToken ct)
    {
        var opened = await databases.Common.OpenConnectionAsync(ct);
        var store = new ReformWriteStore(opened, await opened.BeginTransactionAsync(ct), databases);
        await store.Execute("select pg_advisory_xact_lock(hashtext('cds/catalogue')), pg_advisory_xact_lock(hashtext('cds/unit-import'))", ct);
        return store;
    }

    /// <summary>Writes what an event does, with what undoing it needs, and commits.</summary>
    /// <param name="state">With the effect.</param>
    public async Task Apply(ReformEvent reform, object payload, ReformEffect effect, ReformState state, ReformSummary summary, AuditEntry note, DateTimeOffset now, CancellationToken ct)
    {
        var rows = ReformRows.Of(effect, state);
        var existing = effect.Before.Select(life => life.Id.Value).ToHashSet();
        await Execute(
            """
            insert into cds.unit_event (id, kind, effective_on, resolution, place_id, payload, before, after, summary, applied_at, applied_by)
            select $1, $2, $3, $4, $12::uuid, $5, jsonb_build_object(
              'units', coalesce((select jsonb_agg(to_jsonb(u)) from cds.unit u where u.id = any($6)), '[]'),
              'versions', coalesce((select jsonb_agg(to_jsonb(v)) from unnest($7::uuid[], $8::date[]) as k (id, first) join cds.unit_version v on v.unit_id = k.id and v.valid_from = k.first), '[]')),
              '{}', $9, $10, $11
            """,
            ct, reform.Id, ReformWords.Code(reform.Kind), reform.EffectiveOn, reform.Resolution, Json(payload), existing.ToArray(), Ids(rows.Closed), Firsts(rows.Closed), Json(summary), now, Account, new NpgsqlParameter { Value = (object?)note.Place?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        await Execute(
            "insert into cds.unit (id, kind, valid_from, valid_to) select * from unnest($1::uuid[], $2::text[], $3::date[], $4::date[])",
            ct, Ids(effect.Made), effect.Made.Select(life => UnitWords.Code(life.Kind)).ToArray(), effect.Made.Select(life => life.ValidFrom).ToArray(), effect.Made.Select(LastDay).ToArray());
        await Execute(
            """
            update cds.unit_version v set valid_to = k.last, event_id = $4
            from unnest($1::uuid[], $2::date[], $3::date[]) as k (id, first, last) where v.unit_id = k.id and v.valid_from = k.first
            """,
            ct, Ids(rows.Closed), Firsts(rows.Closed), rows.Closed.Select(row => row.Version.ValidTo ?? Spans.Open).ToArray(), reform.Id);
        await Add(rows.Added, reform.Id, ct);
        var touched = effect.After.Where(life => existing.Contains(life.Id.Value)).ToList();
        await Execute(
            "update cds.unit u set valid_from = k.first, valid_to = k.last from unnest($1::uuid[], $2::date[], $3::date[]) as k (id, first, last) where u.id = k.id",
            ct, Ids(touched), touched.Select(life => life.ValidFrom).ToArray(), touched.Select(LastDay).ToArray());
        await Execute(
            """
            insert into cds.unit_change (effective_on, kind, resolution, old_id, new_id, extent, event_id)
            select k.*, $7 from unnest($1::date[], $2::text[], $3::text[], $4::uuid[], $5::uuid[], $6::text[]) as k
            """,
            ct, effect.Changes.Select(change => change.EffectiveOn).ToArray(), effect.Changes.Select(change => UnitWords.Code(change.Kind)).ToArray(),
            effect.Changes.Select(change => change.Resolution).ToArray(), effect.Changes.Select(change => change.OldId.Value).ToArray(), effect.Changes.Select(change => change.NewId.Value).ToArray(),
            effect.Changes.Select(change => change.Extent is ChangeExtent.Whole ? "whole" : "part").ToArray(), reform.Id);
        await KeepTerrains(reform, ct);
        await Execute(
            "insert into cds.unit_event_unit (event_id, unit_id) select $1, unnest($2::uuid[])",
            ct, reform.Id, effect.After.Select(life => life.Id).Concat(effect.Changes.SelectMany(change => new[] { change.OldId, change.NewId })).Distinct().Select(id => id.Value).ToArray());
        await Execute(
            """
            update cds.unit_event e set after = jsonb_build_object(
              'units', coalesce((select jsonb_agg(to_jsonb(u)) from cds.unit u where u.id = any($2)), '[]'),
              'versions', coalesce((select jsonb_agg(to_jsonb(v)) from cds.unit_version v where v.event_id = $1), '[]'),
              'changes', coalesce((select jsonb_agg(to_jsonb(c)) from cds.unit_change c where c.event_id = $1), '[]'),
              'terrains', coalesce((select jsonb_agg(to_jsonb(t)) from cds.unit_terrain t where t.event_id = $1), '[]'))
            where e.id = $1
            """,
            ct, reform.Id, Ids(effect.After));
        await using (var batch = new NpgsqlBatch(connection))
        {
            databases.Audit(batch, [note]);
            await batch.ExecuteNonQueryAsync(ct);
        }
        await transaction.CommitAsync(ct);
    }

    /// <summary>Takes an event back, after it was seen that nothing stands in the way, and commits.</summary>
    public async Task Undo(Guid id, AuditEntry note, DateTimeOffset now, CancellationToken ct)
    {
        await Execute("delete from cds.unit_change where event_id = $1", ct, id);
        await Execute("delete from cds.unit_terrain where event_id = $1", ct, id);
        await Execute("delete from cds.unit_version where event_id = $1", ct, id);
        await Execute("insert into cds.unit_version select w.* from cds.unit_event e, jsonb_populate_recordset(null::cds.unit_version, e.before -> 'versions') as w where e.id = $1", ct, id);
        await Execute(
            """
            update cds.unit u set valid_from = w.valid_from, valid_to = w.valid_to
            from cds.unit_event e, jsonb_populate_recordset(null::cds.unit, e.before -> 'units') as w where e.id = $1 and u.id = w.id
            """, ct, id);
        await Execute($"delete from cds.unit u where u.id in ({ReformUndoStore.Made})", ct, id);
        await Execute("update cds.unit_event set undone_at = $2, undone_by = $3 where id = $1", ct, id, now, Account);
        await using (var batch = new NpgsqlBatch(connection))
        {
            databases.Audit(batch, [note]);
            await batch.ExecuteNonQueryAsync(ct);
        }
        await transaction.CommitAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    /// <summary>Stated households go on with the unit.</summary>
    private Task Add(IReadOnlyList<ReformRows.AddedVersion> rows, Guid reform, CancellationToken ct) => Execute(
        """
        insert into cds.unit_version (unit_id, valid_from, valid_to, code, name, sub_kind, parent_id, resolution, folded, folded_path, stated_households, event_id)
        select k.*, (select p.stated_households from cds.unit_version p where p.unit_id = k.id and p.valid_from < k.first order by p.valid_from desc limit 1), $11
        from unnest($1::uuid[], $2::date[], $3::date[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::text[], $9::text[], $10::text[])
          as k (id, first, last, code, name, sub_kind, parent_id, resolution, folded, folded_path)
        """,
        ct, rows.Select(row => row.Unit.Value).ToArray(), rows.Select(row => row.Version.ValidFrom).ToArray(), rows.Select(row => row.Version.ValidTo ?? Spans.Open).ToArray(),
        rows.Select(row => row.Version.Code).ToArray(), rows.Select(row => row.Version.Name).ToArray(), rows.Select(row => row.Version.SubKind).ToArray(),
        rows.Select(row => row.Version.ParentId?.Value).ToArray(), rows.Select(row => row.Version.Resolution).ToArray(), rows.Select(row => row.Folded).ToArray(),
        rows.Select(row => row.FoldedPath).ToArray(), reform);

    /// <summary>
    /// Targets differ by terrain: a new unit has that of the units it was made of, where they agree; a village that lay in its commune's terrain still does
    /// where its new commune has another or none.
    /// </summary>
    private async Task KeepTerrains(ReformEvent reform, CancellationToken ct)
    {
        await Execute(
            """
            insert into cds.unit_terrain (unit_id, valid_from, terrain, source, event_id)
            select c.new_id, c.effective_on, min(t.terrain), $2, $1
            from cds.unit_change c join cds.unit u on u.id = c.new_id and u.valid_from = c.effective_on
            left join cds.unit_terrain t on t.unit_id = c.old_id and c.effective_on - 1 between t.valid_from and t.valid_to
            where c.event_id = $1 and c.old_id <> c.new_id
            group by c.new_id, c.effective_on having count(distinct t.terrain) = 1 and bool_and(t.terrain is not null)
            on conflict do nothing
            """, ct, reform.Id, TerrainSource(reform));
        await Execute(
            """
            insert into cds.unit_terrain (unit_id, valid_from, terrain, source, event_id)
            select v.unit_id, v.valid_from, old.terrain, $2, $1
            from cds.unit_version v join cds.unit u on u.id = v.unit_id and u.kind = 'village'
            join cds.unit_version was on was.unit_id = v.unit_id and was.valid_to = v.valid_from - 1 and was.parent_id <> v.parent_id
            join cds.unit_terrain old on old.unit_id = was.parent_id and was.valid_to between old.valid_from and old.valid_to
            left join cds.unit_terrain now on now.unit_id = v.parent_id and v.valid_from between now.valid_from and now.valid_to
            where v.event_id = $1 and now.terrain is distinct from old.terrain and not exists (select from cds.unit_terrain own where own.unit_id = v.unit_id and own.valid_to >= v.valid_from)
            """, ct, reform.Id, TerrainSource(reform));
    }

    private static string TerrainSource(ReformEvent reform) => $"Giữ địa bàn của đơn vị cũ, {reform.Resolution}";

    private static NpgsqlParameter Account => new() { Value = (object?)Acting.Now.AccountId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid };

    private static Guid[] Ids(IEnumerable<UnitLife> units) => [.. units.Select(life => life.Id.Value)];

    private static Guid[] Ids(IEnumerable<(UnitId Unit, UnitVersion Version)> rows) => [.. rows.Select(row => row.Unit.Value)];

    private static DateOnly[] Firsts(IEnumerable<(UnitId Unit, UnitVersion Version)> rows) => [.. rows.Select(row => row.Version.ValidFrom)];

    private static DateOnly LastDay(UnitLife life) => life.ValidTo ?? Spans.Open;

    private static NpgsqlParameter Json(object value) => new() { Value = JsonSerializer.Serialize(value, value.GetType(), ApiJson.Options), NpgsqlDbType = NpgsqlDbType.Jsonb };

    private async Task Execute(string sql, CancellationToken ct, params object[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection, transaction) { CommandTimeout = 120 };
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter as NpgsqlParameter ?? new NpgsqlParameter { Value = parameter });
        await command.ExecuteNonQueryAsync(ct);
    }
}
