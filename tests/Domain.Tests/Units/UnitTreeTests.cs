using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Tests.Units;

public class UnitTreeTests
{
    private static readonly DateOnly Day = new(2025, 6, 30);
    private static readonly Unit Province = AUnit("51", UnitKind.Province, null);
    private static readonly Unit District = AUnit("524", UnitKind.District, Province);
    private static readonly Unit Commune = AUnit("21040", UnitKind.Commune, District);
    private static readonly Unit Other = AUnit("21043", UnitKind.Commune, District);
    private static readonly Unit Village = AUnit("21040-01", UnitKind.Village, Commune);
    private static readonly UnitTree Tree = new(Day, [Village, Other, Commune, District, Province]);

    [Fact]
    public void Below_a_unit_parents_come_before_children_and_children_by_code() =>
        Tree.Under(Province.Id).Select(unit => unit.Code).ShouldBe(["51", "524", "21040", "21040-01", "21043"]);

    [Fact]
    public void A_path_goes_from_the_top_down() =>
        Tree.PathTo(Village.Id).Select(unit => unit.Code).ShouldBe(["51", "524", "21040", "21040-01"]);

    [Fact]
    public void An_ancestor_is_found_by_its_level_and_a_unit_is_its_own()
    {
        Tree.Ancestor(Village.Id, UnitKind.District).ShouldBe(District);
        Tree.Ancestor(Village.Id, UnitKind.Village).ShouldBe(Village);
        Tree.Ancestor(Province.Id, UnitKind.Commune).ShouldBeNull();
    }

    [Fact]
    public void A_unit_is_under_itself_and_all_above_it_but_not_beside_it()
    {
        Tree.IsUnder(Village.Id, Village.Id).ShouldBeTrue();
        Tree.IsUnder(Village.Id, Province.Id).ShouldBeTrue();
        Tree.IsUnder(Village.Id, Other.Id).ShouldBeFalse();
        Tree.IsUnder(Province.Id, Village.Id).ShouldBeFalse();
    }

    [Fact]
    public void A_unit_that_does_not_stand_that_day_has_nothing()
    {
        var unknown = UnitId.Of("village/51/none");

        Tree.Find(unknown).ShouldBeNull();
        Tree.Under(unknown).ShouldBeEmpty();
        Tree.PathTo(unknown).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Đặc khu", "Lý Sơn", "Đặc khu Lý Sơn")]
    [InlineData("Thôn", "Thôn 3", "Thôn 3")]
    [InlineData("Thôn", "thôn Đông", "thôn Đông")]
    [InlineData("Bản", "Bảng Mới", "Bản Bảng Mới")]
    public void A_full_name_says_the_kind_once(string kind, string name, string full) => Unit.FullNameOf(kind, name).ShouldBe(full);

    private static Unit AUnit(string code, UnitKind kind, Unit? parent) =>
        new(UnitId.Of($"{kind}/{code}"), code, code, kind, "", parent?.Id, null, new DateOnly(2021, 1, 1), Day);
}
