namespace CongDongSo.Server.Tests.Features.Measures.Recomputation;

/// <summary>A span of days with the months that begin and the Thursdays that lie in it, no later than today.</summary>
internal sealed record PlainPeriod(string Code, DateOnly First, DateOnly Last)
{
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    /// <summary>Twelve months from October 2025 on, and the quarters and years that they lie in.</summary>
    public static IReadOnlyList<PlainPeriod> All { get; } =
    [
        .. from i in Enumerable.Range(0, 12) let first = new DateOnly(2025, 10, 1).AddMonths(i) select new PlainPeriod($"{first:yyyy-MM}", first, first.AddMonths(1).AddDays(-1)),
        new("2025-Q4", new(2025, 10, 1), new(2025, 12, 31)), new("2026-Q1", new(2026, 1, 1), new(2026, 3, 31)),
        new("2026-Q2", new(2026, 4, 1), new(2026, 6, 30)), new("2026-Q3", new(2026, 7, 1), new(2026, 9, 30)),
        new("2025", new(2025, 1, 1), new(2025, 12, 31)), new("2026", new(2026, 1, 1), new(2026, 12, 31)),
    ];

    /// <summary>The first instant after it.</summary>
    public DateTimeOffset End => new(Last.AddDays(1).ToDateTime(TimeOnly.MinValue), Vietnam);

    /// <summary>Weeks that have begun, by their Thursdays: a week belongs where its Thursday lies.</summary>
    public IEnumerable<DateOnly> Thursdays() => Days().Where(day => day.DayOfWeek == DayOfWeek.Thursday && day.AddDays(-3) <= Today);

    public IEnumerable<DateOnly> Months() => Days().Where(day => day.Day == 1 && day <= Today);

    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Vietnam).DateTime);

    private IEnumerable<DateOnly> Days() => Enumerable.Range(0, Last.DayNumber - First.DayNumber + 1).Select(First.AddDays);

    private static DateOnly Today => DayOf(TimeProvider.System.GetUtcNow());
}
