using CongDongSo.Domain.Messages;
using FsCheck;
using FsCheck.Fluent;

namespace CongDongSo.Domain.Tests.Messages;

/// <summary>Which reminder holds on which day, however often and however seldom somebody looks.</summary>
public class ReminderPlanTests
{
    /// <summary>Quảng Nam's communes owe the quarter by day 20 of its last month.</summary>
    private static readonly DateOnly Last = new(2025, 12, 20), Opened = new(2025, 10, 1);

    private static readonly Guid Report = Guid.Parse("019a5000-0000-7000-8000-0000000000b1"), Officer = Guid.Parse("019a5000-0000-7000-8000-0000000000c1"), Above = Guid.Parse("019a5000-0000-7000-8000-0000000000c2");

    [Theory]
    [InlineData(-8, "")]
    [InlineData(-7, "coming-7")]
    [InlineData(-5, "coming-7")]
    [InlineData(-3, "coming-3")]
    [InlineData(-2, "coming-3")]
    [InlineData(-1, "coming-1")]
    [InlineData(0, "dueToday0")]
    [InlineData(1, "overdue+1 overdueBelow+1")]
    [InlineData(3, "overdue+3 overdueBelow+1")]
    [InlineData(7, "overdue+7 overdueBelow+7")]
    [InlineData(15, "overdue+14 overdueBelow+14")]
    [InlineData(56, "overdue+56 overdueBelow+56")]
    [InlineData(62, "overdue+56 overdueBelow+56")]
    [InlineData(63, "")]
    public void A_day_has_the_reminder_that_came_last(int days, string steps) => Steps(new(Last, null, Opened), Last.AddDays(days)).ShouldBe(steps);

    [Theory]
    [InlineData(0, "")]
    [InlineData(3, "stillReturned+3")]
    [InlineData(8, "stillReturned+7")]
    public void What_was_returned_is_counted_from_its_return_and_is_the_superior_s_no_more(int days, string steps) =>
        Steps(new(Last, new(2026, 2, 1), Opened), new DateOnly(2026, 2, 1).AddDays(days)).ShouldBe(steps);

    [Fact]
    public void Without_a_day_nobody_is_reminded() => ReminderPlan.On(new(null, null, Opened), Last).ShouldBeEmpty();

    [Fact]
    public void A_report_that_is_asked_for_two_days_before_its_last_day_is_not_reminded_of_as_if_it_were_old() =>
        Steps(new(Last, null, Last.AddDays(-2)), Last.AddDays(-2)).ShouldBe("");

    [Fact]
    public void Whenever_the_night_s_job_runs_each_reminder_is_told_once_and_none_after_the_report_was_sent() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(Nights, nights =>
    {
        var (runs, sentOn) = nights;
        var told = new Dictionary<string, int>();

        // In whatever order the runs come; twice on a day, killed in the middle and begun again, skipped for days.
        foreach (var day in runs.Select(Last.AddDays).Where(day => day < sentOn))
        {
            foreach (var reminder in ReminderPlan.On(new(Last, null, Opened), day))
                told.TryAdd(MessageKey.Of(reminder, Report, reminder.Reason == MessageReason.OverdueBelow ? Above : Officer), day.DayNumber);
        }

        var expected = runs.Select(Last.AddDays).Where(day => day < sentOn).SelectMany(day => Naive(day.DayNumber - Last.DayNumber)).Distinct().ToList();
        told.Count.ShouldBe(expected.Count);
        told.Values.ShouldAllBe(day => day < sentOn.DayNumber);
    }));

    [Fact]
    public void Each_reminder_stands_on_the_days_up_to_the_next_one_and_on_no_other() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Gen.Choose(-30, 120).ToArbitrary(), days =>
        ReminderPlan.On(new(Last, null, Opened), Last.AddDays(days)).Select(one => $"{one.Reason == MessageReason.OverdueBelow}/{one.Days}").ShouldBe(Naive(days), ignoreOrder: true)));

    [Fact]
    public void An_extension_begins_the_reminders_anew()
    {
        var before = ReminderPlan.On(new(Last, null, Opened), Last.AddDays(-3)).Single();
        var after = ReminderPlan.On(new(Last.AddDays(10), null, Opened), Last.AddDays(7)).Single();

        before.Step.ShouldBe(after.Step);
        MessageKey.Of(before, Report, Officer).ShouldNotBe(MessageKey.Of(after, Report, Officer));
    }

    private static Arbitrary<(List<int> Runs, DateOnly SentOn)> Nights =>
        (from runs in Gen.ListOf(Gen.Choose(-12, 80)) from sent in Gen.Choose(-12, 90) select (runs.ToList(), Last.AddDays(sent))).ToArbitrary();

    private static string Steps(OwedWork owed, DateOnly day) => string.Join(' ', ReminderPlan.On(owed, day).Select(one => one.Step));

    /// <summary>Written anew, day by day: to the owner, then to the superior.</summary>
    private static IEnumerable<string> Naive(int days)
    {
        int? owner = days switch { < -7 => null, <= -4 => -7, <= -2 => -3, -1 => -1, 0 => 0, <= 2 => 1, <= 6 => 3, < 63 => days / 7 * 7, _ => null };
        int? superior = days switch { < 1 => null, <= 6 => 1, < 63 => days / 7 * 7, _ => null };
        return new[] { owner is { } own ? $"False/{own}" : null, superior is { } above ? $"True/{above}" : null }.OfType<string>();
    }
}
