using CongDongSo.Domain.Time;

namespace CongDongSo.Server.Tests.Features.Messages;

/// <summary>A clock that stands where a test puts it.</summary>
public sealed class StandingClock : TimeProvider
{
    private DateTimeOffset now = VietnamTime.StartOf(new(2025, 12, 9)).AddHours(9).ToUniversalTime();

    public override DateTimeOffset GetUtcNow() => now;

    public void Set(DateOnly day, int hour = 9, int minute = 0) => now = VietnamTime.StartOf(day).AddHours(hour).AddMinutes(minute).ToUniversalTime();

    /// <summary>As the machine's clock: a browser lets go of cookies that were over in its own time.</summary>
    public void SetToNow() => now = System.GetUtcNow();

    public void Pass(TimeSpan time) => now += time;
}
