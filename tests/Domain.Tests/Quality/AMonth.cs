using CongDongSo.Domain.Quality;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Tests.Quality;

/// <summary>March 2026 in a commune with a village of forty households.</summary>
internal static class AMonth
{
    public static readonly Period March = Period.Month(2026, 3);

    public static readonly UnitId Commune = UnitId.Of("quality/commune"), Village = UnitId.Of("quality/village"), Other = UnitId.Of("quality/other");

    public static readonly QualitySettings Settings = new();

    public static DateTimeOffset At(int day, int hour, double minute = 0) => VietnamTime.StartOf(new(2026, 3, day)).AddHours(hour).AddMinutes(minute);

    public static Guid Household(int number) => NameBasedId.Of("household", $"{number}");

    /// <param name="counts">Of indicators a, b, c …, a of people.</param>
    public static IEnumerable<SeenCount> Seen(DateTimeOffset at, int household, string author = "anh", UnitId? village = null, params int[] counts) =>
        (counts.Length == 0 ? [household % 5, household % 3] : counts).Select((count, i) => new SeenCount(NameBasedId.Of("record", $"{at:O}/{household}/{author}/{i}"), at.AddSeconds(i * 10), author, village ?? Village, Household(household), $"{(char)('a' + i)}", count));

    public static IReadOnlyList<Visit> Visits(params IEnumerable<IEnumerable<SeenCount>> seen) => Visit.Of(seen.SelectMany(one => one));

    public static IReadOnlyList<QualityFinding> Found(this IReadOnlyList<Visit> visits, long households = 40) =>
        [.. new VisitRules(Settings, Commune, March, indicator => indicator == "a").Of(visits, new Dictionary<UnitId, long> { [Village] = households, [Other] = households })];

    public static DoneActivity Activity(DateTimeOffset start, int minutes = 60, string author = "anh", int reached = 20, string words = "Họp thôn", UnitId? place = null, params Guid[] members) =>
        new(NameBasedId.Of("activity", $"{start:O}/{author}/{minutes}/{place}"), author, place ?? Village, "meeting", words, start, minutes, reached, members);

    public static IReadOnlyList<QualityFinding> Found(params DoneActivity[] activities) => [.. new ActivityRules(Settings, Commune, March).Of(activities)];
}
