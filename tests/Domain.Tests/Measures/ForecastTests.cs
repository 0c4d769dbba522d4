using CongDongSo.Domain.Measures;

namespace CongDongSo.Domain.Tests.Measures;

public sealed class ForecastTests
{
    private static readonly DateOnly First = new(2025, 10, 1), Last = new(2025, 12, 31);

    [Theory]
    // 10 days of 92 gone, 4 points gained: 40 + 4 × 92 / 10.
    [InlineData(40, 44, "2025-10-10", 76.8)]
    // Losing ground is forecast too.
    [InlineData(40, 38, "2025-10-23", 32)]
    // No share passes a hundred, or falls below none.
    [InlineData(40, 90, "2025-10-10", 100)]
    [InlineData(5, 1, "2025-10-10", 0)]
    public void A_value_goes_on_as_it_went_since_the_period_began(double before, double now, string today, double end) =>
        Forecast.AtEnd((decimal)before, (decimal)now, First, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture), Last).ShouldBe((decimal)end);

    [Theory]
    [InlineData(null, 44.0, "2025-10-10")]
    [InlineData(40.0, null, "2025-10-10")]
    [InlineData(40.0, 44.0, "2025-09-30")]
    [InlineData(40.0, 44.0, "2025-12-31")]
    public void Without_a_beginning_a_value_or_days_left_there_is_nothing_to_forecast(double? before, double? now, string today) =>
        Forecast.AtEnd((decimal?)before, (decimal?)now, First, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture), Last).ShouldBeNull();
}
