using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Boards;

/// <summary>The periods that a board offers: the quarter that runs and those before it, their years, the last months; and whatever was asked for.</summary>
internal static class BoardPeriods
{
    private const int Quarters = 6, Months = 6;

    public static IReadOnlyList<Period> To(DateOnly today, Period asked)
    {
        var quarters = Enumerable.Range(0, Quarters).Select(back => Period.QuarterOf(today.AddMonths(-3 * back))).ToList();
        var months = Enumerable.Range(0, Months).Select(back => today.AddMonths(-back)).Select(day => Period.Month(day.Year, day.Month));
        return [.. quarters.Select(quarter => Period.Year(quarter.First.Year)).Concat(quarters).Concat(months).Append(asked).DistinctBy(period => period.Code).OrderBy(period => period.Kind).ThenByDescending(period => period.First)];
    }
}
