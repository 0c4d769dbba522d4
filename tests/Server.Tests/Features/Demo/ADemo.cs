using System.Text.Json;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Demo;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Demo;

/// <summary>Plans and installations of demos.</summary>
internal static class ADemo
{
    public static readonly string[] Commune = ["demo", "--province", "51", "--scale", "commune"];

    public static DemoProvince Province => DemoProvince.Find("51")!;

    /// <summary>A plan of ninety-six made-up communes with codes like those of the province.</summary>
    public static DemoPlan Plan(int seed) => DemoPlanning.Plan(Province, seed, Enumerable.Range(0, 96).Select(i => new Unit(
        UnitId.Of($"test/{i}"), $"{21_025 + i * 26}", $"Xã số {i}", UnitKind.Commune, i % 10 == 0 ? "Phường" : "Xã", null, null, new DateOnly(2025, 7, 1), null)));

    /// <summary>Everything made, and nothing that another run may make differently: teams and people get their ids when they are imported.</summary>
    public static Task<string> Fingerprint(this TestInstallation installation) => installation.Query<string>("""
        select md5(string_agg(line, '|' order by line)) from (
          select concat_ws(',', id, kind, observed_at, village_id, body) as line from p51.field_record
          union all select concat_ws(',', id, code, village_id) from p51.household
          union all select concat_ws(',', household_id, record_id, head, members, from14, phone) from p51.household_fact
          union all select concat_ws(',', unit_id, level, name, valid_from) from p51.team
          union all select concat_ws(',', name, phone) from p51.person
        ) all_lines
        """);

    public static async Task<string> Measures(this TestInstallation installation, string period)
    {
        var document = await installation.Json("measure", "--program", "quang-ngai-2025-12", "--unit", "51", "--period", period, "--by", "commune");
        return JsonSerializer.Serialize(document.GetProperty("rows"));
    }
}
