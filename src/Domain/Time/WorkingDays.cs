namespace CongDongSo.Domain.Time;

/// <summary>
/// Ngày làm việc: Monday to Friday. Public holidays, which the Government sets year by year and offices swap for other days, are not known to the product: what falls due in
/// them is due on a day nobody works, and is said so in docs/difficulties.md.
/// </summary>
public static class WorkingDays
{
    public static bool Is(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The last of so many working days after a day, which itself does not count: what comes on a Monday and has 5 is due the next Monday.</summary>
    /// <param name="days">At least 1.</param>
    public static DateOnly After(DateOnly day, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        var last = day;
        while (days > 0)
        {
            last = last.AddDays(1);
            days -= Is(last) ? 1 : 0;
        }
        return last;
    }

    /// <summary>The first day from which on so many working days are not over on a day: what came before it is late then.</summary>
    public static DateOnly FirstInTime(DateOnly today, int days)
    {
        var first = today;
        while (After(first.AddDays(-1), days) >= today)
            first = first.AddDays(-1);
        return first;
    }

    /// <summary>Working days after the one up to the other; 0 on the same day and for what went back.</summary>
    public static int Between(DateOnly from, DateOnly to)
    {
        if (to <= from)
            return 0;
        var (weeks, rest) = Math.DivRem(to.DayNumber - from.DayNumber, 7);
        return (weeks * 5) + Enumerable.Range(1, rest).Count(one => Is(from.AddDays(one)));
    }
}
