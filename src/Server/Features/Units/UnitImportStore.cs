using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using Npgsql;
using NpgsqlTypes;

namespace CongDongSo.Server.Features.Units;

/// <summary>One transaction of an import; imports wait for one another, so that what was read is still so when written.</summary>
internal sealed class UnitImportStore : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;

    private readonly Databases databases;

    private UnitImportStore(NpgsqlConnection connection, NpgsqlTransaction transaction, Databases databases) =>
        (this.connection, this.transaction, this.databases) = (connection, transaction, databases);

    public static async Task<UnitImportStore> Begin(Databases databases, CancellationToken ct)
    {
        var opened = await databases.Common.OpenConnectionAsync(ct);
        var store = new UnitImportStore(opened, await opened.BeginTransactionAsync(ct), databases);
        await store.Execute("select pg_advisory_xact_lock(hashtext('cds/unit-import'))", ct);
        return store;
    }

    /// <summary>What is known of these units; all versions and terrains.</summary>
    public async Task<KnownUnits> Known(IEnumerable<UnitId> units, CancellationToken ct)
    {
        var ids = units.Select(unit => unit.Value).ToArray();
        await using var versions = Command(
            "select unit_id, valid_from, valid_to, name, sub_kind, parent_id, stated_households, folded_path from cds.unit_version where unit_id = any($1) and parent_id is not null order by valid_from", ids);
        var spans = await UnitStore.Read(versions, row => (Id: new UnitId(row.GetGuid(0)), Span: new VillageSpan(
            row.GetFieldValue<DateOnly>(1), UnitStore.LastDay(row.GetFieldValue<DateOnly>(2)), row.GetString(3), row.GetString(4), new(row.GetGuid(5)),
            row.IsDBNull(6) ? null : row.GetInt32(6), row.GetString(7))), ct);
        await using var stated = Command("select unit_id, valid_from, valid_to, terrain, source from cds.unit_terrain where unit_id = any($1) order by valid_from", ids);
        var terrains = await UnitStore.Read(stated, row => (Id: new UnitId(row.GetGuid(0)), Span: new TerrainSpan(
            row.GetFieldValue<DateOnly>(1), UnitStore.LastDay(row.GetFieldValue<DateOnly>(2)), Enum.Parse<Terrain>(row.GetString(3), ignoreCase: true), row.GetString(4))), ct);
        return new(spans.ToLookup(row => row.Id, row => row.Span), terrains.ToLookup(row => row.Id, row => row.Span));
    }

    /// <summary>Puts the new spans in the place of the old ones, and commits.</summary>
    public async Task Write(IReadOnlyList<ImportPlan> plans, AuditEntry note, CancellationToken ct)
    {
        var villages = plans.Where(plan => plan.ChangesUnit).ToList();
        var terrains = plans.Where(plan => plan.ChangesTerrain).ToList();
        await Execute(
            """
            insert into cds.unit (id, kind, valid_from, valid_to) select id, 'village', first, last from unnest($1::uuid[], $2::date[], $3::date[]) as t (id, first, last)
            on conflict (id) do update set valid_from = excluded.valid_from, valid_to = excluded.valid_to
            """,
            ct, Ids(villages), villages.Select(plan => plan.After[0].ValidFrom).ToArray(), villages.Select(plan => plan.After[^1].ValidTo ?? Spans.Open).ToArray());
        await Execute("delete from cds.unit_version where unit_id = any($1)", ct, Ids(villages));
        await Execute("delete from cds.unit_terrain where unit_id = any($1)", ct, Ids(terrains));
        await CopyVersions(villages, ct);
        await CopyTerrains(terrains, ct);
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

    private async Task CopyVersions(IEnumerable<ImportPlan> plans, CancellationToken ct)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy cds.unit_version (unit_id, valid_from, valid_to, code, name, sub_kind, parent_id, folded, folded_path, stated_households) from stdin (format binary)", ct);
        foreach (var plan in plans)
        {
            foreach (var span in plan.After)
            {
                await copy.StartRowAsync(ct);
                await copy.WriteAsync(plan.Line.Unit.Value, NpgsqlDbType.Uuid, ct);
                await copy.WriteAsync(span.ValidFrom, NpgsqlDbType.Date, ct);
                await copy.WriteAsync(span.ValidTo ?? Spans.Open, NpgsqlDbType.Date, ct);
                await copy.WriteAsync(plan.Line.Code, NpgsqlDbType.Text, ct);
                await copy.WriteAsync(span.Name, NpgsqlDbType.Text, ct);
                await copy.WriteAsync(span.SubKind, NpgsqlDbType.Text, ct);
                await copy.WriteAsync(span.Parent.Value, NpgsqlDbType.Uuid, ct);
                await copy.WriteAsync(Folded(span), NpgsqlDbType.Text, ct);
                await copy.WriteAsync(span.FoldedPath, NpgsqlDbType.Text, ct);
                await copy.WriteAsync(span.Households, NpgsqlDbType.Integer, ct);
            }
        }
        await copy.CompleteAsync(ct);
    }

    private async Task CopyTerrains(IEnumerable<ImportPlan> plans, CancellationToken ct)
    {
        await using var copy = await connection.BeginBinaryImportAsync("copy cds.unit_terrain (unit_id, valid_from, valid_to, terrain, source) from stdin (format binary)", ct);
        foreach (var plan in plans)
        {
            foreach (var span in plan.TerrainAfter)
            {
                await copy.StartRowAsync(ct);
                await copy.WriteAsync(plan.Line.Unit.Value, NpgsqlDbType.Uuid, ct);
                await copy.WriteAsync(span.ValidFrom, NpgsqlDbType.Date, ct);
                await copy.WriteAsync(span.ValidTo ?? Spans.Open, NpgsqlDbType.Date, ct);
                await copy.WriteAsync(UnitWords.Code(span.Terrain), NpgsqlDbType.Text, ct);
                await copy.WriteAsync(span.Source, NpgsqlDbType.Text, ct);
            }
        }
        await copy.CompleteAsync(ct);
    }

    private static string Folded(VillageSpan span) => Domain.Language.Folding.Fold(Unit.FullNameOf(span.SubKind, span.Name));

    private static Guid[] Ids(IEnumerable<ImportPlan> plans) => [.. plans.Select(plan => plan.Line.Unit.Value)];

    private async Task Execute(string sql, CancellationToken ct, params object[] parameters)
    {
        await using var command = Command(sql, parameters);
        await command.ExecuteNonQueryAsync(ct);
    }

    private NpgsqlCommand Command(string sql, params object[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection, transaction);
        foreach (var parameter in parameters)
            command.Parameters.Add(new() { Value = parameter });
        return command;
    }
}

/// <summary>What is known of the units of a file.</summary>
internal sealed record KnownUnits(ILookup<UnitId, VillageSpan> SpansByUnit, ILookup<UnitId, TerrainSpan> TerrainsByUnit)
{
    public IReadOnlyList<VillageSpan> Spans(UnitId unit) => [.. SpansByUnit[unit]];

    public IReadOnlyList<TerrainSpan> Terrains(UnitId unit) => [.. TerrainsByUnit[unit]];
}
