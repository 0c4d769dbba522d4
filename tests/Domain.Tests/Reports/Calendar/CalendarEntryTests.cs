using CongDongSo.Domain.Reports.Calendar;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Tests.Reports.Calendar;

public class CalendarEntryTests
{
    private static readonly DateOnly Day = new(2025, 12, 19);

    private static readonly CalendarEntry Below = new("p", "quarter", Period.Quarter(2025, 4), "Quý IV", UnitId.Nation, UnitKind.Commune, Day, IsOwn: false, null, Expected: 3, Sent: 2) { SaidAt = VietnamTime.StartOf(Day) };

    [Theory]
    [InlineData(11, CalendarState.Coming)]
    [InlineData(12, CalendarState.Soon)]
    [InlineData(19, CalendarState.Soon)]
    [InlineData(20, CalendarState.Late)]
    public void Until_all_have_sent_an_entry_comes_nearer_and_is_late_after_its_day(int today, CalendarState state) => Below.On(new(2025, 12, today)).ShouldBe(state);

    [Fact]
    public void What_all_have_sent_is_never_late() => (Below with { Sent = 3 }).On(new(2026, 1, 1)).ShouldBe(CalendarState.Sent);

    [Fact]
    public void A_units_own_entry_keeps_its_key_when_its_day_is_moved() =>
        (Below with { IsOwn = true, Day = Day.AddDays(5) }).Key.ShouldBe((Below with { IsOwn = true }).Key);

    [Fact]
    public void Of_units_below_those_whose_day_was_moved_are_another_entry() => (Below with { Day = Day.AddDays(5) }).Key.ShouldNotBe(Below.Key);

    [Theory]
    [InlineData(2025, 12, 5)]
    [InlineData(2026, 2, 5)]
    [InlineData(2027, 2, 4)]
    [InlineData(2026, 8, 6)]
    public void A_month_is_whole_weeks_from_monday_with_every_day_of_it_once(int year, int month, int weeks)
    {
        var of = Period.Month(year, month);

        var grid = MonthGrid.Weeks(of);

        grid.Count.ShouldBe(weeks);
        grid.ShouldAllBe(week => week.Count == 7 && week[0].DayOfWeek == DayOfWeek.Monday);
        grid.SelectMany(week => week).Where(day => day >= of.First && day <= of.Last).ShouldBe(Enumerable.Range(0, of.Last.Day).Select(of.First.AddDays));
    }
}
