using CongDongSo.Server.Tests.Harness;
using Npgsql;

namespace CongDongSo.Server.Tests.Features.Teams;

/// <summary>Registers villages under a commune of the shipped catalogue.</summary>
internal static class Villages
{
    public static async Task Register(this TestInstallation installation, string commune, params (string Code, string SubKind, string Name)[] villages)
    {
        await using var source = NpgsqlDataSource.Create(installation.Settings.Database!);
        foreach (var (code, subKind, name) in villages)
        {
            var id = Guid.CreateVersion7();
            await using var command = source.CreateCommand("""
                with made as (insert into cds.unit (id, kind, valid_from) values ($1, 'village', '2025-07-01') returning id)
                insert into cds.unit_version (unit_id, valid_from, code, name, sub_kind, parent_id, folded, folded_path)
                select $1, '2025-07-01', $2, $3, $4, v.unit_id, lower($4 || ' ' || $3), lower($4 || ' ' || $3)
                from cds.unit_version v where v.code = $5 and v.valid_to = 'infinity'
                """);
            foreach (var value in new object[] { id, code, name, subKind, commune })
                command.Parameters.Add(new() { Value = value });
            await command.ExecuteNonQueryAsync();
        }
    }
}
