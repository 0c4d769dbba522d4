using System.Globalization;

namespace CongDongSo.Server.Tests.Features.Measures.Golden;

/// <summary>What else happened in the golden commune: teams, businesses, corrections, activities, i-Speed samples. X stands for the commune itself.</summary>
internal static class GoldenWork
{
    /// <summary>Teams by decision; the decision of 01/12 leaves one of the five members of C out, the team B2 begins on a Friday.</summary>
    public const string Teams = """
        # file team  decision               members  name
        1      X     12/QĐ-UBND|22/7/2025   5        Tổ CNSCĐ xã An Phú
        1      A     12/QĐ-UBND|22/7/2025   6        Tổ CNSCĐ thôn Đông
        1      B     12/QĐ-UBND|22/7/2025   4        Tổ CNSCĐ thôn Tây
        1      C     12/QĐ-UBND|22/7/2025   5        Tổ CNSCĐ thôn Thượng
        2      B2    30/QĐ-UBND|14/11/2025  3        Tổ CNSCĐ số 2 thôn Tây
        3      C     41/QĐ-UBND|01/12/2025  4        Tổ CNSCĐ thôn Thượng
        """;

    /// <summary>Businesses: in the register as OCOP makers or not; the visit, and what it found: an online stall, OCOP products online, cashless payment.</summary>
    public const string Businesses = """
        # cơ sở  kind           ocop  visited           stall ocop cashless
        AK1      enterprise     no    10/10/2025 08:00  1     .    1
        AK2      shop           no    10/10/2025 08:30  0     .    1
        AK3      household      yes   10/10/2025 09:00  1     1    0
        BK4      cooperative    yes   18/11/2025 08:00  1     0    1       ocop corrected on 10/12
        BK5      shop           no    -                 .     .    .       never visited
        CK6      cooperative    yes   21/10/2025 08:00  0     1    0       no OCOP maker any more from 01/12 on
        CK7      household      no    20/11/2025 08:00  1     1    1       OCOP maker from 10/12 on
        DK8      shop           no    -                 .     .    .
        """;

    /// <summary>Observations beside the visits, sent before them; "greater" has an id that is greater than any visit's.</summary>
    public const string Exceptions = """
        # subject  indicator              count  observed at
        A03        citizen-app            0      20/11/2025 10:00           a correction
        A04        household-informed     0      03/10/2025 08:00           of an earlier day, whenever it comes
        A05        online-public-service  0      06/10/2025 08:00  greater  of the same instant: the greater id holds
        A13        adult-signature        2      05/01/2026 08:00           after the quarter
        A13        digital-signature      2      05/01/2026 08:00           after the quarter
        BK4        ocop-online            1      10/12/2025 08:00           the stall has opened
        """;

    /// <summary>Cards from the field. C12 was not in the register's file.</summary>
    public const string Cards = """
        # subject  observed at       what
        B03        25/11/2025 08:00  3 2 2 2
        C12        10/11/2025 08:00  4 3 3 2
        CK6        01/12/2025 08:00  cooperative no
        CK7        10/12/2025 08:00  household yes
        """;

    /// <summary>Activities; the Monday of their week in the last column.</summary>
    public const string Activities = """
        # team  day         time   hours
        A       30/09/2025  08:00  5         29/09: the Tuesday is September's, the Thursday October's
        A       02/10/2025  08:00  3         29/09: 8 hours
        A       09/10/2025  08:00  8         06/10: 8 hours
        A       14/10/2025  08:00  7.5       13/10
        A       16/10/2025  08:00  0.4       13/10: 7 hours 54 minutes
        A       27/10/2025  08:00  4         27/10
        A       02/11/2025  08:00  4         27/10: 8 hours; the Sunday is November's, the Thursday October's
        A       03/11/2025  00:30  8         03/11: 8 hours; in UTC it is still the week before
        B       12/11/2025  08:00  9         10/11: 9 hours
        B2      15/11/2025  08:00  10        10/11: the team did not stand on that Thursday
        B2      25/11/2025  08:00  8         24/11: 8 hours
        C       01/12/2025  08:00  2.75      01/12
        C       03/12/2025  08:00  2.75      01/12
        C       05/12/2025  08:00  2.75      01/12: 8 hours 15 minutes
        X       17/12/2025  08:00  8         15/12: 8 hours
        C       29/12/2025  08:00  8         29/12: its Thursday is 01/01/2026
        """;

    /// <summary>Numbers of i-Speed samples, all of one instant.</summary>
    public const string Samples = """
        # place  day         time   samples
        A        10/10/2025  15:00  200
        C        20/10/2025  15:00  100
        B        01/11/2025  00:05  1         still October in UTC
        A        11/11/2025  15:00  150
        X        12/11/2025  15:00  148       of the commune, in no village
        B        31/12/2025  23:50  310
        """;

    /// <summary>The words of each line; the first line names the columns.</summary>
    public static IEnumerable<string[]> Rows(string table) =>
        table.Split('\n').Where(line => !line.StartsWith('#')).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>An instant of Vietnam's clock as ISO 8601.</summary>
    public static string At(string day, string time) =>
        DateTime.ParseExact($"{day} {time}", "dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture).ToString("yyyy-MM-dd'T'HH:mm:ss'+07:00'", CultureInfo.InvariantCulture);
}
