using CongDongSo.Domain.Time;

namespace CongDongSo.Domain.Difficulties;

/// <summary>Thời hạn xử lý of each level, in working days, with the reason why it stands where it does. An installation may set its own (see docs/operations.md).</summary>
public sealed record DifficultySettings
{
    /// <summary>A commune's officer is in the office every day and knows the place; a week lets them go and look. No document sets a term.</summary>
    public int CommuneDays { get; init; } = 5;

    /// <summary>The department asks the telecom firm or the owner of the app, which takes a second week.</summary>
    public int ProvinceDays { get; init; } = 10;

    public int DaysAt(DifficultyLevel level) => level == DifficultyLevel.Commune ? CommuneDays : ProvinceDays;

    /// <summary>The last day in time for what came to a level at an instant.</summary>
    public DateOnly DueOn(DifficultyLevel level, DateTimeOffset arrivedAt) => WorkingDays.After(VietnamTime.DayOf(arrivedAt), DaysAt(level));

    /// <summary>What came to a level before this instant is late on a day.</summary>
    public DateTimeOffset LateBefore(DifficultyLevel level, DateOnly today) => VietnamTime.StartOf(WorkingDays.FirstInTime(today, DaysAt(level)));
}
