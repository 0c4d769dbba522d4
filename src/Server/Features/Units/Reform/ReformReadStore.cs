using CongDongSo.Domain.Units;
using CongDongSo.Domain.Units.Reform;
using Npgsql;

namespace CongDongSo.Server.Features.Units.Reform;

/// <summary>Reads the lives of units, of those that an event concerns or of all.</summary>
internal static class ReformReadStore
{
    /// <param name="units">What the event names; whatever lay below or lies above these comes with them.</param>
    /// <param name="codes">Codes that the event gives: whoever has one comes too.</param>
    public static async Task<ReformState> Around(NpgsqlConnection connection, IReadOnlyCollection<UnitId> units, IReadOnlyCollection<string> codes, CancellationToken ct)
    {
        var ids = new List<Guid>();
        await using (var command = new NpgsqlCommand(
            """
            with recursive needed as (
              select unnest($1::uuid[]) as id
              union select v.unit_id from cds.unit_version v where v.parent_id = any($1)
              union select v.unit_id from cds.unit_version v where v.code = any($2)
            ), up as (
              select id from needed
              union select v.parent_id from up join cds.unit_version v on v.unit_id = up.id where v.parent_id is not null
            )
            select id from up
            """, connection) { Parameters = { new() { Value = units.Select(unit => unit.Value).ToArray() }, new() { Value = codes.ToArray() } } })
        {
            ids.AddRange(await UnitStore.Read(command, row => row.GetGuid(0), ct));
        }
        return await State(connection, "where u.id = any($1)", "where old_id = any($1) or new_id = any($1)", [ids.ToArray()], ct);
    }

    /// <summary>The nation down to its communes, those that ended too; no villages.</summary>
    public static Task<ReformState> Nation(NpgsqlConnection connection, CancellationToken ct) => State(connection, "where u.kind <> 'village'", "", [], ct);

    private static async Task<ReformState> State(NpgsqlConnection connection, string which, string changing, object[] parameters, CancellationToken ct)
    {
        await using var versions = Command(
            $"""
            select v.valid_from, v.valid_to, v.code, v.name, v.sub_kind, v.parent_id, v.resolution, u.id, u.kind
            from cds.unit u join cds.unit_version v on v.unit_id = u.id {which} order by u.id, v.valid_from
            """);
        var read = await UnitStore.Read(versions, row => (Id: new UnitId(row.GetGuid(7)), Kind: UnitWords.Kind(row.GetString(8)), Version: UnitStore.ReadVersion(row)), ct);
        await using var changes = Command($"select effective_on, kind, resolution, old_id, new_id, extent from cds.unit_change {changing}");
        return ReformState.Of(
            read.GroupBy(row => (row.Id, row.Kind)).Select(unit => new UnitLife(unit.Key.Id, unit.Key.Kind, [.. unit.Select(row => row.Version)])),
            await UnitStore.Read(changes, row => new UnitChange(
                row.GetFieldValue<DateOnly>(0), Enum.Parse<UnitChangeKind>(row.GetString(1), ignoreCase: true), row.GetString(2), new(row.GetGuid(3)), new(row.GetGuid(4)),
                Enum.Parse<ChangeExtent>(row.GetString(5), ignoreCase: true)), ct));

        NpgsqlCommand Command(string sql)
        {
            var command = new NpgsqlCommand(sql, connection);
            foreach (var parameter in parameters)
                command.Parameters.Add(new() { Value = parameter });
            return command;
        }
    }
}
