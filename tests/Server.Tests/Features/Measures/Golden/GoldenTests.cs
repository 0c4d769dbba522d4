using CongDongSo.Server.Tests.Features.Measures.Recomputation;

namespace CongDongSo.Server.Tests.Features.Measures.Golden;

/// <summary>The golden commune is made once for all its tests; they only read.</summary>
[CollectionDefinition]
public sealed class GoldenCollection : ICollectionFixture<GoldenCommune>;

/// <summary>The three programs that set no targets, on the golden commune, every measure worked out by hand; and that the commune itself is sound.</summary>
[Collection<GoldenCollection>]
public sealed class GoldenTests(GoldenCommune commune)
{
    /// <summary>Bình Sơn 2022, of III.3.a and III.3.b. Quảng Ngãi 335 has the same indicators and one more.</summary>
    private const string BinhSon = """
        # chỉ tiêu               thôn Đông (A)    thôn Tây (B)     thôn Thượng (C)  thôn Xa (D)  xã An Phú
        #
        # III.3.a; mục 2.a: A all but 09 and 14, B 01 to 08, C 01 02 03 05 to 09 12.
        household-informed    | 12/14 85.71    | 8/10 80        | 9/12 75        | -/4 ?      | 29/40 72.5
        # III.3.a, III.3.b; mục 2.a, 2.b: A 01 02 04 06 07 08 10 11 12, B 01 to 08, C 01 03 05 06 08 09 12.
        online-public-service | 9/14 64.29     | 8/10 80        | 7/12 58.33     | -/4 ?      | 24/40 60
        # III.3.a, III.3.b; mục 2.a, 2.b: A 01 02 05 06 07 08 10 to 13, B 01 02 04 to 07, C 01 03 06 08 09.
        e-payment-account     | 10/14 71.43    | 6/10 60        | 5/12 41.67     | -/4 ?      | 21/40 52.5
        # III.3.b; mục 2.b: residents from 14, summed up at the same indicator of Quảng Ngãi 12/2025.
        health-record         | 26/38 68.42    | 17/26 65.38    | 18/35 51.43    | -/11 ?     | 61/110 55.45
        # III.3.a, III.3.b; mục 2.a, 2.b: AK1 and AK3 of three, BK4 of two, CK7 of two, and DK8 that nobody saw.
        online-stall          | 2/3 66.67      | 1/2 50         | 1/2 50         | -/1 ?      | 4/8 50
        # III.3.b; mục 2.b: A 01 05 11, B 04 06. In C nobody was asked: the village has records, so that it is none of twelve and not missing.
        scene-report-app      | 3/14 21.43     | 2/10 20        | 0/12 0         | -/4 ?      | 5/40 12.5
        # III.3.b; mục 2.b: A 01 04 12, B 04.
        land-information      | 3/14 21.43     | 1/10 10        | 0/12 0         | -/4 ?      | 4/40 10
        """;

    [Fact]
    public async Task Binh_Son_2022_in_the_quarter() => (await GoldenTable.OfQuarter(commune, "binh-son-2022")).ShouldBe(GoldenTable.Of(BinhSon));

    [Fact]
    public async Task Quang_Ngai_335_in_the_quarter() => (await GoldenTable.OfQuarter(commune, "quang-ngai-335-2025")).ShouldBe([.. GoldenTable.Of(BinhSon), .. GoldenTable.Of("""
        # Mục 2.a, 2.b: A all but 09 and 14, B all but 10, C 01 02 03 05 to 09 12.
        vneid-account         | 12/14 85.71    | 9/10 90        | 9/12 75        | -/4 ?      | 30/40 75
        """)], ignoreOrder: true);

    [Fact]
    public async Task Thanh_Hoa_2025_in_the_quarter() => (await GoldenTable.OfQuarter(commune, "thanh-hoa-2025")).ShouldBe(GoldenTable.Of("""
        # chỉ tiêu               thôn Đông (A)    thôn Tây (B)     thôn Thượng (C)  thôn Xa (D)  xã An Phú
        # Mục 2, nội dung (1): A 01 02 04 06 07 08 10 11 12, B 01 to 08, C 01 03 05 06 08 09 12.
        online-public-service | 9/14 64.29     | 8/10 80        | 7/12 58.33     | -/4 ?      | 24/40 60
        # Mục 2, nội dung (5): A 01 02 05 06 07 08 10 to 13, B 01 02 04 to 07, C 01 03 06 08 09.
        e-payment-account     | 10/14 71.43    | 6/10 60        | 5/12 41.67     | -/4 ?      | 21/40 52.5
        """));

    [Fact]
    public async Task The_three_at_the_end_of_each_month()
    {
        string[] months = ["2025-10", "2025-11", "2025-12"];
        var binhSon = GoldenTable.Of("""
            # chỉ tiêu               tháng 10         tháng 11         tháng 12
            # Where the same indicator stands in Quảng Nam 2025 or Quảng Ngãi 12/2025, its months are worked out there.
            household-informed    | 12/39 30.77    | 23/40 57.5     | 29/40 72.5
            online-public-service | 9/39 23.08     | 19/40 47.5     | 24/40 60
            e-payment-account     | 8/39 20.51     | 16/40 40       | 21/40 52.5
            health-record         | 29/108 26.85   | 53/110 48.18   | 61/110 55.45
            # October: AK1 AK3. November: also BK4 CK7.
            online-stall          | 2/8 25         | 4/8 50         | 4/8 50
            # October: A 01 05, B 04. November: also B06. December: also A11.
            scene-report-app      | 3/39 7.69      | 4/40 10        | 5/40 12.5
            # October and November: A 01 04, B 04, of 39 and of 40. December: also A12.
            land-information      | 3/39 7.69      | 3/40 7.5       | 4/40 10
            """);

        (await GoldenTable.OfPeriods(commune, "binh-son-2022", months)).ShouldBe(binhSon);
        (await GoldenTable.OfPeriods(commune, "quang-ngai-335-2025", months)).ShouldBe([.. binhSon, "vneid-account | 12/39 30.77 | 23/40 57.5 | 30/40 75"], ignoreOrder: true);
        (await GoldenTable.OfPeriods(commune, "thanh-hoa-2025", months)).ShouldBe(binhSon.Skip(1).Take(2));
    }

    [Fact]
    public async Task The_rows_kept_ready_and_a_plain_recomputation_of_everything_agree_with_the_tables()
    {
        string[] periods = ["2025-12", "2025-Q4", "2025"];
        var comparison = await MeasureComparison.Of(commune.Installation);

        comparison.Differences.Take(20).ShouldBeEmpty($"{comparison.Differences.Count} of {comparison.Measures}");
        (await GoldenTable.OfKept(commune, "quang-ngai-2025-12", periods)).ShouldBe(await GoldenTable.OfPeriods(commune, "quang-ngai-2025-12", periods), ignoreOrder: true);
        (await GoldenTable.OfKept(commune, "quang-ngai-335-2025", periods)).ShouldBe(await GoldenTable.OfPeriods(commune, "quang-ngai-335-2025", periods), ignoreOrder: true);
    }

    [Fact]
    public async Task It_has_forty_households_and_all_that_is_derived_of_it_agrees_with_its_records()
    {
        commune.SentAgain.ShouldBe((0, 100), "sending twice changes nothing");
        (await commune.Installation.Query<long>("select count(*) from p51.household")).ShouldBe(40);
        (await commune.Installation.Json("verify")).GetProperty("ok").GetBoolean().ShouldBeTrue();
    }
}
