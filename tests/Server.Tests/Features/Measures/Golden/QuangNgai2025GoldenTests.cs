namespace CongDongSo.Server.Tests.Features.Measures.Golden;

/// <summary>Quảng Ngãi 12/2025 on the golden commune, every measure worked out by hand from <see cref="GoldenHouseholds"/> and <see cref="GoldenWork"/>.</summary>
[Collection<GoldenCollection>]
public sealed class QuangNgai2025GoldenTests(GoldenCommune commune)
{
    private const string Program = "quang-ngai-2025-12";

    [Fact]
    public async Task The_quarter_in_each_village_and_the_commune() => (await GoldenTable.OfQuarter(commune, Program)).ShouldBe(GoldenTable.Of("""
        # chỉ tiêu           thôn Đông (A)      thôn Tây (B)       thôn Thượng (C)    thôn Xa (D)   xã An Phú
        #
        # Mục 1, gạch đầu dòng 1, "mỗi xã có 01 Tổ": team X stands. A village is no commune.
        commune-team      | 0/0 ?100         | 0/0 ?100         | 0/0 ?100         | 0/0 ?100    | 1/1 100 ≥100
        # The same, "mỗi thôn, tổ dân phố có 01 Tổ": A, B and C have one, D has none. Three of four are 75 %.
        village-team      | 1/1 100 ≥100     | 1/1 100 ≥100     | 1/1 100 ≥100     | 0/1 0 <100  | 3/4 75 <100
        # The same, "từ 5 đến 8 thành viên trở lên": on 31/12 A has 6 members, B 4, B2 3, C 4 since 01/12. The commune's own team is none of a village.
        team-size         | 1/1 100 ≥100     | 0/2 0 <100       | 0/1 0 <100       | 0/0 ?100    | 1/4 25 <100
        # Hoạt động 2, C-Quảng Ngãi: A 01 02 05 06 07 08 10 11 (03 was corrected), B 01 to 04 and 06 to 08, C 01 03 05 06 08 12. No target is given.
        citizen-app       | 8/14 57.14       | 7/10 70          | 6/12 50          | -/4 ?       | 21/40 52.5
        # Hoạt động 3, "tối thiểu 300 mẫu/tháng/xã": October 300, November 299, December 310 are 909 of three months, 303 a month; November falls short.
        # A village's samples: A 200 + 150, B 1 + 310, C 100, each over three months.
        i-speed-sample    | 350/3 116.67 <300 | 311/3 103.67 <300 | 100/3 33.33 <300 | -/3 ?300   | 909/3 303 <300
        # Hoạt động 4, residents from 14. A: 3+2+1+2+4+3+2+3+0+3+2+1+0 = 26 of 3+4+2+2+4+4+2+3+1+3+3+3+2+2 = 38.
        # B: 3+2+2+2+1+4+2+1+0 = 17 of 3+2+2+4+2+5+3+2+1+2 = 26: in 02 two of the five that were counted, in 03 two, as one has moved.
        # C: 3+1+3+0+2+2+1+3+1+0+2 = 18 of 4+3+4+2+3+3+2+3+2+4+2+3 = 35. D: 3+4+2+2 = 11. In all 61 of 110.
        health-record     | 26/38 68.42      | 17/26 65.38      | 18/35 51.43      | -/11 ?      | 61/110 55.45
        # Hoạt động 5, residents from 15. A: 2+3+1+0+3+3+2+2+0+3+1+2+1 = 23 of 3+4+2+2+4+3+2+3+1+3+2+3+2+2 = 36.
        # B: 3+2+2+2+1+4+3+1+1 = 19 of 3+2+2+3+2+5+3+2+1+2 = 25. C: 2+1+3+0+1+2+0+2+1+0+2 = 14 of 3+3+4+2+3+3+2+3+2+3+2+3 = 33. D: 11. In all 56 of 105.
        bank-account      | 23/36 63.89      | 19/25 76         | 14/33 42.42      | -/11 ?      | 56/105 53.33
        # Hoạt động 6, adults. A: 1+1+0+0+2+1+1+2+0+2+1+3+0 = 14 of 2+4+2+2+3+3+2+3+1+2+2+3+2+2 = 33: that both of 13 signed on 05/01 is not of 2025.
        # B: 1+1+2+1+0+3+0+1+0 = 9 of 3+2+2+3+2+4+3+2+1+2 = 24. C: 1+0+2+0+0+1+0+1+0+0+1 = 6 of 3+2+4+2+3+3+2+2+2+3+2+2 = 30. D: 2+3+2+2 = 9. In all 29 of 96.
        adult-signature   | 14/33 42.42      | 9/24 37.5        | 6/30 20          | -/9 ?       | 29/96 30.21
        # Hoạt động 7, VNeID: A all but 09 and 14, B all but 10, C 01 02 03 05 to 09 12.
        vneid-account     | 12/14 85.71      | 9/10 90          | 9/12 75          | -/4 ?       | 30/40 75
        # Hoạt động 7, public services: A 01 02 04 06 07 08 10 11 12 (of the two records of 05 at one instant the greater id says no), B 01 to 08, C 01 03 05 06 08 09 12.
        online-public-service | 9/14 64.29   | 8/10 80          | 7/12 58.33       | -/4 ?       | 24/40 60
        # Hoạt động 7, QR: A 01 04 05 06 07 10 11 12, B 01 02 04 06 07 08, C 01 03 06 08 12.
        qr-scanning       | 8/14 57.14       | 6/10 60          | 5/12 41.67       | -/4 ?       | 19/40 47.5
        # Hoạt động 7, OCOP: on 31/12 the makers are AK3, BK4, CK7; CK6 is none any more. AK3 and CK7 are online, BK4 since 10/12. D has no maker.
        ocop-online       | 1/1 100          | 1/1 100          | 1/1 100          | -/0 ?       | 3/3 100
        # Hoạt động 9, cashless: A K1 K2 of three, B K4 of two, C K7 of two; D's shop was never seen.
        cashless-merchant | 2/3 66.67        | 1/2 50           | 1/2 50           | -/1 ?       | 4/8 50
        """));

