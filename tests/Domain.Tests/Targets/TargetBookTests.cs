using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Targets;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using static CongDongSo.Domain.Tests.Targets.APlace;

namespace CongDongSo.Domain.Tests.Targets;

public sealed class TargetBookTests
{
    [Fact]
    public void Where_nothing_was_set_the_document_holds_by_terrain()
    {
        Held(TargetBook.Empty, First, Quarter).ShouldBe((80m, false));
        Held(TargetBook.Empty, High, Quarter).ShouldBe((50m, false));
        Held(TargetBook.Empty, Province, Quarter).ShouldBeNull();
        TargetBook.Empty.Held(new(Indicator("hours", new Population.TeamWeeks(8)), IsQuota: true), First, Tree, Quarter)!.Number.ShouldBe(8);
        TargetBook.Empty.Held(Line(new Population.CommuneMonths(300)), Plain, Tree, January)!.Number.ShouldBe(300);
        TargetBook.Empty.Held(Line(new Population.Residents(15)), First, Tree, Quarter).ShouldBeNull();
    }

    [Fact]
    public void A_place_s_own_target_comes_before_the_nearest_above_and_that_before_the_document()
    {
        var book = new TargetBook([Share(Province, 60, Year), Share(Plain, 85, Year), Share(Second, 90, Year)]);

        Held(book, Second, Quarter).ShouldBe((90m, true));
        Held(book, First, Quarter).ShouldBe((85m, true));
        Held(book, High, Quarter).ShouldBe((60m, true));
    }

    [Fact]
    public void Of_one_unit_the_narrowest_period_around_the_one_asked_for_holds()
    {
        var book = new TargetBook([Share(Plain, 70, Year), Share(Plain, 75, Quarter), Share(Plain, 78, January), Share(Plain, 99, Period.Quarter(2026, 2))]);

        Held(book, First, January).ShouldBe((78m, true));
        Held(book, First, Period.Month(2026, 2)).ShouldBe((75m, true));
        Held(book, First, Quarter).ShouldBe((75m, true));
        Held(book, First, Year).ShouldBe((70m, true));
        Held(book, First, Period.Quarter(2026, 3)).ShouldBe((70m, true));
        Held(book, First, Period.Year(2027)).ShouldBe((80m, false));
    }

    [Fact]
    public void A_nearer_unit_s_year_comes_before_a_farther_unit_s_month() =>
        Held(new TargetBook([Share(Plain, 70, Year), Share(Province, 60, January)]), First, January).ShouldBe((70m, true));

    [Theory]
    [InlineData(2026, 1, true)]
    [InlineData(2026, 14, false)]
    public void A_week_has_the_target_of_the_month_of_its_Thursday(int year, int week, bool isJanuary) =>
        // 2026-W01 begins in December 2025; its Thursday is the first of January.
        Held(new TargetBook([Share(Plain, 78, January)]), First, Period.Week(year, week)).ShouldBe(isJanuary ? (78m, true) : (80m, false));

    [Fact]
    public void A_count_is_handed_down_as_its_share_of_the_register()
    {
        var book = new TargetBook([Count(Plain, 300, Year, register: 400)]);

        Held(book, Plain, Quarter).ShouldBe((75m, true));
        Held(book, First, Quarter).ShouldBe((75m, true));
        Held(new TargetBook([Count(Plain, 300, Year, register: 0)]), First, Quarter).ShouldBeNull();
    }

    [Fact]
    public void A_target_that_was_taken_back_leaves_the_one_above()
    {
        var own = Share(First, 95, Year);

        var book = new TargetBook([own, Share(Plain, 85, Year)]).With([(own, true)]);

        Held(book, First, Quarter).ShouldBe((85m, true));
    }

    private static (decimal Number, bool IsSet)? Held(TargetBook book, Unit unit, Period period) => book.Held(ServiceLine, unit, Tree, period) is { } held ? (held.Number, held.Set is not null) : null;
}
