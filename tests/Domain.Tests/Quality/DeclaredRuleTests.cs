using CongDongSo.Domain.Language;
using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Quality;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using FsCheck;
using FsCheck.Fluent;

namespace CongDongSo.Domain.Tests.Quality;

public class DeclaredRuleTests
{
    private static readonly Unit Commune = new(AMonth.Commune, "21211", "Tịnh Khê", UnitKind.Commune, "Xã", null, null, new(2025, 7, 1), null);

    private static readonly Indicator App = Of("citizen-app", new Population.Households());

    private static readonly Indicator Speed = Of("i-speed-sample", new Population.CommuneMonths(300)) with { ValueUnit = "mẫu/xã/tháng" };

    [Fact]
    public void Ten_points_between_what_is_declared_and_what_is_recorded_are_found_with_both_told()
    {
        // 600/1.000 = 60 %; recorded 500/1.000 = 50 %: 10 points.
        var found = Found(App, (600, 1_000), (500, 1_000)).ShouldHaveSingleItem();

        (found.Unit, found.Period, found.Measured, found.Expected).ShouldBe((AMonth.Commune, AMonth.March, 10, 10));
        (found.Subject, found.Author).ShouldBe(("p/citizen-app/2026-Q1", ""));
        found.Message.ShouldBe("Cài ứng dụng, quý I năm 2026: tự khai 600/1.000 = 60 %, tính từ bản ghi 500/1.000 = 50 %");
        Found(App, (400, 1_000), (500, 1_000)).ShouldHaveSingleItem("declared too little is as wrong");
        Found(App, (599, 1_000), (500, 1_000)).ShouldBeEmpty();
    }

    [Fact]
    public void The_same_share_of_another_register_is_found()
    {
        // 90/100 and 900/1.000 are both 90 %; of 1.000 households 900 are in no list: 90 %.
        Found(App, (90, 100), (900, 1_000)).ShouldHaveSingleItem().Measured.ShouldBe(90);
        Found(App, (910, 1_011), (900, 1_000)).ShouldBeEmpty("eleven households in a thousand are new");
    }

    [Fact]
    public void Of_a_handful_one_more_is_no_finding() => Found(App, (4, 5), (2, 5)).ShouldBeEmpty();

    [Fact]
    public void What_nobody_recorded_cannot_be_compared()
    {
        Found(App, (600, 1_000), (null, 1_000)).ShouldBeEmpty();
        Found(App, (600, 1_000), (null, null)).ShouldBeEmpty();
    }

    [Fact]
    public void Samples_are_compared_by_how_far_the_smaller_number_is_from_the_greater()
    {
        // 900 samples in three months are 300 a month; 810 are 270: a tenth less. 811 are not.
        Found(Speed, (900, 3), (810, 3)).ShouldHaveSingleItem().Measured.ShouldBe(10);
        Found(Speed, (900, 3), (811, 3)).ShouldBeEmpty();
        Found(Speed, (900, 3), (0, 3)).ShouldHaveSingleItem().Measured.ShouldBe(100);
    }

    [Fact]
    public void Who_declares_what_the_records_give_is_never_found() => Prop.ForAll(
        Gen.Choose(0, 100_000).Two().ToArbitrary(), pair => Found(App, (Math.Min(pair.Item1, pair.Item2), Math.Max(pair.Item1, pair.Item2)), (Math.Min(pair.Item1, pair.Item2), Math.Max(pair.Item1, pair.Item2))).ShouldBeEmpty()).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_found_lies_at_least_as_far_apart_as_the_bound_says() => Prop.ForAll(
        (from all in Gen.Choose(1, 5_000) from have in Gen.Choose(0, all) from says in Gen.Choose(0, all) select (all, have, says)).ToArbitrary(), one =>
            (Found(App, (one.says, one.all), (one.have, one.all)).Count == 1).ShouldBe(Math.Abs(one.says - one.have) >= 5 && 10 * Math.Abs(one.says - one.have) >= one.all)).QuickCheckThrowOnFailure();

    private static IReadOnlyList<QualityFinding> Found(Indicator indicator, (long Numerator, long Denominator) declared, (long? Numerator, long? Denominator) computed) =>
        [.. new DeclaredRule(AMonth.Settings, AMonth.March).Of([
            new(Commune, indicator, new("p", indicator.Id, Commune.Id, Period.Quarter(2026, 1), declared.Numerator, declared.Denominator, "", AMonth.At(31, 9), "Nguyễn Thị Ánh", 1), Computed(indicator, computed.Numerator, computed.Denominator)),
        ])];

    private static Measure Computed(Indicator indicator, long? numerator, long? denominator) => new(
        Commune, indicator.Id, numerator, denominator, numerator is null || denominator is not > 0 ? null : Math.Round((indicator == Speed ? 1 : 100m) * numerator.Value / denominator.Value, 2), null,
        numerator is null ? MeasureStatus.Missing : MeasureStatus.NoTarget, []);

    private static Indicator Of(string id, Population population) => new(id, "Cài ứng dụng", population, IndicatorSource.Observed, new Clause("1", "1", ""));
}
