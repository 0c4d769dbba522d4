using CongDongSo.Domain.Teams.Findings;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Tests.Teams.Findings;

public class WaiverTests
{
    private static readonly DateOnly Today = new(2025, 12, 1);

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void It_holds_from_its_first_to_its_last_day_and_ends_by_itself(int day, bool holds) => Made(null).HoldsOn(Today.AddDays(day)).ShouldBe(holds);

    [Theory]
    [InlineData(9, true)]
    [InlineData(10, false)]
    public void One_that_was_taken_back_holds_until_the_day_before(int day, bool holds) => Made(Today.AddDays(10)).HoldsOn(Today.AddDays(day)).ShouldBe(holds);

    [Theory]
    [InlineData("chờ bầu trưởng thôn", 30, null)]
    [InlineData("chờ bầu trưởng thôn", 0, null)]
    [InlineData("  chờ    bầu ", 30, "waiver-reason-missing")]
    [InlineData("chờ bầu trưởng thôn", -1, "waiver-day-past")]
    [InlineData("chờ bầu trưởng thôn", 800, "waiver-day-far")]
    [InlineData("chờ bầu trưởng thôn", null, "waiver-day-missing")]
    public void It_needs_a_reason_and_an_end_that_is_near(string reason, int? days, string? problem) =>
        Waiver.ProblemOf(reason, days is { } count ? Today.AddDays(count) : null, Today)?.Code.ShouldBe(problem);

    private static Waiver Made(DateOnly? endedOn) =>
        new(Guid.CreateVersion7(), new("thu", "village-team", Guid.CreateVersion7()), UnitId.Of("village/1"), "chờ bầu trưởng thôn", Today, Today.AddDays(30), endedOn, "Nguyễn Văn An");
}
