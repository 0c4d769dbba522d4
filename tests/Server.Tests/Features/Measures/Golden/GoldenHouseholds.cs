namespace CongDongSo.Server.Tests.Features.Measures.Golden;

/// <summary>
/// The forty households of the golden commune (hộ gia đình): what the register says of each, and what was found on the one visit it had. A number is how
/// many of the household have it, a dot that nobody asked. Exceptions stand in <see cref="GoldenWork.Exceptions"/> and are marked here.
/// </summary>
internal static class GoldenHouseholds
{
    /// <summary>Indicators of the columns after the bar, in their order.</summary>
    public static readonly IReadOnlyList<string> Indicators =
    [
        "household-informed", "online-public-service", "digital-app", "e-payment-account", "digital-signature", "citizen-app", "vneid-account", "qr-scanning",
        "scene-report-app", "land-information", "health-record", "bank-account", "adult-signature",
    ];

    /// <summary>
    /// Members, of these from 14, 15 and 18 years on, day and time of the visit in Vietnam; then in the order of <see cref="Indicators"/>: informed, online
    /// services, app, payment, digital signature, C-Quảng Ngãi, VNeID, QR, scene reports, land | residents with a health record, a bank account, a signature.
    /// </summary>
    public const string Table = """
        # hộ   nk 14 15 18  visited           inf ops app pay sig  cit vne  qr scn lnd | hr bk as
        A01     4  3  3  2  05/10/2025 08:00    1   2   1   1   1    2   2   1   1   1 |  3  2  1
        A02     5  4  4  4  05/10/2025 08:30    1   1   0   1   0    1   1   0   .   . |  2  3  1
        A03     3  2  2  2  05/10/2025 09:00    1   0   0   0   0    1   1   0   0   . |  1  1  0   cit corrected on 20/11
        A04     2  2  2  2  15/10/2025 08:00    1   1   1   0   0    0   1   1   .   1 |  2  0  0   an older record about inf comes late
        A05     6  4  4  3  06/10/2025 08:00    1   1   2   1   0    1   2   1   1   . |  4  3  2   two records about ops at one instant
        A06     4  4  3  3  31/10/2025 23:30    1   1   1   1   0    1   1   1   .   . |  3  3  1   last half hour of October
        A07     3  2  2  2  12/11/2025 08:00    1   1   0   1   1    1   1   1   0   0 |  2  2  1
        A08     4  3  3  3  12/11/2025 08:30    1   1   1   1   0    1   1   0   .   . |  3  2  2
        A09     1  1  1  1  12/11/2025 09:00    0   0   0   0   0    0   0   0   0   0 |  0  0  0
        A10     5  3  3  2  12/11/2025 09:30    1   3   2   2   1    2   3   2   .   . |  3  3  2
        A11     4  3  2  2  02/12/2025 08:00    1   1   1   1   0    1   2   1   1   . |  2  1  1
        A12     3  3  3  3  02/12/2025 08:30    1   1   0   1   1    0   1   1   .   1 |  1  2  3
        A13     4  2  2  2  02/12/2025 09:00    1   0   0   1   0    0   1   0   .   . |  0  1  0   all signed on 05/01/2026
        A14     2  2  2  2  -                   .   .   .   .   .    .   .   .   .   . |  .  .  .   never visited
        B01     4  3  3  3  01/11/2025 00:30    1   1   1   1   1    1   1   1   .   . |  3  3  1   still October in UTC
        B02     3  2  2  2  07/10/2025 08:00    1   1   1   1   0    1   1   1   0   . |  5  2  1   five have it, says the record, of two who can
        B03     4  3  3  3  07/10/2025 08:30    1   1   1   0   0    1   1   0   .   . |  3  3  2   one moved away on 25/11
        B04     5  4  3  3  07/10/2025 09:00    1   2   1   1   0    1   2   1   1   1 |  2  2  1
        B05     2  2  2  2  13/11/2025 08:00    1   1   0   1   0    0   1   0   .   . |  1  1  0
        B06     6  5  5  4  13/11/2025 08:30    1   1   1   2   1    2   3   2   1   . |  4  4  3
        B07     3  3  3  3  13/11/2025 09:00    1   1   0   1   0    1   1   1   .   . |  2  3  0
        B08     4  2  2  2  03/12/2025 08:00    1   1   1   0   0    1   1   1   0   0 |  1  1  1
        B09     1  1  1  1  03/12/2025 08:30    0   0   0   0   0    0   1   0   .   . |  0  1  0
        B10     3  2  2  2  -                   .   .   .   .   .    .   .   .   .   . |  .  .  .   never visited
        C01     5  4  3  3  08/10/2025 08:00    1   1   1   1   0    1   1   1   .   . |  3  2  1
        C02     4  3  3  2  08/10/2025 08:30    1   0   0   0   0    0   1   0   .   . |  1  1  0
        C03     6  4  4  4  08/10/2025 09:00    1   1   1   1   1    1   2   1   .   . |  3  3  2
        C04     3  2  2  2  09/10/2025 08:00    0   0   0   0   0    0   0   0   .   . |  0  0  0
        C05     4  3  3  3  14/11/2025 08:00    1   1   0   0   0    1   1   0   .   . |  2  1  0
        C06     5  3  3  3  14/11/2025 08:30    1   1   1   1   0    1   1   1   .   . |  2  2  1
        C07     2  2  2  2  14/11/2025 09:00    1   0   0   0   0    0   1   0   .   . |  1  0  0
        C08     4  3  3  2  04/12/2025 08:00    1   1   1   1   1    1   1   1   .   . |  3  2  1
        C09     3  2  2  2  04/12/2025 08:30    1   1   0   1   0    0   1   0   .   . |  1  1  0
        C10     4  4  3  3  04/12/2025 09:00    0   0   0   0   0    0   0   0   .   . |  0  0  0
        C11     3  2  2  2  -                   .   .   .   .   .    .   .   .   .   . |  .  .  .   never visited
        C12     4  3  3  2  28/10/2025 08:00    1   1   1   0   0    1   1   1   .   . |  2  2  1   in the register from 10/11 on
        D01     4  3  3  2  -                   .   .   .   .   .    .   .   .   .   . |  .  .  .   nobody came to thôn Xa
        D02     5  4  4  3  -                   .   .   .   .   .    .   .   .   .   . |  .  .  .
        D03     3  2  2  2  -                   .   .   .   .   .    .   .   .   .   . |  .  .  .
        D04     2  2  2  2  -                   .   .   .   .   .    .   .   .   .   . |  .  .  .
        """;

    /// <summary>One line of the table.</summary>
    /// <param name="Ages">Members, and those from 14, 15 and 18 years on.</param>
    /// <param name="VisitedAt">ISO 8601; null where nobody came.</param>
    /// <param name="Counts">By indicator; only what was asked.</param>
    public sealed record Line(string Code, int[] Ages, string? VisitedAt, IReadOnlyList<(string Indicator, int Count)> Counts)
    {
        public string Village => GoldenCommune.VillageOf(Code);
    }

    public static IReadOnlyList<Line> Lines { get; } = [.. GoldenWork.Rows(Table).Select(Read)];

    private static Line Read(string[] words)
    {
        var isVisited = words[5] != "-";
        var counts = words.Skip(isVisited ? 7 : 6).Where(word => word != "|").Take(Indicators.Count).Zip(Indicators)
            .Where(one => one.First != ".").Select(one => (one.Second, int.Parse(one.First)));
        return new(words[0], [.. words[1..5].Select(int.Parse)], isVisited ? GoldenWork.At(words[5], words[6]) : null, [.. counts]);
    }
}
