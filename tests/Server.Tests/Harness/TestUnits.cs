using CongDongSo.Domain.Language;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using Npgsql;

namespace CongDongSo.Server.Tests.Harness;

/// <summary>A few made-up units beside the catalogue, for tests that need a tree of their own.</summary>
public static class TestUnits
{
    /// <summary>Adds a unit that stands under another, or under the nation.</summary>
    /// <param name="to">Last day; null while it stands.</param>
    public static async Task<UnitId> AddUnit(
        this TestInstallation installation, UnitKind kind, string code, string name, UnitId? under = null, DateOnly? from = null, DateOnly? to = null)
    {
        var id = UnitId.Of($"test/{code}/{name}");
        var subKind = kind switch { UnitKind.Province => "Tỉnh", UnitKind.District => "Huyện", UnitKind.Commune => "Xã", _ => "Thôn" };
        await using var source = NpgsqlDataSource.Create(installation.Settings.Database!);
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(new("insert into cds.unit (id, kind, valid_from, valid_to) values ($1, $2, $3, $4)")
        {
            Parameters = { new() { Value = id.Value }, new() { Value = UnitWords.Code(kind) }, new() { Value = from ?? First }, new() { Value = to ?? DateOnly.MaxValue } },
        });
        batch.BatchCommands.Add(new("""
            insert into cds.unit_version (unit_id, valid_from, valid_to, code, name, sub_kind, parent_id, folded, folded_path)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
            """)
        {
            Parameters =
            {
                new() { Value = id.Value }, new() { Value = from ?? First }, new() { Value = to ?? DateOnly.MaxValue }, new() { Value = code }, new() { Value = name },
                new() { Value = subKind }, new() { Value = (under ?? UnitDirectory.NationId).Value }, new() { Value = Folding.Fold($"{subKind} {name}") },
            },
        });
        await batch.ExecuteNonQueryAsync();
        return id;
    }

    /// <summary>The unit that has a code today.</summary>
    public static async Task<UnitId> IdOf(this TestInstallation installation, string code) =>
        new(await installation.Query<Guid>($"select unit_id from cds.unit_version where code = '{code}' and valid_to = 'infinity'"));

    /// <summary>Records that a unit became, wholly or in part, another.</summary>
    public static async Task Became(this TestInstallation installation, UnitId old, UnitId now, DateOnly on, string extent = "whole")
    {
        await using var source = NpgsqlDataSource.Create(installation.Settings.Database!);
        await using var command = source.CreateCommand("insert into cds.unit_change (effective_on, kind, resolution, old_id, new_id, extent) values ($1, 'merge', '1677/NQ-UBTVQH15', $2, $3, $4)");
        command.Parameters.Add(new() { Value = on });
        command.Parameters.Add(new() { Value = old.Value });
        command.Parameters.Add(new() { Value = now.Value });
        command.Parameters.Add(new() { Value = extent });
        await command.ExecuteNonQueryAsync();
    }

    private static readonly DateOnly First = new(2000, 1, 1);
}
