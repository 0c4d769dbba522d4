using CongDongSo.Domain.Targets;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using static CongDongSo.Domain.Tests.Targets.APlace;

namespace CongDongSo.Domain.Tests.Targets;

public sealed class TargetOrderTests
{
    private static readonly DateOnly Before = new(2025, 12, 31), Opened = new(2026, 1, 1);

    private static readonly TargetBook Handed = new([Share(Plain, 70, Year, Province)]);

    [Fact]
    public void A_commune_hands_its_villages_more_than_it_was_handed_and_not_less()
    {
        Faults(Order(Plain), (First, 75)).ShouldBeEmpty();
        Faults(Order(Plain), (First, 70)).ShouldBeEmpty();
        Faults(Order(Plain), (First, 69.99m)).Single().ShouldContain("70 %");
    }

    [Fact]
    public void The_province_lowers_what_it_handed_down() => Faults(Order(Province), (First, 40), (Plain, 30), (High, 10)).ShouldBeEmpty();

    [Fact]
    public void Where_nothing_was_handed_down_the_document_is_the_floor()
    {
        Faults(Order(Plain, TargetBook.Empty), (First, 79)).ShouldHaveSingleItem();
        Faults(Order(Mountain, TargetBook.Empty), (High, 50)).ShouldBeEmpty();
        Faults(Order(Mountain, TargetBook.Empty), (High, 49)).ShouldHaveSingleItem();
    }

    [Fact]
    public void What_the_province_set_for_a_village_itself_its_commune_neither_lowers_nor_takes_back()
    {
        var book = new TargetBook([Share(Plain, 70, Year, Province), Share(First, 90, Year, Province)]);

        Faults(Order(Plain, book), (First, 85)).ShouldHaveSingleItem();
        Faults(Order(Plain, book), (First, null)).ShouldHaveSingleItem();
        Faults(Order(Plain, book), (First, 95)).ShouldBeEmpty();
        Faults(Order(Province, book), (First, null)).ShouldBeEmpty();
    }

    [Fact]
    public void What_a_commune_raised_it_may_lower_again_down_to_what_it_was_handed()
    {
        var book = new TargetBook([Share(Plain, 70, Year, Province), Share(First, 90, Year, Plain)]);

        Faults(Order(Plain, book), (First, 70)).ShouldBeEmpty();
        Faults(Order(Plain, book), (First, null)).ShouldBeEmpty();
    }

    [Fact]
    public void Of_a_count_that_was_handed_down_the_parts_together_have_to_come_to_as_much()
    {
        // 100 and 100 households: 60 and 61 are together what was handed down, though 60 is less than its share.
        var order = Order(Plain, new([Count(Plain, 121, Year, 200, Province)]));

        Faults(order, order.Check([Cell(First, new(60, TargetScale.Count)), Cell(Second, new(61, TargetScale.Count))])).ShouldBeEmpty();
        Faults(order, order.Check([Cell(First, new(60, TargetScale.Count)), Cell(Second, new(60, TargetScale.Count))])).ShouldAllBe(fault => fault.Contains("120 hộ, thấp hơn 121 hộ đã giao cho Xã An Phú"));
        Faults(order, order.Check([Cell(First, new(60, TargetScale.Count))])).ShouldHaveSingleItem();
        Faults(order, order.Check([Cell(First, new(61, TargetScale.Count))])).ShouldBeEmpty();
    }

    [Fact]
    public void There_is_no_third_of_a_household()
    {
        var order = new TargetOrder { Tree = Tree, Period = Year, Book = Handed, Officer = Plain, Reason = "", Today = Before, Register = (_, _) => 3 };

        // 70 % of three are 2,1.
        Faults(order, order.Check([Cell(First, new(2, TargetScale.Count))])).ShouldBeEmpty();
        Faults(order, order.Check([Cell(First, new(1, TargetScale.Count))])).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_count_is_compared_as_a_share()
    {
        var order = Order(Plain);

        Faults(order, order.Check([Cell(First, new(69, TargetScale.Count))])).ShouldHaveSingleItem();
        Faults(order, order.Check([Cell(First, new(70, TargetScale.Count))])).ShouldBeEmpty();
    }

    [Fact]
    public void Once_the_period_has_begun_only_the_superior_changes_it_and_says_why()
    {
        Faults(Order(Plain, today: Opened), (First, 75)).Single().ShouldContain("01/01/2026");
        Faults(Order(Plain, today: Opened, reason: "nhầm"), (First, 75)).ShouldHaveSingleItem();
        Faults(Order(Province, today: Opened), (First, 75)).Single().ShouldContain("lý do");
        Faults(Order(Province, today: Opened, reason: "bão số 3"), (First, 75), (Plain, 60)).ShouldBeEmpty();
        Faults(Order(Province, today: Opened, reason: "bão số 3"), (Province, 75)).ShouldHaveSingleItem();
        Faults(Order(Nation, today: Opened, reason: "bão số 3"), (Province, 75)).ShouldBeEmpty();
        Faults(Order(null, today: Opened, reason: "bão số 3"), (Province, 75)).ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_sets_their_own_unit_but_a_province()
    {
        Faults(Order(Plain), (Plain, 90)).ShouldHaveSingleItem();
        Faults(Order(Plain), (High, 90)).ShouldHaveSingleItem();
        Faults(Order(Province), (Province, 20)).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_as_it_was_is_no_change_even_in_a_frozen_period()
    {
        var order = Order(Plain, new([Share(Plain, 70, Year, Province), Share(First, 90, Year, Plain)]), Opened);

        order.Check([Cell(First, new(90, TargetScale.Value)), Cell(Second, null)]).Changes.ShouldBeEmpty();
    }

    [Fact]
    public void A_target_of_the_year_is_not_that_of_its_quarter()
    {
        var order = new TargetOrder { Tree = Tree, Period = Quarter, Book = Handed, Officer = Province, Reason = "", Today = Before, Register = (_, _) => 100 };

        order.Check([Cell(Plain, new(70, TargetScale.Value))]).Changes.ShouldHaveSingleItem();
        order.Check([Cell(Plain, null)]).Changes.ShouldBeEmpty();
    }

    private static TargetOrder Order(Unit? officer, TargetBook? book = null, DateOnly? today = null, string reason = "") =>
        new() { Tree = Tree, Period = Year, Book = book ?? Handed, Officer = officer, Reason = reason, Today = today ?? Before, Register = (_, _) => 100 };

    private static List<string> Faults(TargetOrder order, params (Unit Unit, decimal? Number)[] cells) =>
        Faults(order, order.Check(cells.Select(cell => Cell(cell.Unit, cell.Number is { } number ? new(number, TargetScale.Value) : null))));

    private static List<string> Faults(TargetOrder _, (IReadOnlyList<TargetCell> Changes, IReadOnlyList<TargetFault> Faults) check) => [.. check.Faults.Select(fault => fault.Message)];

    private static TargetCell Cell(Unit unit, TargetAmount? amount) => new(unit, ServiceLine, amount);
}
