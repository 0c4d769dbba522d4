namespace CongDongSo.Server.Tests.Features.Measures.Golden;

/// <summary>
/// Quảng Nam 2025 on the golden commune, every measure worked out by hand. The target of the commune is the mean of its villages' weighted by households:
/// A 14 and B 10 in the plain, C 12 and D 4 in the mountains; on 31/10 C has 11, as C12 is not yet registered.
/// </summary>
[Collection<GoldenCollection>]
public sealed class QuangNam2025GoldenTests(GoldenCommune commune)
{
    private const string Program = "quang-nam-2025";

    [Fact]
    public async Task The_quarter_in_each_village_and_the_commune() => (await GoldenTable.OfQuarter(commune, Program)).ShouldBe(GoldenTable.Of("""
        # chỉ tiêu               thôn Đông (A)       thôn Tây (B)      thôn Thượng (C)     thôn Xa (D)  xã An Phú
        #
        # I.2, "100% hộ gia đình": A all but 09 and 14 (of 04 the later record holds, though it came first), B 01 to 08, C 01 02 03 05 to 09 12. 29 of 40 are 72.5 %.
        household-informed    | 12/14 85.71 <100 | 8/10 80 <100    | 9/12 75 <100      | -/4 ?100    | 29/40 72.5 <100
        # I.2, 80 % in the plain, 50 % in the mountains: A 01 02 04 06 07 08 10 11 12, B 01 to 08, C 01 03 05 06 08 09 12. Commune: (80 × 24 + 50 × 16) / 40 = 68.
        online-public-service | 9/14 64.29 <80   | 8/10 80 ≥80     | 7/12 58.33 ≥50    | -/4 ?50     | 24/40 60 <68
        # I.2, 60 and 40 %: A 01 04 05 06 08 10 11, B 01 02 03 04 06 08, C 01 03 06 08 12. Commune: (60 × 24 + 40 × 16) / 40 = 52.
        digital-app           | 7/14 50 <60      | 6/10 60 ≥60     | 5/12 41.67 ≥40    | -/4 ?40     | 18/40 45 <52
        # I.2, 70 and 40 %: A 01 02 05 06 07 08 10 to 13, B 01 02 04 05 06 07, C 01 03 06 08 09. Commune: (70 × 24 + 40 × 16) / 40 = 58.
        e-payment-account     | 10/14 71.43 ≥70  | 6/10 60 <70     | 5/12 41.67 ≥40    | -/4 ?40     | 21/40 52.5 <58
        # I.2, 30 and 15 %: A 01 07 10 12 (13 signed in 2026), B 01 06, C 03 08. Commune: (30 × 24 + 15 × 16) / 40 = 24.
        digital-signature     | 4/14 28.57 <30   | 2/10 20 <30     | 2/12 16.67 ≥15    | -/4 ?15     | 8/40 20 <24
        # II.2.b, "tối thiểu 08 giờ/tuần": 13 weeks have their Thursday in the quarter, from the week of 29/09 to that of 22/12. X, A, B and C stood in all of them, B2
        # from the Thursday 20/11 on in 6: 4 × 13 + 6 = 58. A reached 8 hours in the weeks of 29/09, 06/10, 27/10, 03/11; B of 10/11; B2 of 24/11; C of 01/12; X of 15/12.
        team-hours            | 4/13 30.77 <100  | 2/19 10.53 <100 | 1/13 7.69 <100    | -/0 ?100    | 8/58 13.79 <100
        # II.2.a, "ít nhất 04 thành viên": on 31/12 A 6, B 4, C 4; B2 has 3.
        team-size             | 1/1 100 ≥100     | 1/2 50 <100     | 1/1 100 ≥100      | 0/0 ?100    | 3/4 75 <100
        """));

    [Fact]
    public async Task The_commune_at_the_end_of_each_month() => (await GoldenTable.OfPeriods(commune, Program, "2025-10", "2025-11", "2025-12")).ShouldBe(GoldenTable.Of("""
        # chỉ tiêu               tháng 10             tháng 11             tháng 12
        # October: A 01 to 06, B 02 03 04, C 01 02 03. November: A 01 to 08 10, B 01 to 07, C 01 02 03 05 06 07 12.
        household-informed    | 12/39 30.77 <100   | 23/40 57.5 <100    | 29/40 72.5 <100
        # October: A 01 02 04 06, B 02 03 04, C 01 03; target (80 × 24 + 50 × 15) / 39 = 2670 / 39 = 68.46. November: A also 07 08 10, B also 01 05 06 07, C also 05 06 12.
        online-public-service | 9/39 23.08 <68.46  | 19/40 47.5 <68     | 24/40 60 <68
        # October: A 01 04 05 06, B 02 03 04, C 01 03; target (60 × 24 + 40 × 15) / 39 = 2040 / 39 = 52.31. November: A also 08 10, B also 01 06, C also 06 12.
        digital-app           | 9/39 23.08 <52.31  | 15/40 37.5 <52     | 18/40 45 <52
        # October: A 01 02 05 06, B 02 04, C 01 03; target (70 × 24 + 40 × 15) / 39 = 2280 / 39 = 58.46. November: A also 07 08 10, B also 01 05 06 07, C also 06.
        e-payment-account     | 8/39 20.51 <58.46  | 16/40 40 <58       | 21/40 52.5 <58
        # October: A 01, C 03; target (30 × 24 + 15 × 15) / 39 = 945 / 39 = 24.23. November: A also 07 10, B 01 06.
        digital-signature     | 2/39 5.13 <24.23   | 6/40 15 <24        | 8/40 20 <24
        # Thursdays: five in October, four in November, four in December. October: X A B C × 5 = 20, A in three weeks. November: × 4 and B2 on 20/11 and 27/11 = 18; A 03/11,
        # B 10/11, B2 24/11. December: five teams × 4 = 20; C 01/12, X 15/12.
        team-hours            | 3/20 15 <100       | 3/18 16.67 <100    | 2/20 10 <100
        # From 4 on: A 6, B 4, C 5; then beside B2 with 3.
        team-size             | 3/3 100 ≥100       | 3/4 75 <100        | 3/4 75 <100
        """));

    [Fact]
    public async Task A_week_belongs_to_the_month_of_its_Thursday() => (await GoldenTable.OfPeriods(commune, Program, "2025-W40", "2025-W44", "2025-W46", "2025-W01"))
        .Where(line => line.StartsWith("team-hours", StringComparison.Ordinal)).ShouldBe(GoldenTable.Of("""
        # W40 is 29/09 to 05/10: A with 5 hours of September and 3 of October. W44 is 27/10 to 02/11: A with 4 and 4. W46 is 10/11 to 16/11: B with 9; B2 began on its Friday.
        # W01 is 30/12/2024 to 05/01/2025, before any team and any record.
        team-hours | 1/4 25 <100 | 1/4 25 <100 | 1/4 25 <100 | -/0 ?100
        """));
}
