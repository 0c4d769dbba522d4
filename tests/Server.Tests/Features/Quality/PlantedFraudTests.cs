using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Domain.Quality;
using CongDongSo.Server.Features.Demo;
using CongDongSo.Server.Features.Quality;
using CongDongSo.Server.Tests.Features.Demo;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Quality;

public sealed class PlantedFraudTests(FilledInstallation filled) : IClassFixture<FilledInstallation>
{
    private const double FalseAlarms = 0.05;

    private readonly TestInstallation installation = filled.Installation;

    [Fact]
    public async Task Each_planted_case_is_found_and_at_most_one_clean_village_in_twenty_is_suspected_by_any_rule()
    {
        var villages = await Planted.Villages(installation);
        villages.Values.OfType<Fraud>().ShouldBe(Enum.GetValues<Fraud>(), ignoreOrder: true);
        var clean = villages.Where(village => village.Value is null).Select(village => village.Key).ToList();
        clean.Count.ShouldBeGreaterThan(4);

        var found = (await installation.Json("quality", "list", "--unit", ADemo.Province.Complete)).GetProperty("items").EnumerateArray().Select(item => (Rule: Text(item, "rule"), Unit: Text(item, "unit"))).Distinct().ToList();

        foreach (var (village, fraud) in villages.Where(one => one.Value is not null))
        {
            foreach (var rule in Planted.RulesFor(fraud!.Value))
                found.ShouldContain((rule.Id, village), $"{fraud} in {village}");
        }
        foreach (var rule in QualityRule.All)
            found.Count(one => one.Rule == rule.Id && clean.Contains(one.Unit)).ShouldBeLessThanOrEqualTo((int)(FalseAlarms * clean.Count), rule.Id);
    }

    [Fact]
    public async Task The_declaration_that_is_made_up_is_found_and_at_most_one_honest_one_in_twenty_is_suspected()
    {
        var all = await installation.Query<long>("select count(distinct (unit_id, period, indicator)) from p51.declared_value");

        var found = await Declared();

        all.ShouldBeGreaterThan(12);
        found.ShouldContain((DemoDeclarations.Planted.Months().Last().ToString("yyyy-MM"), ADemo.Province.Complete));
        (found.Count - 1).ShouldBeLessThanOrEqualTo((int)(FalseAlarms * (all - 1)));
    }

    [Fact]
    public async Task The_night_sees_a_declaration_of_a_month_long_past_and_that_it_was_taken_back()
    {
        using var officer = await installation.As("commune-officer", ADemo.Province.Complete);
        var survey = await installation.Service<QualitySurvey>();
        await survey.Night("51", TestContext.Current.CancellationToken);
        var before = await Declared();

        await Declare(officer, 1, 9_000, ADemo.Province.Complete);
        await survey.Night("51", TestContext.Current.CancellationToken);

        (await Declared()).Except(before).ShouldBe([("2026-02", ADemo.Province.Complete)]);
        await Declare(officer, null, null, ADemo.Province.Complete);
        await survey.Night("51", TestContext.Current.CancellationToken);
        (await Declared()).ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task What_a_province_declares_of_itself_is_compared_with_all_its_records_and_stands_in_its_own_list()
    {
        using var officer = await installation.As("province-officer", "51");
        var before = await Declared();
        await Declare(officer, 1, 900_000, "51");

        await installation.Json("quality", "run", "--unit", "51");

        (await Declared()).Except(before).ShouldBe([("2026-02", "51")]);
        (await (await PortalBrowser.As(installation, "province-officer", "51")).Open("/chat-luong?don-vi=51&quy-tac=declared-differs")).Words("main").ShouldContain("tự khai 1/900.000");
        (await (await PortalBrowser.As(installation, "commune-officer", ADemo.Province.Complete)).Open("/chat-luong")).Words("main").ShouldNotContain("tự khai 1/900.000");
        await Declare(officer, null, null, "51");
        await installation.Json("quality", "run", "--unit", "51");
        (await Declared()).ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task A_photo_of_two_activities_and_a_silent_phone_are_found_and_are_cleared_when_they_are_no_more()
    {
        // In a village that is suspected already: the clean ones stay clean for the test above.
        var village = (await Planted.Villages(installation)).First(one => one.Value == Fraud.TwoPlaces).Key;
        await Planted.PhotosAndPhone(installation, village);

        await installation.Json("quality", "run", "--unit", ADemo.Province.Complete);

        (await Rules(village)).ShouldBe([QualityRule.OverlappingActivities.Id, QualityRule.CopiedPhotos.Id, QualityRule.SilentPhone.Id], ignoreOrder: true);
        await installation.Query<Guid>("update cds.device set seen_at = now() where label = 'Máy cũ' returning id");
        await installation.Json("quality", "run", "--unit", ADemo.Province.Complete);
        (await Rules(village)).ShouldBe([QualityRule.OverlappingActivities.Id, QualityRule.CopiedPhotos.Id], ignoreOrder: true);
    }

    [Fact]
    public async Task Looking_twice_finds_the_same_once()
    {
        var before = await installation.Query<long>("select count(*) from p51.quality_finding where rule in ('visit-speed', 'outlier', 'register-jump')");

        await installation.Json("quality", "run", "--unit", ADemo.Province.Complete);

        (await installation.Query<long>("select count(*) from p51.quality_finding where rule in ('visit-speed', 'outlier', 'register-jump')")).ShouldBe(before);
    }

    [Theory]
    [InlineData("--period", "2026")]
    [InlineData("--period", "hom-qua")]
    public async Task A_month_that_is_none_is_refused_in_words(string option, string value) =>
        (await installation.Run("quality", "run", "--unit", "51", option, value)).Messages.ShouldContain("viết chưa đúng");

    private async Task<IReadOnlyList<(string Month, string Unit)>> Declared() =>
        [.. (await installation.Json("quality", "list", "--unit", "51", "--rule", QualityRule.DeclaredDiffers.Id)).GetProperty("items").EnumerateArray().Select(item => (Text(item, "period"), Text(item, "unit")))];

    private static async Task Declare(HttpClient officer, long? numerator, long? denominator, string unit) => (await officer.PutAsJsonAsync(
        "/api/v1/declared", new { program = "quang-ngai-2025-12", unit, period = "2026-02", values = new[] { new { indicator = "citizen-app", numerator, denominator } } },
        TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

    private async Task<IReadOnlyList<string>> Rules(string village) =>
        [.. (await installation.Json("quality", "list", "--unit", village)).GetProperty("items").EnumerateArray().Select(item => Text(item, "rule"))];

    private static string Text(JsonElement item, string name) => item.GetProperty(name).GetString()!;
}
