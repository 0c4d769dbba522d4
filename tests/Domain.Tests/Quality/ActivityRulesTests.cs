using CongDongSo.Domain.Quality;

namespace CongDongSo.Domain.Tests.Quality;

public class ActivityRulesTests
{
    [Fact]
    public void One_person_at_two_activities_at_once_is_found_from_half_an_hour_on()
    {
        AMonth.Found(AMonth.Activity(AMonth.At(3, 9)), AMonth.Activity(AMonth.At(3, 9, 31), words: "Đi từng nhà")).ShouldBeEmpty();

        var found = AMonth.Found(AMonth.Activity(AMonth.At(3, 9)), AMonth.Activity(AMonth.At(3, 9, 30), words: "Đi từng nhà")).ShouldHaveSingleItem();

        found.Rule.ShouldBe(QualityRule.OverlappingActivities);
        (found.Author, found.Measured).ShouldBe(("anh", 30));
    }

    [Fact]
    public void Two_halves_of_a_team_work_at_the_same_time_and_nobody_is_in_two_places()
    {
        var (an, binh) = (Guid.NewGuid(), Guid.NewGuid());

        AMonth.Found(AMonth.Activity(AMonth.At(3, 9), members: [an]), AMonth.Activity(AMonth.At(3, 9), words: "Đi từng nhà", members: [binh])).ShouldBeEmpty();
        AMonth.Found(AMonth.Activity(AMonth.At(3, 9), members: [an, binh]), AMonth.Activity(AMonth.At(3, 9), words: "Đi từng nhà", members: [binh])).ShouldHaveSingleItem().Subject.ShouldBe(binh.ToString());
    }

    [Fact]
    public void A_long_activity_overlaps_all_that_lie_within_it()
    {
        var found = AMonth.Found(AMonth.Activity(AMonth.At(3, 8), 240), AMonth.Activity(AMonth.At(3, 9), 30, words: "b"), AMonth.Activity(AMonth.At(3, 10), 30, words: "c")).ShouldHaveSingleItem();

        (found.Measured, found.Records.Count).ShouldBe((60, 3));
    }

    [Fact]
    public void The_same_words_and_numbers_six_times_a_month_are_copied_and_a_weekly_class_is_not()
    {
        AMonth.Found([.. Enumerable.Range(0, 5).Select(i => AMonth.Activity(AMonth.At(1 + i * 7, 9)))]).ShouldBeEmpty();
        AMonth.Found([.. Enumerable.Range(0, 6).Select(i => AMonth.Activity(AMonth.At(1 + i * 4, 9)))]).ShouldHaveSingleItem().Rule.ShouldBe(QualityRule.CopiedActivities);
    }

    [Fact]
    public void One_meeting_that_two_people_recorded_is_found() =>
        AMonth.Found(AMonth.Activity(AMonth.At(3, 9)), AMonth.Activity(AMonth.At(3, 9, 5), author: "binh")).ShouldHaveSingleItem().Message.ShouldBe("1 hoạt động ghi hai lần cho cùng một buổi, lần đầu ngày 03/03/2026");

    [Theory]
    [InlineData(21, 59, false)]
    [InlineData(22, 0, true)]
    [InlineData(4, 59, true)]
    [InlineData(5, 0, false)]
    public void Night_is_from_twenty_two_to_five_in_Vietnam(int hour, int minute, bool isNight) => NightRule.IsNight(AMonth.At(3, hour, minute).ToUniversalTime()).ShouldBe(isNight);

    [Fact]
    public void Five_records_at_night_are_found_and_four_are_a_wrong_clock()
    {
        static IReadOnlyList<QualityFinding> Night(int count) =>
            [.. new NightRule(AMonth.Settings, AMonth.Commune, AMonth.March).Of(AMonth.Visits(Enumerable.Range(0, count).Select(i => AMonth.Seen(AMonth.At(3, 23, i * 5), i))), [])];

        Night(4).ShouldBeEmpty();
        (Night(5).ShouldHaveSingleItem() is { Author: "anh", Measured: 5 }).ShouldBeTrue();
    }
}
