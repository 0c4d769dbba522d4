using System.Globalization;

namespace CongDongSo.Server.Tests.Features.Measures.Recomputation;

/// <summary>What an indicator counts: households, residents from an age on, businesses, OCOP makers, weeks of teams, samples, or units with a team.</summary>
/// <param name="Of">E.g. <c>households</c>.</param>
/// <param name="Number">Age, hours, members or samples; 0 where there is none.</param>
/// <param name="Plain">Target in the plain; null where the document gives none.</param>
internal sealed record WrittenRule(string Program, string Indicator, string Of, int Number, decimal? Plain, decimal? Mountain, decimal? Island);

/// <summary>The indicators of the five documents, copied by hand from the documents themselves and not from the programs' files.</summary>
internal static class WrittenRules
{
    private const string Documents = """
        # Quảng Nam 2025: I.2 (đồng bằng / miền núi), II.2.b, II.2.a
        quang-nam-2025          household-informed     households       100 100 100
        quang-nam-2025          online-public-service  households        80  50   -
        quang-nam-2025          digital-app            households        60  40   -
        quang-nam-2025          e-payment-account      households        70  40   -
        quang-nam-2025          digital-signature      households        30  15   -
        quang-nam-2025          team-hours             team-weeks:8     100 100 100
        quang-nam-2025          team-size              teams:4          100 100 100
        # Quảng Ngãi 12/2025: mục 1
        quang-ngai-2025-12      commune-team           communes         100 100 100
        quang-ngai-2025-12      village-team           villages         100 100 100
        quang-ngai-2025-12      team-size              teams:5          100 100 100
        quang-ngai-2025-12      citizen-app            households         -   -   -
        quang-ngai-2025-12      i-speed-sample         samples:300      300 300 300
        quang-ngai-2025-12      health-record          residents:14       -   -   -
        quang-ngai-2025-12      bank-account           residents:15       -   -   -
        quang-ngai-2025-12      adult-signature        residents:18       -   -   -
        quang-ngai-2025-12      vneid-account          households         -   -   -
        quang-ngai-2025-12      online-public-service  households         -   -   -
        quang-ngai-2025-12      qr-scanning            households         -   -   -
        quang-ngai-2025-12      ocop-online            ocop               -   -   -
        quang-ngai-2025-12      cashless-merchant      businesses         -   -   -
        # Bình Sơn 2022: III.3.a, III.3.b
        binh-son-2022           household-informed     households         -   -   -
        binh-son-2022           online-public-service  households         -   -   -
        binh-son-2022           e-payment-account      households         -   -   -
        binh-son-2022           health-record          residents:14       -   -   -
        binh-son-2022           online-stall           businesses         -   -   -
        binh-son-2022           scene-report-app       households         -   -   -
        binh-son-2022           land-information       households         -   -   -
        # Quảng Ngãi 335: mục 2.a, 2.b
        quang-ngai-335-2025     household-informed     households         -   -   -
        quang-ngai-335-2025     online-public-service  households         -   -   -
        quang-ngai-335-2025     vneid-account          households         -   -   -
        quang-ngai-335-2025     e-payment-account      households         -   -   -
        quang-ngai-335-2025     health-record          residents:14       -   -   -
        quang-ngai-335-2025     online-stall           businesses         -   -   -
        quang-ngai-335-2025     scene-report-app       households         -   -   -
        quang-ngai-335-2025     land-information       households         -   -   -
        # Thanh Hóa 2025: mục 2, nội dung (1) và (5)
        thanh-hoa-2025          online-public-service  households         -   -   -
        thanh-hoa-2025          e-payment-account      households         -   -   -
        """;

    public static IReadOnlyList<WrittenRule> All { get; } = [.. Documents.Split('\n').Where(line => !line.StartsWith('#')).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(Read)];

    private static WrittenRule Read(string[] words)
    {
        var of = words[2].Split(':');
        return new(words[0], words[1], of[0], of.Length > 1 ? int.Parse(of[1], CultureInfo.InvariantCulture) : 0, Target(words[3]), Target(words[4]), Target(words[5]));
    }

    private static decimal? Target(string word) => word == "-" ? null : decimal.Parse(word, CultureInfo.InvariantCulture);
}
