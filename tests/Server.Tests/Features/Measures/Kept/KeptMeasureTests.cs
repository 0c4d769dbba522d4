using System.Diagnostics;
using CongDongSo.Server.Tests.Features.Fieldwork;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Measures.Kept;

/// <summary>Measures that are kept ready are what is computed from the records, whatever changed and however.</summary>
public sealed class KeptMeasureTests(WatchedProvince province) : IClassFixture<WatchedProvince>
{
    private const string Program = "quang-ngai-2025-12", Village = "21034-01";

    private TestInstallation Installation => province.Portal.Installation;

    [Fact]
    public async Task A_pushed_record_reaches_the_kept_rows_of_its_commune_and_province_without_anybody_asking()
    {
        using var client = await Installation.Http();
        var (village, household) = (await Installation.IdOf(Village), await Household("H2"));
        await Settled();
        var before = (await Kept("citizen-app", "21034"), await Kept("citizen-app", "51"));

        await AField.Push(client, AField.Observation(AField.NewId(), village, household, "citizen-app", 1));

        await Until(async () => await Kept("citizen-app", "21034") == before.Item1 + 1 && await Kept("citizen-app", "51") == before.Item2 + 1);
    }

    [Fact]
    public async Task Every_kept_row_says_what_the_command_computes_for_its_unit_and_period()
    {
        await Settled();
        var periods = await Installation.Query<string[]>($"select array_agg(distinct period) from p51.measure_row where program = '{Program}'");

        periods.ShouldContain("2025-12");
        // The last of each kind, and those that the year began with.
        foreach (var period in (string[])["2025-12", "2025-Q4", "2025", periods.Max(StringComparer.Ordinal)!])
        {
            foreach (var by in (string?[])[null, "commune"])
            {
                var computed = (await Installation.Json(["measure", "--program", Program, "--unit", "51", "--period", period, .. by is null ? (string[])[] : ["--by", by]])).GetProperty("rows").EnumerateArray()
                    .Select(row => $"{row.GetProperty("unit").GetProperty("id").GetGuid()} {row.GetProperty("indicator").GetString()} {row.GetProperty("numerator")}/{row.GetProperty("denominator")} {Number(row.GetProperty("value"))} {Number(row.GetProperty("target"))} {row.GetProperty("status").GetString()} {row.GetProperty("missingVillages").GetArrayLength()}")
                    .Order(StringComparer.Ordinal).ToList();
                var kept = await Installation.Query<string[]>($"""
                    select array_agg(m.unit_id || ' ' || indicator || ' ' || coalesce(numerator::text, '') || '/' || coalesce(denominator::text, '') || ' ' || coalesce(trim_scale(value)::text, '')
                      || ' ' || coalesce(trim_scale(target)::text, '') || ' ' || status || ' ' || missing)
                    from p51.measure_row m join cds.unit u on u.id = m.unit_id where program = '{Program}' and period = '{period}' and u.kind = '{by ?? "province"}'
                    """);
                kept.Order(StringComparer.Ordinal).ToList().ShouldBe(computed, customMessage: $"{period} {by}");
            }
        }

        static string Number(System.Text.Json.JsonElement number) =>
            number.ValueKind == System.Text.Json.JsonValueKind.Null ? "" : number.GetDecimal().ToString("0.############", System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData("household", "H9,21034-02,Lê Thị Mới,,0914000009,4,3,3,2,0,0,0")]
    [InlineData("unit", "21040-09,Thôn Mới,Thôn,21040,miền núi,5,2025-07-01")]
    [InlineData("roster", "1,Xã Bình Sơn,Tổ CNSCĐ thôn Long Thành,09/QĐ-UBND ngày 10/12/2025,Phan Văn Thêm,Tổ trưởng,0914999001,\n,,,,Phan Thị Bớt,Thành viên,0914999002,")]
    public async Task Whatever_comes_by_file_is_in_the_kept_rows_too(string what, string line)
    {
        await Settled();
        var file = Installation.FileWith($"{what}.csv", what switch
        {
            "household" => "code,village,head,address,phone,members,from14,from15,from18,elderly60,disabled,noSmartphone\n",
            "unit" => "code,name,kind,commune,terrain,households,validFrom\n",
            _ => PortalProvince.RosterHead,
        } + line + "\n");

        await Installation.Json([what, "import", file, .. what switch { "unit" => (string[])[], "household" => ["--province", "51"], _ => ["--province", "51", "--program", Program] }]);

        await Settled();
        (await Installation.Run("verify", "--json")).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task Verify_finds_a_kept_row_that_does_not_follow_from_the_records_and_rebuild_mends_it()
    {
        await Settled();
        await Installation.Query<long>($"with changed as (update p51.measure_row set numerator = numerator + 1 where program = '{Program}' and period = '2025-12' and indicator = 'health-record' returning 1) select count(*) from changed");

        var wrong = await Installation.Run("verify", "--json");
        await Installation.Json("rebuild", "--province", "51");
        var mended = await Installation.Run("verify", "--json");

        wrong.Exit.ShouldBe(1);
        wrong.Output.ShouldContain($"measure_row {Program} 2025-12 health-record");
        mended.Exit.ShouldBe(0);
    }

    /// <summary>Nothing is due any more.</summary>
    private Task Settled() => Installation.Json("rebuild", "--province", "51");

    private static async Task Until(Func<Task<bool>> reached)
    {
        for (var clock = Stopwatch.StartNew(); !await reached(); await Task.Delay(50))
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    private Task<long> Kept(string indicator, string unit) => Installation.Query<long>($"""
        select coalesce(numerator, 0) from p51.measure_row m join cds.unit_version v on v.unit_id = m.unit_id and v.valid_to = 'infinity'
        where program = '{Program}' and indicator = '{indicator}' and v.code = '{unit}' and period = (select max(period) from p51.measure_row where period like '____-__' and period not like '%Q%')
        """);

    private Task<Guid> Household(string code) =>
        Installation.Query<Guid>($"select h.id from p51.household h join cds.unit_version v on v.unit_id = h.village_id where v.code = '{Village}' and h.code = '{code}'");
}

/// <summary>A province whose server keeps its measures ready.</summary>
public sealed class WatchedProvince(TestCluster cluster) : IAsyncLifetime
{
    public PortalProvince Portal { get; } = new(cluster) { DoesUpkeep = true };

    public ValueTask InitializeAsync() => Portal.InitializeAsync();

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
