using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Time;

namespace CongDongSo.Domain.Tests.Programs;

public class DueRuleTests
{
    [Theory]
    [InlineData("2025-Q1", 20, null, true, "2025-03-19")]
    [InlineData("2025-Q4", 20, null, true, "2025-12-19")]
    [InlineData("2025-Q4", 20, null, false, "2025-12-20")]
    [InlineData("2025-Q2", 26, null, true, "2025-06-25")]
    [InlineData("2025", 15, 12, true, "2025-12-14")]
    [InlineData("2025", 15, null, true, "2025-12-14")]
    [InlineData("2025", 15, 6, false, "2025-06-15")]
    [InlineData("2025-02", 31, null, false, "2025-02-28")]
    [InlineData("2024-02", 31, null, true, "2024-02-28")]
    [InlineData("2025-04", 1, null, true, "2025-03-31")]
    [InlineData("2026-W01", 5, null, false, "2026-01-05")]
    public void Before_a_day_ends_with_the_day_before_it(string period, int day, int? month, bool before, string lastDay) =>
        new DueRule(day, month, before).LastDayFor(Period.Parse(period)!).ShouldBe(DateOnly.Parse(lastDay));
}
