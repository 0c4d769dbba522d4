using CongDongSo.Domain.Quality;
using FsCheck;
using FsCheck.Fluent;

namespace CongDongSo.Domain.Tests.Quality;

public class VisitRulesTests
{
    [Fact]
    public void Twenty_households_an_hour_are_quick_and_twenty_one_are_improbable()
    {
        AMonth.Visits(Enumerable.Range(0, 20).Select(i => AMonth.Seen(AMonth.At(3, 9, i * 3), i))).Found().ShouldBeEmpty();

        var found = AMonth.Visits(Enumerable.Range(0, 21).Select(i => AMonth.Seen(AMonth.At(3, 9, i * 2.8), i))).Found(households: 400).ShouldHaveSingleItem();

        found.Rule.ShouldBe(QualityRule.VisitSpeed);
        (found.Author, found.Unit, found.Measured, found.Expected).ShouldBe(("anh", AMonth.Village, 21, 20));
        found.Message.ShouldBe("21 hộ trong 60 phút từ 03/03/2026 09:00");
        found.Records.Count.ShouldBe(QualityFinding.RecordsKept);
    }

    [Fact]
    public void The_hour_may_begin_at_any_minute_and_one_household_counts_once_in_it()
    {
        var twoHours = Enumerable.Range(0, 25).Select(i => AMonth.Seen(AMonth.At(3, 9, 45 + i), i % 22));

        AMonth.Visits(twoHours).Found(households: 400).ShouldHaveSingleItem().Measured.ShouldBe(22);
    }

    [Fact]
    public void What_is_found_in_two_villages_is_the_commune_s() =>
        AMonth.Visits(Enumerable.Range(0, 22).Select(i => AMonth.Seen(AMonth.At(3, 9, i), i, village: i % 2 == 0 ? AMonth.Village : AMonth.Other))).Found(households: 400)
            .ShouldHaveSingleItem().Unit.ShouldBe(AMonth.Commune);

    [Fact]
    public void Half_a_village_in_five_minutes_is_found_whoever_recorded_it()
    {
        var found = AMonth.Visits(Enumerable.Range(0, 20).Select(i => AMonth.Seen(AMonth.At(3, 9, i * 0.2), i, author: $"nguoi{i % 4}"))).Found().ShouldHaveSingleItem();

        found.Rule.ShouldBe(QualityRule.AllAtOnce);
        (found.Author, found.Measured).ShouldBe(("", 20));
        AMonth.Visits(Enumerable.Range(0, 19).Select(i => AMonth.Seen(AMonth.At(3, 9, i * 0.2), i, author: $"nguoi{i % 4}"))).Found().ShouldBeEmpty();
    }

    [Fact]
    public void A_hamlet_of_nine_at_one_table_is_no_finding() =>
        AMonth.Visits(Enumerable.Range(0, 9).Select(i => AMonth.Seen(AMonth.At(3, 9, i * 0.2), i))).Found(households: 9).ShouldBeEmpty();

    [Fact]
    public void Eight_households_in_a_row_with_the_same_people_are_copied()
    {
        static IEnumerable<IEnumerable<SeenCount>> Row(int count) => Enumerable.Range(0, count).Select(i => AMonth.Seen(AMonth.At(3, 9, i * 10), i, counts: [3, 1]));

        AMonth.Visits(Row(7)).Found().ShouldBeEmpty();
        AMonth.Visits(Row(8)).Found().ShouldHaveSingleItem().Rule.ShouldBe(QualityRule.CopiedCounts);
    }

    [Fact]
    public void Alike_in_what_is_only_yes_or_no_or_in_nobody_having_it_says_nothing()
    {
        AMonth.Visits(Enumerable.Range(0, 12).Select(i => AMonth.Seen(AMonth.At(3, 9, i * 10), i, counts: [0, 1]))).Found().ShouldBeEmpty();
        AMonth.Visits(Enumerable.Range(0, 12).Select(i => AMonth.Seen(AMonth.At(3, 9, i * 10), i, counts: [3]))).Found().ShouldBeEmpty();
    }

    [Fact]
    public void One_household_that_differs_ends_the_row() =>
        AMonth.Visits(Enumerable.Range(0, 14).Select(i => AMonth.Seen(AMonth.At(3, 9, i * 10), i, counts: [i == 7 ? 2 : 3, 1]))).Found().ShouldBeEmpty();

    [Fact]
    public void Who_comes_back_after_half_an_hour_visits_again() =>
        AMonth.Visits(AMonth.Seen(AMonth.At(3, 9), 1), AMonth.Seen(AMonth.At(3, 9, 20), 1), AMonth.Seen(AMonth.At(3, 10, 30), 1)).Count.ShouldBe(2);

    [Fact]
    public void The_order_in_which_records_come_changes_nothing() => Prop.ForAll(
        Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var seen = Enumerable.Range(0, 60).SelectMany(_ => AMonth.Seen(AMonth.At(1 + random.Next(3), 8 + random.Next(3), random.Next(60)), random.Next(45), $"nguoi{random.Next(3)}")).DistinctBy(one => one.Record).ToList();
            var shuffled = seen.ToArray();
            random.Shuffle(shuffled);

            AMonth.Visits(seen).Found().Select(Told).ShouldBe(AMonth.Visits(shuffled).Found().Select(Told));

            static string Told(QualityFinding found) => $"{found.Rule} {found.Unit} {found.Author} {found.Message} {string.Join(',', found.Records)}";
        }).QuickCheckThrowOnFailure();
}
