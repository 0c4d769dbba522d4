using CongDongSo.Domain.Messages;
using CongDongSo.Domain.Time;
using FsCheck;
using FsCheck.Fluent;

namespace CongDongSo.Domain.Tests.Messages;

/// <summary>Nobody is woken, and there is one digest a day.</summary>
public class MessageHoursTests
{
    private static readonly DateOnly Friday = new(2025, 12, 19);

    [Theory]
    [InlineData("19:59", false)]
    [InlineData("20:00", true)]
    [InlineData("23:30", true)]
    [InlineData("06:29", true)]
    [InlineData("06:30", false)]
    [InlineData("12:00", false)]
    public void Quiet_goes_over_midnight(string time, bool quiet) => MessageHours.Usual.IsQuiet(At(Friday, time)).ShouldBe(quiet);

    [Theory]
    [InlineData("21:00", false, "20/12/2025 06:30")]
    [InlineData("21:00", true, "22/12/2025 06:30")]
    [InlineData("05:00", true, "19/12/2025 06:30")]
    [InlineData("10:00", true, "19/12/2025 10:00")]
    public void What_is_urgent_waits_for_the_end_of_the_quiet_hours(string time, bool restsAtWeekends, string goes) =>
        VietnamTime.Moment((MessageHours.Usual with { RestsAtWeekends = restsAtWeekends }).FirstAwake(At(Friday, time))).ShouldBe(goes);

    [Theory]
    [InlineData("07:29", "00:05", null, false)]
    [InlineData("07:30", "00:05", null, true)]
    // The server was down at the digest's hour: it goes when it is back.
    [InlineData("11:00", "00:05", null, true)]
    // What came later waits for the next day's.
    [InlineData("11:00", "09:00", null, false)]
    [InlineData("11:00", "00:05", "19/12/2025", false)]
    [InlineData("20:30", "00:05", null, false)]
    public void The_digest_goes_once_a_day_at_its_hour_or_after_it(string now, string oldest, string? last, bool due) =>
        MessageHours.Usual.IsDigestDue(At(Friday, now), At(Friday, oldest), last is null ? null : Friday).ShouldBe(due);

    [Fact]
    public void Weekends_of_rest_have_no_digest_and_what_waits_goes_on_Monday()
    {
        var hours = MessageHours.Usual with { RestsAtWeekends = true };

        hours.IsDigestDue(At(Friday.AddDays(1), "08:00"), At(Friday, "15:00"), Friday).ShouldBeFalse();
        hours.IsDigestDue(At(Friday.AddDays(3), "07:31"), At(Friday, "15:00"), Friday).ShouldBeTrue();
    }

    [Fact]
    public void Whatever_hours_somebody_sets_nothing_goes_in_quiet_ones_and_at_most_one_digest_a_day() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_000), Prop.ForAll(Hours, hours =>
    {
        var sent = new List<DateTimeOffset>();
        for (var now = At(Friday, "00:00"); now < At(Friday.AddDays(9), "00:00"); now += TimeSpan.FromMinutes(17))
        {
            hours.IsQuiet(hours.FirstAwake(now)).ShouldBeFalse();
            hours.FirstAwake(now).ShouldBeGreaterThanOrEqualTo(now);
            if (hours.IsDigestDue(now, At(Friday, "00:00").AddDays(-1), sent.Count == 0 ? null : VietnamTime.DayOf(sent[^1])))
            {
                hours.IsQuiet(now).ShouldBeFalse();
                sent.Add(now);
            }
        }
        sent.Select(VietnamTime.DayOf).ShouldBeUnique();
    }));

    [Fact]
    public void Waits_grow_stay_below_the_longest_and_honour_what_the_channel_asks()
    {
        Enumerable.Range(1, Retry.Most).Select(attempt => Retry.After(attempt, 0)).ShouldBeInOrder();
        Enumerable.Range(1, 50).ShouldAllBe(attempt => Retry.After(attempt, 0.99) < TimeSpan.FromHours(8));
        Retry.After(1, 0.5, TimeSpan.FromMinutes(20)).ShouldBe(TimeSpan.FromMinutes(20));
        Retry.After(1, 0.5, TimeSpan.FromDays(9)).ShouldBe(TimeSpan.FromHours(6));
    }

    private static Arbitrary<MessageHours> Hours =>
        (from quietFrom in Clock from quietTo in Clock from rests in Gen.Elements(true, false) from digest in Clock
         let hours = new MessageHours(quietFrom, quietTo, rests, digest)
         where hours.HasTimeForDigest
         select hours).ToArbitrary();

    private static Gen<TimeOnly> Clock => Gen.Choose(0, 47).Select(half => new TimeOnly(half / 2, half % 2 * 30));

    private static DateTimeOffset At(DateOnly day, string time) => VietnamTime.StartOf(day) + TimeOnly.ParseExact(time, "HH:mm", System.Globalization.CultureInfo.InvariantCulture).ToTimeSpan();
}
