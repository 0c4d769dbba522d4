using CongDongSo.Domain.Time;

namespace CongDongSo.Domain.Reports.Calendar;

/// <summary>Tờ lịch tháng: whole weeks, Monday to Sunday, that have a day of the month.</summary>
public static class MonthGrid
{
    public static IReadOnlyList<IReadOnlyList<DateOnly>> Weeks(Period month)
    {
        var weeks = new List<IReadOnlyList<DateOnly>>();
        for (var monday = VietnamTime.WeekOf(month.First); monday <= month.Last; monday = monday.AddDays(7))
            weeks.Add([.. Enumerable.Range(0, 7).Select(monday.AddDays)]);
        return weeks;
    }
}
