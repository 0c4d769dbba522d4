using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Domain.Units.Reform;

namespace CongDongSo.Domain.Tests.Units.Reform;

public class TableReadingTests
{
    private static readonly DateOnly Day = new(2025, 7, 1);

    [Fact]
    public void Old_units_end_on_the_eve_and_lie_in_their_district_and_province()
    {
        var state = Nation().With(Plan(Line(2, "00001", "A", "00011"), Line(3, "00002", "B", "00011")).Effect);

        var eve = state.On(Day.AddDays(-1));
        eve.All.Where(unit => unit.Kind == UnitKind.Commune).Select(unit => unit.FullName).ShouldBe(["Xã A", "Xã B"], ignoreOrder: true);
        eve.All.Single(unit => unit.Kind == UnitKind.District).ParentId.ShouldBe(ATree.Id("51"));
        state.Changes.ShouldAllBe(change => change.Kind == UnitChangeKind.Merge && change.Extent == ChangeExtent.Whole && change.Resolution == "1677/NQ-UBTVQH15");
        state.On(Day).All.Count(unit => unit.Kind == UnitKind.Commune).ShouldBe(2);
    }

    [Fact]
    public void What_was_left_whole_and_alone_is_the_same_unit_before_and_after()
    {
        var plan = Plan(Line(2, "00001", "Tên cũ", "00011"));

        plan.Effect.Made.ShouldAllBe(unit => unit.Kind == UnitKind.District);
        var unit = plan.Effect.After.Single(life => life.Kind == UnitKind.Commune);
        unit.Id.ShouldBe(ATree.Id("00011"));
        unit.Versions.Select(version => version.Name).ShouldBe(["Tên cũ", "Một"]);
        plan.Effect.Changes.ShouldHaveSingleItem().Kind.ShouldBe(UnitChangeKind.Rename);
    }

    [Fact]
    public void A_divided_commune_went_in_part_into_each() =>
        Plan(Line(2, "00001", "A", "00011"), Line(3, "00001", "A", "00012", "Hai")).Effect.Changes
            .ShouldAllBe(change => change.Kind == UnitChangeKind.Split && change.Extent == ChangeExtent.Part);

    [Fact]
    public void Read_twice_it_adds_nothing_and_undone_it_leaves_nothing()
    {
        var lines = new[] { Line(2, "00001", "A", "00011"), Line(3, "00002", "B", "00011"), Line(4, "00002", "B", "00012", "Hai") };
        var effect = Plan(lines).Effect;
        var state = Nation().With(effect);

        TableReading.Plan(state, lines, Day, ATree.First, "bang.csv").Effect.IsEmpty.ShouldBeTrue();
        Reforming.Undo(state, effect).ShouldBeOfType<Result<ReformState>.Done>().Value.Text().ShouldBe(Nation().Text());
    }

    [Fact]
    public void A_line_that_names_no_unit_and_a_district_in_two_provinces_are_told()
    {
        var odd = Line(4, "00003", "C", "00012", "Hai") with { Province = new("48", "Tỉnh", "Khác") };
        var plan = Plan(Line(2, "00001", "A", "00011"), Line(3, "00002", "B", "00011"), odd, Line(5, "", "Bãi bồi", "00012", "Hai"));

        plan.Faults.ShouldBeEmpty();
        plan.Notices.Count.ShouldBe(2);
        plan.Edges.ShouldBe(3);
    }

    [Theory]
    [InlineData("Hai", "00011", TableColumn.NewName)]
    [InlineData("Một", "00099", TableColumn.NewCode)]
    public void A_name_or_code_that_does_not_fit_is_a_fault_at_its_row(string name, string code, TableColumn column)
    {
        var fault = Plan(Line(7, "00001", "A", code, name)).Faults.ShouldHaveSingleItem();

        (fault.Row, fault.Column).ShouldBe((7, column));
    }

    private static TablePlan Plan(params TableLine[] lines) => TableReading.Plan(Nation(), lines, Day, ATree.First, "bang.csv");

    private static TableLine Line(int row, string old, string name, string into, string intoName = "Một") =>
        new(row, new(old, old.Length == 0 ? "" : "Xã", name), new("501", "Huyện", "Huyện Cũ"), new("51", "Tỉnh", "Tỉnh 51"), into, $"Xã {intoName}", "51");

    /// <summary>Two provinces, and two communes of today in one of them.</summary>
    private static ReformState Nation() => ReformState.Of(
        [
            .. ATree.State(0).Units.Values.Where(unit => unit.Kind <= UnitKind.Province),
            new UnitLife(ATree.Id("00011"), UnitKind.Commune, [new(Day, null, "00011", "Một", "Xã", ATree.Id("51"), "1677/NQ-UBTVQH15")]),
            new UnitLife(ATree.Id("00012"), UnitKind.Commune, [new(Day, null, "00012", "Hai", "Xã", ATree.Id("51"), "1677/NQ-UBTVQH15")]),
        ], []);
}
