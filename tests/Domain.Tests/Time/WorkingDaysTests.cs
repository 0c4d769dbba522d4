using CongDongSo.Domain.Time;
using FsCheck;
using FsCheck.Fluent;

namespace CongDongSo.Domain.Tests.Time;

public class WorkingDaysTests
{
    private static readonly Arbitrary<DateOnly> Days = Gen.Choose(0, 20_000).Select(day => new DateOnly(2000, 1, 1).AddDays(day)).ToArbitrary();

    private static readonly Arbitrary<int> Terms = Gen.Choose(1, 60).ToArbitrary();

    [Theory]
    [InlineData("2025-11-03", 5, "2025-11-10")]
    [InlineData("2025-11-07", 1, "2025-11-10")]
    [InlineData("2025-11-08", 1, "2025-11-10")]
    [InlineData("2025-11-09", 5, "2025-11-14")]
    [InlineData("2025-11-05", 10, "2025-11-19")]
    public void A_term_ends_after_so_many_days_of_the_week_that_are_worked(string from, int days, string last) =>
        WorkingDays.After(DateOnly.Parse(from), days).ShouldBe(DateOnly.Parse(last));

    [Fact]
    public void The_last_day_of_a_term_is_worked_and_exactly_so_many_days_later() => Prop.ForAll(Days, Terms, (from, days) =>
    {
        var last = WorkingDays.After(from, days);

        return WorkingDays.Is(last) && WorkingDays.Between(from, last) == days;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_came_before_the_first_day_in_time_is_late_and_nothing_else_is() => Prop.ForAll(Days, Days, Terms, (today, came, days) =>
        WorkingDays.After(came, days) < today == came < WorkingDays.FirstInTime(today, days)).QuickCheckThrowOnFailure();

    [Fact]
    public void Days_between_add_up() => Prop.ForAll(Days, Gen.Choose(0, 400).ToArbitrary(), Gen.Choose(0, 400).ToArbitrary(), (from, one, two) =>
        WorkingDays.Between(from, from.AddDays(one)) + WorkingDays.Between(from.AddDays(one), from.AddDays(one + two)) == WorkingDays.Between(from, from.AddDays(one + two))).QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_lies_between_a_day_and_an_earlier_one() => WorkingDays.Between(new(2025, 11, 10), new(2025, 11, 3)).ShouldBe(0);
}
