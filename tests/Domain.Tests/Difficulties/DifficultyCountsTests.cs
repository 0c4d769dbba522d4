using CongDongSo.Domain.Difficulties;
using CongDongSo.Domain.Time;

namespace CongDongSo.Domain.Tests.Difficulties;

public class DifficultyCountsTests
{
    private static readonly DifficultySettings Settings = new();

    private static readonly DateTimeOffset From = On(3), Until = On(29);

    [Fact]
    public void Nothing_is_no_median_rather_than_none() => Count().ShouldBe(new DifficultyCounts(0, 0, 0, 0, 0, 0, 0, null));

    [Fact]
    public void One_without_an_answer_is_open_and_after_its_term_late()
    {
        Count(Raised(20)).ShouldBe(new DifficultyCounts(1, 1, 1, 0, 0, 0, 0, null));
        Count(Raised(25)).ShouldBe(new DifficultyCounts(1, 1, 0, 0, 0, 0, 0, null));
        Count(Raised(-9)).Raised.ShouldBe(0, "it came before the period, and is open all the same");
        Count(Raised(-9)).Open.ShouldBe(1);
    }

    [Fact]
    public void Answered_and_confirmed_it_counts_its_working_days()
    {
        Count(Raised(3, (5, StepKind.Answered), (6, StepKind.Confirmed))).ShouldBe(new DifficultyCounts(1, 0, 0, 1, 0, 1, 0, 2));
        Count(Raised(3, (18, StepKind.Answered))).ShouldBe(new DifficultyCounts(1, 0, 0, 1, 1, 0, 0, 11));
    }

    [Fact]
    public void Reopened_it_is_open_again_and_answered_twice_it_counts_once_with_the_last_answer()
    {
        Count(Raised(3, (4, StepKind.Answered), (5, StepKind.Reopened))).ShouldBe(new DifficultyCounts(1, 1, 1, 1, 0, 0, 1, 1));
        Count(Raised(3, (4, StepKind.Answered), (5, StepKind.Reopened), (7, StepKind.Answered))).ShouldBe(new DifficultyCounts(1, 0, 0, 1, 0, 0, 1, 4));
    }

    [Fact]
    public void What_came_after_the_period_changes_nothing_of_it() =>
        Count(Raised(20, (32, StepKind.Answered))).ShouldBe(Count(Raised(20)));

    [Fact]
    public void One_that_waits_for_another_is_open_but_never_late() =>
        Count(Raised(3, (4, StepKind.Joined))).ShouldBe(new DifficultyCounts(1, 1, 0, 0, 0, 0, 0, null));

    [Fact]
    public void The_median_of_an_even_number_lies_between_the_two_in_the_middle() =>
        Count(Raised(3, (4, StepKind.Answered)), Raised(3, (5, StepKind.Answered)), Raised(3, (10, StepKind.Answered)), Raised(3, (7, StepKind.Answered))).MedianDays.ShouldBe(3);

    private static DifficultyCounts Count(params CountedDifficulty[] some) => DifficultyCounts.Of([.. some.Select(one => one.In(From, Until, Settings)).OfType<DifficultyCourse>()]);

    private static DateTimeOffset On(int day) => VietnamTime.StartOf(new DateOnly(2025, 11, 1).AddDays(day - 1));

    private static CountedDifficulty Raised(int day, params (int Day, StepKind Kind)[] steps) =>
        new("network", DifficultyCase.Raised(ADifficulty.Id, ADifficulty.Anh, On(day).AddHours(8)), [.. steps.Select(step => new DifficultyStep(step.Kind, On(step.Day).AddHours(9), ADifficulty.Xa, Other: ADifficulty.Other))]);
}
