using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Units;

/// <summary>Reads versions and changes of units.</summary>
internal sealed class UnitHistoryStore(Databases databases)
{
    private static readonly string ChangeSql = $"""
        select c.effective_on, c.kind, c.extent, c.resolution, {UnitColumns("o", "ov", "ot")}, {UnitColumns("n", "nv", "nt")}
        from cds.unit_change c
        {UnitJoins("o", "c.old_id", "c.effective_on - 1")}
        {UnitJoins("n", "c.new_id", "c.effective_on")}
        where ($1::uuid is null or $1 in (c.old_id, c.new_id))
          and ($2::uuid is null or $2 in (o.id, ov.parent_id, ov1.parent_id, ov2.parent_id, n.id, nv.parent_id, nv1.parent_id, nv2.parent_id))
          and ($3::date is null or c.effective_on >= $3) and ($4::date is null or c.effective_on <= $4)
        order by c.effective_on desc, nv.code, ov.code
        """;

    public async Task<IReadOnlyList<UnitVersion>> Versions(UnitId id, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand(
            "select valid_from, valid_to, code, name, sub_kind, parent_id, resolution from cds.unit_version where unit_id = $1 order by valid_from");
        command.Parameters.Add(new() { Value = id.Value });
        return await UnitStore.Read(command, UnitStore.ReadVersion, ct);
    }

    public async Task<IReadOnlyList<StatedTerrain>> Terrains(UnitId id, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("select terrain, valid_from, valid_to, source from cds.unit_terrain where unit_id = $1 order by valid_from");
        command.Parameters.Add(new() { Value = id.Value });
        return await UnitStore.Read(command, row => new StatedTerrain(
            Enum.Parse<Terrain>(row.GetString(0), ignoreCase: true), row.GetFieldValue<DateOnly>(1), UnitStore.LastDay(row.GetFieldValue<DateOnly>(2)), row.GetString(3)), ct);
    }

    public async Task<IReadOnlyList<UnitChangeLine>> Changes(UnitId? of, UnitId? under, DateOnly? from, DateOnly? to, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand(ChangeSql);
        foreach (var parameter in new object?[] { of?.Value, under?.Value, from, to })
            command.Parameters.Add(new() { Value = parameter ?? DBNull.Value });
        return await UnitStore.Read(command, Line, ct);
    }

    public async Task<IReadOnlyList<DateOnly>> ChangeDays(int most, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("select distinct effective_on from cds.unit_change where old_id <> new_id order by 1 desc limit $1");
        command.Parameters.Add(new() { Value = most });
        return await UnitStore.Read(command, row => row.GetFieldValue<DateOnly>(0), ct);
    }

    private static UnitChangeLine Line(NpgsqlDataReader row) => new(
        row.GetFieldValue<DateOnly>(0), Enum.Parse<UnitChangeKind>(row.GetString(1), ignoreCase: true), Enum.Parse<ChangeExtent>(row.GetString(2), ignoreCase: true),
        row.GetString(3), UnitStore.ReadUnit(row, 4), UnitStore.ReadUnit(row, 13));

    private static string UnitColumns(string u, string v, string t) => $"{u}.id, {v}.code, {v}.name, {u}.kind, {v}.sub_kind, {v}.parent_id, {t}.terrain, {u}.valid_from, {u}.valid_to";

    /// <summary>A unit as of a day, and the versions of the two levels above it.</summary>
    private static string UnitJoins(string u, string id, string day) => $"""
        join cds.unit {u} on {u}.id = {id}
        join cds.unit_version {u}v on {u}v.unit_id = {id} and {day} between {u}v.valid_from and {u}v.valid_to
        left join cds.unit_terrain {u}t on {u}t.unit_id = {id} and {day} between {u}t.valid_from and {u}t.valid_to
        left join cds.unit_version {u}v1 on {u}v1.unit_id = {u}v.parent_id and {day} between {u}v1.valid_from and {u}v1.valid_to
        left join cds.unit_version {u}v2 on {u}v2.unit_id = {u}v1.parent_id and {day} between {u}v2.valid_from and {u}v2.valid_to
        """;
}
