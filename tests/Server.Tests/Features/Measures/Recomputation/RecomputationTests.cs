using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Tests.Features.Demo;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Measures.Recomputation;

/// <summary>
/// Law 3: every measure of the demo province is what its raw rows give to somebody who has read the documents and not the code. <c>./bench recompute</c> does
/// the same at the size of the whole province (<c>CDS_RECOMPUTE_SCALE=province</c>).
/// </summary>
[Collection<FilledCollection>]
public sealed class RecomputationTests(FilledInstallation filled, TestCluster cluster, ITestOutputHelper output)
{
    private const int Periods = 18, Indicators = 37, Units = 1 + 96 + 1_386, ShownDifferences = 20;

    [Fact]
    public async Task Every_unit_indicator_and_month_of_the_demo_is_what_its_raw_records_give()
    {
        await using var whole = new TestInstallation(cluster);
        var demo = Environment.GetEnvironmentVariable("CDS_RECOMPUTE_SCALE") == "province" ? await Filled(whole) : filled.Installation;

        var comparison = await MeasureComparison.Of(demo);

        output.WriteLine($"{comparison.Measures} measures, {comparison.KeptRows} of them kept ready, compared with {await demo.Query<long>("select count(*) from p51.field_record")} records");
        comparison.Differences.Take(ShownDifferences).ShouldBeEmpty($"{comparison.Differences.Count} differences");
        comparison.Measures.ShouldBe(Periods * Indicators * Units);
        comparison.KeptRows.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void The_rules_copied_from_the_documents_are_those_of_the_programs()
    {
        var shipped = new ProgramCatalogue(ProgramCatalogue.ShippedFolder, null).All.SelectMany(program => program.Indicators.Select(indicator => (program.Id, indicator.Id)));

        WrittenRules.All.Select(rule => (rule.Program, rule.Indicator)).Order().ShouldBe(shipped.Order());
    }

    private static async Task<TestInstallation> Filled(TestInstallation whole)
    {
        await whole.InitializeAsync();
        await whole.Json("demo", "--province", "51", "--scale", "province");
        return whole;
    }
}
