using CongDongSo.Domain.Language;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using Npgsql;
using NpgsqlTypes;

namespace CongDongSo.Server.Features.Units.Catalogue;

/// <summary>Writes an edition of the catalogue; villages and terrains, which are imported, stay as they are.</summary>
internal sealed class CatalogueStore(NpgsqlConnection owner, Databases databases)
{
    private const string EditionName = "national";

    private const string Staging = """
        create temp table new_unit (like cds.unit including defaults) on commit drop;
        create temp table new_version (like cds.unit_version including defaults) on commit drop;
        create temp table new_change (like cds.unit_change including defaults) on commit drop;
        """;

    /// <summary>What an event of a reform wrote or cut stays as it left it, whatever the edition says of those days.</summary>
    private const string Merge = """
        insert into cds.unit select * from new_unit on conflict (id) do update set valid_from = excluded.valid_from, valid_to = excluded.valid_to;
        delete from cds.unit_version v using cds.unit u where u.id = v.unit_id and u.kind <> 'village' and v.event_id is null;
        insert into cds.unit_version
        select n.* from new_version n
        where not exists (select from cds.unit_version k where k.unit_id = n.unit_id and k.valid_from <= n.valid_to and n.valid_from <= k.valid_to);
        update cds.unit u set valid_from = lives.first, valid_to = lives.last
        from (select unit_id, min(valid_from) as first, max(valid_to) as last from cds.unit_version group by 1) as lives
        where lives.unit_id = u.id and u.kind <> 'village' and (u.valid_from, u.valid_to) <> (lives.first, lives.last);
        delete from cds.unit_change where event_id is null;
        insert into cds.unit_change select * from new_change on conflict do nothing;
        """;

    public static async Task<string?> LoadedEdition(NpgsqlDataSource source, CancellationToken ct)
    {
        await using var command = source.CreateCommand("select checksum from cds.catalogue_edition where name = $1");
        command.Parameters.Add(new() { Value = EditionName });
        return await command.ExecuteScalarAsync(ct) as string;
    }

    /// <param name="build">Puts the catalogue together; not called where another process has just loaded it.</param>
    public async Task Load(string checksum, Func<(IReadOnlyList<CatalogueUnit> Units, IReadOnlyList<UnitChange> Changes, IReadOnlyList<string> Notes)> build, CancellationToken ct)
    {
        await using var transaction = await owner.BeginTransactionAsync(ct);
        await Execute("select pg_advisory_xact_lock(hashtext('cds/catalogue'))", ct);
        if (await Execute("select 1 from cds.catalogue_edition where name = $1 and checksum = $2", ct, EditionName, checksum) is not null)
            return;
        var (units, changes, notes) = build();
        await Execute(Staging, ct);
        await CopyUnits(units, ct);
        await CopyVersions(units, ct);
        await CopyChanges(changes, ct);
        await Execute(Merge, ct);
        await Execute(
            """
            insert into cds.catalogue_edition (name, checksum, notes) values ($1, $2, to_jsonb($3::text[]))
            on conflict (name) do update set checksum = excluded.checksum, notes = excluded.notes, loaded_at = now()
            """,
            ct, EditionName, checksum, notes.ToArray());
        await using var note = new NpgsqlBatch(owner);
        databases.Audit(note, [new(AuditActions.CatalogueLoad) { After = new { edition = checksum, units = units.Count } }], Acting.Machine);
        await note.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private async Task CopyUnits(IEnumerable<CatalogueUnit> units, CancellationToken ct)
    {
        await using var copy = await owner.BeginBinaryImportAsync("copy new_unit (id, kind, valid_from, valid_to) from stdin (format binary)", ct);
        foreach (var unit in units)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(unit.Id.Value, NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(UnitWords.Code(unit.Kind), NpgsqlDbType.Text, ct);
            await copy.WriteAsync(unit.ValidFrom, NpgsqlDbType.Date, ct);
            await copy.WriteAsync(unit.ValidTo ?? DateOnly.MaxValue, NpgsqlDbType.Date, ct);
        }
        await copy.CompleteAsync(ct);
    }

    private async Task CopyVersions(IReadOnlyList<CatalogueUnit> units, CancellationToken ct)
    {
        var byId = units.ToDictionary(unit => unit.Id);
        await using var copy = await owner.BeginBinaryImportAsync(
            "copy new_version (unit_id, valid_from, valid_to, code, name, sub_kind, parent_id, resolution, folded, folded_path) from stdin (format binary)", ct);
        foreach (var unit in units)
        {
            foreach (var version in unit.Versions)
            {
                await copy.StartRowAsync(ct);
                await copy.WriteAsync(unit.Id.Value, NpgsqlDbType.Uuid, ct);
                await copy.WriteAsync(version.ValidFrom, NpgsqlDbType.Date, ct);
                await copy.WriteAsync(version.ValidTo ?? DateOnly.MaxValue, NpgsqlDbType.Date, ct);
                await copy.WriteAsync(version.Code, NpgsqlDbType.Text, ct);
                await copy.WriteAsync(version.Name, NpgsqlDbType.Text, ct);
                await copy.WriteAsync(version.SubKind, NpgsqlDbType.Text, ct);
                await copy.WriteAsync(version.ParentId?.Value, NpgsqlDbType.Uuid, ct);
                await copy.WriteAsync(version.Resolution, NpgsqlDbType.Text, ct);
                await copy.WriteAsync(CatalogueUnit.Folded(version), NpgsqlDbType.Text, ct);
                await copy.WriteAsync(FoldedPath(version, byId), NpgsqlDbType.Text, ct);
            }
        }
        await copy.CompleteAsync(ct);
    }

    private async Task CopyChanges(IEnumerable<UnitChange> changes, CancellationToken ct)
    {
        await using var copy = await owner.BeginBinaryImportAsync("copy new_change (effective_on, kind, resolution, old_id, new_id, extent) from stdin (format binary)", ct);
        foreach (var change in changes)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(change.EffectiveOn, NpgsqlDbType.Date, ct);
            await copy.WriteAsync(UnitWords.Code(change.Kind), NpgsqlDbType.Text, ct);
            await copy.WriteAsync(change.Resolution, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(change.OldId.Value, NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(change.NewId.Value, NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(change.Extent is ChangeExtent.Whole ? "whole" : "part", NpgsqlDbType.Text, ct);
        }
        await copy.CompleteAsync(ct);
    }

    private static string FoldedPath(UnitVersion version, Dictionary<UnitId, CatalogueUnit> byId)
    {
        var path = CatalogueUnit.Folded(version);
        for (var above = version.ParentId; above is { } id && byId[id] is { Kind: not UnitKind.Nation } parent; above = parent.On(version.ValidFrom).ParentId)
            path += " " + CatalogueUnit.Folded(parent.On(version.ValidFrom));
        return path;
    }

    private async Task<object?> Execute(string sql, CancellationToken ct, params object[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, owner);
        foreach (var parameter in parameters)
            command.Parameters.Add(new() { Value = parameter });
        return await command.ExecuteScalarAsync(ct);
    }
}
