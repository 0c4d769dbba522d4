using CongDongSo.Domain.Time;

namespace CongDongSo.Domain.Tests.Time;

public class PeriodTests
{
    [Theory]
    [InlineData("2025", "2025-01-01", "2025-12-31")]
    [InlineData("2025-Q4", "2025-10-01", "2025-12-31")]
    [InlineData("2025-11", "2025-11-01", "2025-11-30")]
    [InlineData("2025-W47", "2025-11-17", "2025-11-23")]
    [InlineData("2026-W01", "2025-12-29", "2026-01-04")]
    public void A_period_is_read_from_its_code(string code, string first, string last)
    {
        var period = Period.Parse(code).ShouldNotBeNull();

        period.Code.ShouldBe(code);
        period.First.ShouldBe(DateOnly.Parse(first));
        period.Last.ShouldBe(DateOnly.Parse(last));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2025-Q5")]
    [InlineData("2025-13")]
    [InlineData("2025-W54")]
    [InlineData("quý IV")]
    public void Anything_else_is_no_period(string code) => Period.Parse(code).ShouldBeNull();

    [Fact]
    public void Every_week_of_a_year_belongs_to_exactly_one_of_its_quarters()
    {
        var inQuarters = Enumerable.Range(1, 4).SelectMany(quarter => Period.Quarter(2025, quarter).Weeks()).ToList();

        inQuarters.ShouldBe(Period.Year(2025).Weeks().ToList());
        inQuarters.Count.ShouldBe(52);
    }
}
