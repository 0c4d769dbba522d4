using CongDongSo.Domain.Time;

namespace CongDongSo.Server.Features.Demo;

/// <summary>The year that the demo's records fill: fixed, so that the same seed gives the same records whatever day it is.</summary>
internal static class DemoYear
{
    public static readonly DateOnly First = new(2025, 10, 1), Last = new(2026, 9, 30);

    public static int Days { get; } = Last.DayNumber - First.DayNumber + 1;

    public static IReadOnlyList<DateOnly> Mondays { get; } = [.. Enumerable.Range(0, 53).Select(week => VietnamTime.WeekOf(First).AddDays(7 * week)).Where(monday => monday <= Last)];

    public static IReadOnlyList<DateOnly> Months { get; } = [.. Enumerable.Range(0, 12).Select(First.AddMonths)];

    public static bool Has(DateOnly day) => First <= day && day <= Last;

    /// <summary>An instant of the day, in whole seconds of Vietnam's clock.</summary>
    public static DateTimeOffset At(DateOnly day, int hour, int secondsAfter) => VietnamTime.StartOf(day).AddSeconds(hour * 3600L + secondsAfter).ToUniversalTime();
}
