namespace CongDongSo.Server.Tests.Features.Measures.Recomputation;

/// <summary>What was done within a period: minutes of teams by week, i-Speed samples by month.</summary>
internal sealed class PlainWork(RawProvince raw, PlainPeriod period)
{
    private readonly Dictionary<(Guid Team, DateOnly Thursday), int> minutes = raw.Activities
        .GroupBy(one => (one.Team, ThursdayOf(PlainPeriod.DayOf(one.At)))).ToDictionary(week => week.Key, week => week.Sum(one => one.Minutes));

    private readonly Dictionary<(Guid Place, int Year, int Month), int> samples = raw.Records.Where(record => record.Kind == "speedSample" && record.At < period.End)
        .Select(record => (record.Place, Day: PlainPeriod.DayOf(record.At))).CountBy(one => (one.Place, one.Day.Year, one.Day.Month)).ToDictionary();

    public IReadOnlyList<DateOnly> Thursdays { get; } = [.. period.Thursdays()];

    public IReadOnlyList<DateOnly> Months { get; } = [.. period.Months()];

    public int Minutes(Guid team, DateOnly thursday) => minutes.GetValueOrDefault((team, thursday));

    public int Samples(Guid place, DateOnly month) => samples.GetValueOrDefault((place, month.Year, month.Month));

    private static DateOnly ThursdayOf(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? day.AddDays(-3) : day.AddDays(DayOfWeek.Thursday - day.DayOfWeek);
}
