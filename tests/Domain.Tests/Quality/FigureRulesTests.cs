using CongDongSo.Domain.Quality;
using CongDongSo.Domain.Units;
using FsCheck;
using FsCheck.Fluent;

namespace CongDongSo.Domain.Tests.Quality;

public class FigureRulesTests
{
    private static readonly PlaceRules Rules = new(AMonth.Settings, AMonth.March);

    [Fact]
    public void A_village_far_above_those_like_it_is_found()
    {
        // Nine villages between 10 and 18 %: median 14, deviations 4 3 2 1 0 1 2 3 4 → 2; of ten the median is 14,5, MAD 2,5. 0,6745 · (95 − 14,5) / 2,5 = 21,7 > 3,5.
        var values = Enumerable.Range(0, 9).ToDictionary(i => UnitId.Of($"village/{i}"), i => 10m + i);
        values[AMonth.Village] = 95;

        var found = Outliers(values).ShouldHaveSingleItem();

        (found.Unit, found.Subject, found.Measured, found.Expected).ShouldBe((AMonth.Village, "a", 95, 14.5m));
    }

    [Fact]
    public void What_lies_far_below_is_late_and_no_finding()
    {
        var values = Enumerable.Range(0, 9).ToDictionary(i => UnitId.Of($"village/{i}"), i => 80m + i);
        values[AMonth.Village] = 0;

        Outliers(values).ShouldBeEmpty();
    }

    [Fact]
    public void Where_all_are_the_same_a_few_points_more_are_no_finding()
    {
        var values = Enumerable.Range(0, 9).ToDictionary(i => UnitId.Of($"village/{i}"), _ => 50m);

        Outliers(new(values) { [AMonth.Village] = 79 }).ShouldBeEmpty();
        Outliers(new(values) { [AMonth.Village] = 80 }).ShouldHaveSingleItem();
    }

    [Fact]
    public void What_a_place_stands_out_in_is_one_finding_of_the_farthest()
    {
        var near = new QualityFinding(QualityRule.Outlier, AMonth.Village, AMonth.March, "", "a", 60, 20, "A: 60 %", []);

        OutlierRule.Farthest([near, near with { Subject = "b", Measured = 90, Message = "B: 90 %" }]).ShouldBe(near with { Subject = "", Measured = 90, Message = "B: 90 %; và 1 chỉ tiêu khác" });
    }

    [Fact]
    public void With_few_neighbours_nothing_is_said() =>
        Outliers(Enumerable.Range(0, 8).ToDictionary(i => UnitId.Of($"village/{i}"), i => i == 0 ? 100m : 1)).ShouldBeEmpty();

    [Fact]
    public void At_most_half_of_any_places_are_outliers() => Prop.ForAll(
        Gen.Choose(0, 100).ListOf().Where(values => values.Count > 8).ToArbitrary(), values =>
            (Outliers(values.Select((value, i) => (value, i)).ToDictionary(one => UnitId.Of($"village/{one.i}"), one => (decimal)one.value)).Count * 2 <= values.Count).ShouldBeTrue()).QuickCheckThrowOnFailure();

    [Fact]
    public void All_at_once_full_without_any_activity_is_found()
    {
        VillageShare[] full = [new("a", "Tài khoản", 20, 100, 100, 100)];

        Rules.Full(AMonth.Village, 40, full, activities: 0).ShouldNotBeNull().Message.ShouldBe("Tài khoản: 100/100 vào cuối tháng, không có hoạt động nào trong tháng");
        Rules.Full(AMonth.Village, 40, full, activities: 1).ShouldBeNull();
        Rules.Full(AMonth.Village, 9, full, activities: 0).ShouldBeNull();
        Rules.Full(AMonth.Village, 40, [new("a", "Tài khoản", 100, 100, 100, 100)], activities: 0).ShouldBeNull("it was full before");
        Rules.Full(AMonth.Village, 40, [new("a", "Tài khoản", 20, 100, 99, 100)], activities: 0).ShouldBeNull();
    }

    [Theory]
    [InlineData(100, 20, true)]
    [InlineData(100, 19, false)]
    [InlineData(20, 14, false)]
    [InlineData(0, 300, false)]
    public void A_register_that_grows_by_a_fifth_at_once_jumps_but_a_first_one_does_not(long before, long added, bool jumps) =>
        (Rules.Jump(new(AMonth.Village, before + added, [(before, added)], 0, 400)) is not null).ShouldBe(jumps);

    [Theory]
    [InlineData(400, 320, true)]
    [InlineData(400, 480, true)]
    [InlineData(400, 479, false)]
    [InlineData(0, 400, false)]
    public void Residents_that_come_or_go_by_a_fifth_in_a_month_jump(long before, long now, bool jumps) => (Rules.Jump(new(AMonth.Village, 100, [], before, now)) is not null).ShouldBe(jumps);

    [Fact]
    public void A_phone_is_silent_after_thirty_days()
    {
        Rules.Silent(AMonth.Village, "anh", AMonth.At(1, 8), AMonth.At(31, 8)).ShouldBeNull();
        Rules.Silent(AMonth.Village, "anh", AMonth.At(1, 8), AMonth.At(31, 8).AddDays(1)).ShouldNotBeNull().Measured.ShouldBe(31);
    }

    [Fact]
    public void One_photo_of_two_records_is_found_in_the_later_one_s_month()
    {
        TakenPhoto[] photos =
        [
            new(Guid.NewGuid(), "anh", AMonth.Village, AMonth.At(3, 9).AddMonths(-2), new string('a', 64)), new(Guid.NewGuid(), "binh", AMonth.Village, AMonth.At(3, 9), new string('a', 64)),
            new(Guid.NewGuid(), "binh", AMonth.Village, AMonth.At(3, 9), new string('b', 64)),
        ];

        PhotoRule.Of(photos, AMonth.March).ShouldHaveSingleItem().Author.ShouldBe("binh");
        PhotoRule.Of(photos, Domain.Time.Period.Month(2026, 1)).ShouldBeEmpty();
        PhotoRule.Of([photos[0], photos[0] with { Hash = photos[0].Hash }], AMonth.March).ShouldBeEmpty("one record sent it twice");
    }

    [Fact]
    public void Rules_have_ids_and_names_of_their_own()
    {
        QualityRule.All.Select(rule => rule.Id).ShouldBeUnique();
        QualityRule.All.Select(rule => rule.Name).ShouldBeUnique();
        QualityRule.All.ShouldAllBe(rule => rule.LooksAt(AMonth.Settings).EndsWith('.') && QualityRule.Find(rule.Id) == rule);
    }

    private static IReadOnlyList<QualityFinding> Outliers(Dictionary<UnitId, decimal> values) => [.. new OutlierRule(AMonth.Settings, AMonth.March).Of(("a", "Tài khoản"), values, values.Keys)];
}
