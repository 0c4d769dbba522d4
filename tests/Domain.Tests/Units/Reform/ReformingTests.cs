using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Domain.Units.Reform;
using static CongDongSo.Domain.Tests.Units.Reform.ATree;

namespace CongDongSo.Domain.Tests.Units.Reform;

public class ReformingTests
{
    private static readonly DateOnly Day = new(2027, 1, 1);

    [Fact]
    public void A_merged_commune_passes_its_villages_on_and_they_keep_their_codes()
    {
        var state = Applied(State(), Merge(Day, Commune("513A"), "513", "514"));

        state.On(Day).ChildrenOf(Id("513A")).Select(village => village.Code).ShouldBe(["513-1", "513-2", "513-3", "513-4", "514-1", "514-2", "514-3", "514-4"]);
        state.On(Day.AddDays(-1)).ChildrenOf(Id("513")).Count().ShouldBe(4);
        state.Find(Id("513"))!.ValidTo.ShouldBe(Day.AddDays(-1));
    }

    [Fact]
    public void A_split_places_the_villages_it_is_told_and_leaves_the_others_open()
    {
        var (one, other) = (Commune("513A"), Commune("513B"));
        var state = Applied(State(), Split(Day, "513", one, other) with { Placements = [new(Id("513-1"), one.Id)] });

        state.On(Day).ChildrenOf(one.Id).Single().Code.ShouldBe("513-1");
        state.Find(Id("513-2"))!.ValidTo.ShouldBe(Day.AddDays(-1));
    }

    [Fact]
    public void A_village_that_a_split_left_open_is_placed_later_as_of_the_day_of_the_split()
    {
        var (one, other) = (Commune("513A"), Commune("513B"));
        var state = Applied(State(), Split(Day, "513", one, other));

        state = Applied(state, Event(ReformKind.PlaceVillages, Day) with { Placements = [new(Id("513-2"), other.Id)] });

        state.On(Day).ChildrenOf(other.Id).Single().Code.ShouldBe("513-2");
        state.Changes.ShouldContain(new UnitChange(Day, UnitChangeKind.Move, "1/NQ-UBTVQH15", Id("513-2"), Id("513-2"), ChangeExtent.Whole));
    }

    [Fact]
    public void A_part_moves_and_the_unit_it_came_from_goes_on()
    {
        var state = Applied(State(), Event(ReformKind.PartMoved, Day) with
        {
            Edges = [new(Id("513"), Id("514"), ChangeExtent.Part)], Placements = [new(Id("513-1"), Id("514"))],
        });

        state.On(Day).ChildrenOf(Id("514")).Count().ShouldBe(5);
        state.Find(Id("513"))!.ValidTo.ShouldBeNull();
    }

    [Fact]
    public void With_its_level_a_unit_ends_and_what_lay_below_it_lies_below_the_unit_above()
    {
        var state = Applied(State(), Event(ReformKind.AbolishLevel, Day) with { Edges = [new(Id("51H"), Id("51"), ChangeExtent.Whole)] });

        state.On(Day).ChildrenOf(Id("51")).Select(unit => unit.Code).ShouldBe(["511", "512", "513", "514"]);
        state.On(Day).ChildrenOf(Id("511")).Count().ShouldBe(4);
    }

    [Fact]
    public void Under_a_new_name_or_kind_it_is_the_same_unit()
    {
        var state = Applied(State(), Event(ReformKind.Retype, Day) with { Renewals = [new(Id("513"), "513", "Số 3", "Phường")] });

        state.On(Day).Find(Id("513"))!.FullName.ShouldBe("Phường Số 3");
        state.Changes.Single().Kind.ShouldBe(UnitChangeKind.Retype);
    }

    [Theory]
    [InlineData("514", "51", "Mã 514 là của Xã Số 4")]
    [InlineData("N", "511", "không thể trực thuộc một đơn vị cấp xã")]
    [InlineData("N", "48", "phải cùng một tỉnh")]
    [InlineData("N", "99", "Không có đơn vị cấp trên")]
    public void A_new_unit_that_does_not_fit_is_refused_in_words(string code, string parent, string says) =>
        Refused(State(), Merge(Day, new NewUnit(Id("new"), UnitKind.Commune, code, "Mới", "Xã", Id(parent)), "512", "513")).ShouldContain(says);

    [Fact]
    public void An_event_waits_for_no_other_that_came_after_it()
    {
        var state = Applied(State(), Merge(Day, Commune("513A"), "513", "514"));

        Refused(state, Event(ReformKind.Rename, Day.AddDays(-30)) with { Renewals = [new(Id("513"), "513", "Khác", "Xã")] }).ShouldContain("đã có thay đổi từ ngày 01/01/2027");
        Refused(state, Event(ReformKind.Rename, Day.AddDays(30)) with { Renewals = [new(Id("513"), "513", "Khác", "Xã")] }).ShouldContain("đã kết thúc ngày 31/12/2026");
    }

    [Fact]
    public void Provinces_are_not_merged_by_an_event() =>
        Refused(State(), Event(ReformKind.Merge, Day) with { Edges = [new(Id("48"), Id("51"), ChangeExtent.Whole)] }).ShouldContain("dữ liệu mỗi tỉnh để riêng");

    [Fact]
    public void An_event_that_a_later_one_builds_on_is_not_undone()
    {
        var merge = Merge(Day, Commune("513A"), "513", "514");
        var effect = Effect(State(), merge);
        var state = Applied(State().With(effect), Event(ReformKind.Rename, Day.AddDays(60)) with { Renewals = [new(Id("513A"), "513A", "Tên khác", "Xã")] });

        Reforming.Undo(state, effect).ShouldBeOfType<Result<ReformState>.Refused>().Problem.Detail!.ShouldContain("đã thay đổi sau sự kiện này");
    }

    [Fact]
    public void A_village_newer_than_the_day_stands_in_the_way_and_is_named()
    {
        var born = new UnitLife(Id("513-9"), UnitKind.Village, [new(Day.AddDays(5), null, "513-9", "Thôn 9", "Thôn", Id("513"), null)]);
        var state = ReformState.Of(State().Units.Values.Append(born), []);

        Refused(state, Merge(Day, Commune("513A"), "513", "514")).ShouldContain("Thôn 9 (mã 513-9)");
    }

    private static ReformState Applied(ReformState state, ReformEvent reform) => state.With(Effect(state, reform));

    private static ReformEffect Effect(ReformState state, ReformEvent reform) => Reforming.Apply(state, reform).Match(effect => effect, problem => throw new InvalidOperationException(problem.Detail));

    private static string Refused(ReformState state, ReformEvent reform) => Reforming.Apply(state, reform).ShouldBeOfType<Result<ReformEffect>.Refused>().Problem.Detail!;
}
