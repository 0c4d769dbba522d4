using CongDongSo.Domain.Time;

namespace CongDongSo.Domain.Tests.Time;

public sealed class VietnamTimeTests
{
    [Fact]
    public void The_night_is_Vietnams()
    {
        var now = new DateTimeOffset(2025, 12, 5, 18, 30, 0, TimeSpan.Zero); // 01:30 of the 6th in Vietnam.

        VietnamTime.UntilHour(now, 2).ShouldBe(TimeSpan.FromMinutes(30));
        VietnamTime.UntilHour(now, 1).ShouldBe(TimeSpan.FromHours(23.5));
    }
}
