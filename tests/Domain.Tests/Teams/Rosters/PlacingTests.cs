using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams.Rosters;
using CongDongSo.Domain.Units;
using static CongDongSo.Domain.Tests.Teams.ATeam;

namespace CongDongSo.Domain.Tests.Teams.Rosters;

public class PlacingTests
{
    private static readonly Unit Province = Place("51", "Quảng Ngãi", UnitKind.Province, "Tỉnh");
    private static readonly Unit TinhKhe = Below(Province, "21001", "Tịnh Khê", UnitKind.Commune, "Xã");
    private static readonly Unit LySon = Below(Province, "21002", "Lý Sơn", UnitKind.Commune, "Đặc khu");
    private static readonly Unit CoLuy = Below(TinhKhe, "T1", "Cổ Lũy", UnitKind.Village, "Thôn");

    private static readonly UnitTree Tree = new(new(2025, 7, 10),
    [
        Province, TinhKhe, LySon, CoLuy,
        Below(Province, "01003", "Trà Giang", UnitKind.Commune, "Xã"), Below(Province, "21004", "Trà Giang", UnitKind.Commune, "Phường"),
        Below(Province, "21005", "Bình Thanh", UnitKind.Commune, "Xã"), Below(Province, "21006", "Bình Thạnh", UnitKind.Commune, "Xã"),
        Below(TinhKhe, "T2", "1", UnitKind.Village, "Thôn"), Below(TinhKhe, "T3", "11", UnitKind.Village, "Thôn"), Below(TinhKhe, "T4", "3", UnitKind.Village, "Khu phố"),
        Below(TinhKhe, "T5", "Phú Thọ", UnitKind.Village, "Thôn"), Below(TinhKhe, "T6", "Phú Thọ Đông", UnitKind.Village, "Thôn"),
        Below(TinhKhe, "T7", "5", UnitKind.Village, "Tổ dân phố"), Below(TinhKhe, "T8", "Trường Thọ", UnitKind.Village, "Thôn"), Below(TinhKhe, "T9", "Trường Thọ", UnitKind.Village, "Khu dân cư"),
        Below(LySon, "L1", "Tịnh Khê", UnitKind.Village, "Thôn"),
    ]);

    [Theory]
    [InlineData("Xã Tịnh Khê", "21001")]
    [InlineData("xã tịnh khê", "21001")]
    [InlineData("XÃ TỊNH KHÊ", "21001")]
    [InlineData("X. Tịnh Khê", "21001")]
    [InlineData("Tịnh Khê", "21001")]
    [InlineData("Tinh Khe", "21001")]
    [InlineData("UBND xã Tịnh Khê", "21001")]
    [InlineData("21001", "21001")]
    [InlineData("1003", "01003")]
    [InlineData("ĐK Lý Sơn", "21002")]
    [InlineData("Phường Trà Giang", "21004")]
    [InlineData("P.Trà Giang", "21004")]
    [InlineData("Xã Bình Thạnh", "21006")]
    [InlineData("Bình Thanh", "21005")]
    public void A_commune_is_found_by_name_or_code(string text, string code) =>
        new CommuneFinder(Tree).Find(text).ShouldBeOfType<Result<Unit>.Done>().Value.Code.ShouldBe(code);

    [Theory]
    [InlineData("Trà Giang", "commune-ambiguous", "Xã Trà Giang (mã 01003), Phường Trà Giang (mã 21004)")]
    [InlineData("binh thanh", "commune-ambiguous", "Xã Bình Thanh (mã 21005), Xã Bình Thạnh (mã 21006)")]
    [InlineData("Phường Tịnh Khê", "commune-not-found", "Xã Tịnh Khê (mã 21001)")]
    [InlineData("Xã Tịnh Kỳ", "commune-not-found", "10/07/2025")]
    public void A_commune_is_never_guessed(string text, string code, string says)
    {
        var problem = new CommuneFinder(Tree).Find(text).ShouldBeOfType<Result<Unit>.Refused>().Problem;

        problem.Code.ShouldBe(code);
        problem.Title.ShouldContain(says);
    }

    [Theory]
    [InlineData("Tổ CNSCĐ thôn Cổ Lũy", "T1")]
    [InlineData("Tổ công nghệ số cộng đồng thôn Cổ Luỹ", "T1")]
    [InlineData("thôn Cổ Lũy, xã Tịnh Khê", "T1")]
    [InlineData("Cổ Lũy", "T1")]
    [InlineData("Tổ thôn Cổ Lũy", "T1")]
    [InlineData("Thôn 1", "T2")]
    [InlineData("thôn 01", "T2")]
    [InlineData("Thôn1", "T2")]
    [InlineData("Thôn 11", "T3")]
    [InlineData("KP 3", "T4")]
    [InlineData("Tổ KP3", "T4")]
    [InlineData("Khu phố 03", "T4")]
    [InlineData("Tổ CNSCĐ Phú Thọ Đông", "T6")]
    [InlineData("TDP 5", "T7")]
    [InlineData("Tổ dân phố 5", "T7")]
    [InlineData("Tổ công nghệ số cộng đồng Tổ dân phố số 5", "T7")]
    [InlineData("Tổ CNSCĐ thôn Phú Thọ Tây", null)]
    [InlineData("KDC Trường Thọ", "T9")]
    public void The_village_of_a_team_is_found_in_its_name(string team, string? code)
    {
        var placed = new TeamPlacing(Tree, TinhKhe).Place(team);

        placed.Level.ShouldBe(UnitKind.Village);
        placed.Unit.Code.ShouldBe(code ?? TinhKhe.Code);
        placed.IsVillageUnknown.ShouldBe(code is null);
    }

    [Theory]
    [InlineData("Tổ CNSCĐ số 2 thôn Phú Thọ", "so 2 thon phu tho")]
    [InlineData("Thôn Phú Thọ - Tổ 2", "thon phu tho to 2")]
    public void One_of_several_teams_of_a_village_keeps_its_number(string team, string key)
    {
        var placed = new TeamPlacing(Tree, TinhKhe).Place(team);

        (placed.Unit.Code, placed.Key).ShouldBe(("T5", key));
    }

    [Theory]
    [InlineData("Tổ CNSCĐ xã Tịnh Khê")]
    [InlineData("Tổ CNSCĐ xã")]
    [InlineData("Tổ công nghệ số cộng đồng")]
    [InlineData("Tổ CNSCĐ cấp xã")]
    [InlineData("Tịnh Khê")]
    [InlineData("TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG XÃ TỊNH KHÊ")]
    public void A_commune_s_own_team_is_recognised(string team)
    {
        var placed = new TeamPlacing(Tree, TinhKhe).Place(team);

        (placed.Unit.Id, placed.Level, placed.Key).ShouldBe((TinhKhe.Id, UnitKind.Commune, TeamPlacing.OwnTeam));
    }

    [Fact]
    public void A_village_named_as_the_commune_comes_before_it() =>
        new TeamPlacing(Tree, LySon).Place("Thôn Tịnh Khê").Unit.Code.ShouldBe("L1");

    [Fact]
    public void Villages_that_fit_alike_are_listed_and_none_is_taken()
    {
        var placed = new TeamPlacing(Tree, TinhKhe).Place("Tổ CNSCĐ Trường Thọ");

        placed.IsVillageUnknown.ShouldBeTrue();
        placed.Candidates.Select(unit => unit.Code).ShouldBe(["T8", "T9"]);
    }

    private static Unit Below(Unit parent, string code, string name, UnitKind kind, string subKind) => Place(code, name, kind, subKind) with { ParentId = parent.Id };
}
