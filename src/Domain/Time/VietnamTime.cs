namespace CongDongSo.Domain.Time;

/// <summary>Days, weeks, quarters and deadlines are those of Asia/Ho_Chi_Minh, which has kept UTC+7 without summer time since 1975.</summary>
public static class VietnamTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    public static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Offset);

    public static DateOnly Today(TimeProvider clock) => DayOf(clock.GetUtcNow());

    /// <summary>How long until clocks in Vietnam next show the hour, e.g. 2 in the night.</summary>
    public static TimeSpan UntilHour(DateTimeOffset now, int hour)
    {
        var today = StartOf(DayOf(now)).AddHours(hour);
        return (today > now ? today : today.AddDays(1)) - now;
    }

    /// <summary>The Monday of the day's week.</summary>
    public static DateOnly WeekOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    public static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>dd/MM/yyyy, as Vietnamese documents write it.</summary>
    public static string Text(DateOnly day) => day.ToString("dd'/'MM'/'yyyy");

    /// <summary>dd/MM/yyyy HH:mm.</summary>
    public static string Moment(DateTimeOffset instant) => instant.ToOffset(Offset).ToString("dd'/'MM'/'yyyy HH':'mm", System.Globalization.CultureInfo.InvariantCulture);
}