    [Fact]
    public async Task The_commune_at_the_end_of_each_month() => (await GoldenTable.OfPeriods(commune, Program, "2025-10", "2025-11", "2025-12")).ShouldBe(GoldenTable.Of("""
        # chỉ tiêu               tháng 10            tháng 11            tháng 12
        commune-team          | 1/1 100 ≥100      | 1/1 100 ≥100      | 1/1 100 ≥100
        # The team B2 is of a village that has one.
        village-team          | 3/4 75 <100       | 3/4 75 <100       | 3/4 75 <100
        # From 5 on: A 6 and C 5 of A, B, C; then beside B2 with 3; then C has 4.
        team-size             | 2/3 66.67 <100    | 2/4 50 <100       | 1/4 25 <100
        # October: A 01 02 03 05 06, B 02 03 04, C 01 03; 39 households, as C12 comes on 10/11. B01 was seen when November had begun in Vietnam.
        # November: A 01 02 05 06 07 08 10, B 01 02 03 04 06 07, C 01 03 05 06 12.
        citizen-app           | 10/39 25.64       | 18/40 45          | 21/40 52.5
        # November: A 150, B 1 of the first minutes, X 148.
        i-speed-sample        | 300/1 300 ≥300    | 299/1 299 <300    | 310/1 310 ≥300
        # October: A 3+2+1+2+4+3 = 15, B 2+3+2 = 7, C 3+1+3 = 7 of 38 + 27 (03 has three yet) + 32 (without C12) + 11 = 108.
        # November: A 15+2+3+0+3 = 23, B 3+2+2+2+1+4+2 = 16, C 7+0+2+2+1+2 = 14 of 38 + 26 + 35 + 11 = 110.
        health-record         | 29/108 26.85      | 53/110 48.18      | 61/110 55.45
        # October: A 12, B 2+3+2 = 7, C 6 of 36 + 26 + 30 + 11. November: A 12+2+2+0+3 = 19, B 3+2+2+2+1+4+3 = 17, C 6+0+1+2+0+2 = 11 of 36 + 25 + 33 + 11.
        bank-account          | 25/103 24.27      | 47/105 44.76      | 56/105 53.33
        # October: A 5, B 1+2+1 = 4, C 3 of 33 + 25 + 28 + 9. November: A 5+1+2+0+2 = 10, B 1+1+2+1+0+3+0 = 8, C 3+0+0+1+0+1 = 5 of 33 + 24 + 30 + 9.
        adult-signature       | 12/95 12.63       | 23/96 23.96       | 29/96 30.21
        # October: A 6, B 3, C 01 02 03. November: A nine of ten, B 01 to 07, C 01 02 03 05 06 07 12.
        vneid-account         | 12/39 30.77       | 23/40 57.5        | 30/40 75
        # October: A 01 02 04 06, B 02 03 04, C 01 03. November: A also 07 08 10, B 01 to 07, C 01 03 05 06 12.
        online-public-service | 9/39 23.08        | 19/40 47.5        | 24/40 60
        # October: A 01 04 05 06, B 02 04, C 01 03. November: A also 07 10, B also 01 06 07, C also 06 12.
        qr-scanning           | 8/39 20.51        | 15/40 37.5        | 19/40 47.5
        # October and November: AK3 and CK6 of AK3, BK4, CK6. December: all of AK3, BK4, CK7.
        ocop-online           | 2/3 66.67         | 2/3 66.67         | 3/3 100
        # October: AK1 AK2. November: also BK4 and CK7.
        cashless-merchant     | 2/8 25            | 4/8 50            | 4/8 50
        """));
}
