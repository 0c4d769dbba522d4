using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Demo;
using CongDongSo.Server.Features.OpenData;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Tests.Features.Demo;
using CongDongSo.Server.Tests.Harness;
using Npgsql;

namespace CongDongSo.Server.Tests.Features.OpenData;

/// <summary>The households of a province are read in one pass, those of a commune one by one: both say what the question of before said.</summary>
public sealed class HouseholdExportTests(FilledInstallation filled) : IClassFixture<FilledInstallation>
{
    /// <summary>As it was asked of each household before.</summary>
    private const string Before = """
        select h.id, h.code, v.code as village_code, v.name as village, c.code as commune_code, c.name as commune,
          f.members, f.from14, f.from15, f.from18, f.elderly60, f.disabled, f.no_smartphone, s.state, s.seen_at
        from household h
        join lateral (select * from household_fact f where f.household_id = h.id order by f.observed_at desc, f.record_id desc limit 1) f on true
        left join cds.unit_version v on v.unit_id = h.village_id and v.valid_to = 'infinity'
        left join cds.unit_version c on c.unit_id = v.parent_id and c.valid_to = 'infinity'
        left join lateral (
          select string_agg(o.indicator || '=' || o.count, ' ' order by o.indicator) as state, max(o.observed_at) as seen_at
          from (select distinct on (indicator) indicator, count, observed_at from observation where subject_id = h.id order by indicator, observed_at desc, record_id desc) o
        ) s on true
        """;

    private readonly TestInstallation installation = filled.Installation;

    [Fact]
    public async Task One_pass_over_the_province_writes_the_same_bytes_as_each_household_by_itself()
    {
        var tree = await (await installation.Service<UnitDirectory>()).Tree("51", DemoYear.Last, TestContext.Current.CancellationToken);
        var villages = tree.All.Where(unit => unit.Kind == UnitKind.Village).ToList();
        var commune = tree.All.Single(unit => unit.Code == ADemo.Province.Complete);

        var before = await Copy(Before);
        var bundle = await Copy(ExportTableStore.All.Single(table => table.Name == "households").Sql);
        var province = await Copy(ExportTableStore.HouseholdsOf(villages).Sql);
        var one = await Copy(ExportTableStore.HouseholdsOf([.. tree.Under(commune.Id, UnitKind.Village)]).Sql);

        before.Length.ShouldBeGreaterThan(100_000);
        Lines(bundle).Order(StringComparer.Ordinal).ShouldBe(Lines(before).Order(StringComparer.Ordinal));
        province.ShouldBe(bundle);
        // All households of this demo are the commune's.
        one.ShouldBe(bundle);
        Lines(bundle).ShouldContain(line => line.Contains("citizen-app=") && line.Contains(" health-record="));
    }

    private static string[] Lines(string file) => file.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private async Task<string> Copy(string sql)
    {
        await using var source = NpgsqlDataSource.Create(installation.Settings.Database!);
        await using var connection = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using (var path = new NpgsqlCommand("set search_path = p51, cds, public", connection))
            await path.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        using var reader = await connection.BeginTextExportAsync($"copy ({sql}) to stdout (format csv, header)", TestContext.Current.CancellationToken);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
