using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Platform.Access;

public class ScopeTests(TestInstallation installation) : IClassFixture<TestInstallation>
{
    private static readonly DateOnly Reform = new(2025, 7, 1);

    [Fact]
    public async Task A_caller_sees_their_unit_and_all_below_it_and_nothing_else()
    {
        var province = await installation.AddUnit(UnitKind.Province, "T1", "Một");
        var commune = await installation.AddUnit(UnitKind.Commune, "T1001", "Một Một", province);
        var village = await installation.AddUnit(UnitKind.Village, "T1001-1", "Một Một Một", commune);
        var neighbour = await installation.AddUnit(UnitKind.Commune, "T1002", "Một Hai", province);
        var other = await installation.AddUnit(UnitKind.Province, "T2", "Hai");
        var unknown = new UnitId(Guid.NewGuid());
        UnitId[] all = [province, commune, village, neighbour, other, unknown];

        (await SeenBy(UnitDirectory.NationId, all)).ShouldBe([province, commune, village, neighbour, other], ignoreOrder: true);
        (await SeenBy(province, all)).ShouldBe([province, commune, village, neighbour], ignoreOrder: true);
        (await SeenBy(commune, all)).ShouldBe([commune, village], ignoreOrder: true);
        (await SeenBy(village, all)).ShouldBe([village]);
    }

    [Fact]
    public async Task The_history_of_a_merged_commune_belongs_to_those_who_have_its_people_now()
    {
        var province = await installation.AddUnit(UnitKind.Province, "T3", "Ba");
        var district = await installation.AddUnit(UnitKind.District, "T301", "Ba Một", province, to: Reform.AddDays(-1));
        var old = await installation.AddUnit(UnitKind.Commune, "T3001", "Ba Cũ", district, to: Reform.AddDays(-1));
        var oldVillage = await installation.AddUnit(UnitKind.Village, "T3001-1", "Ba Cũ Một", old, to: Reform.AddDays(-1));
        var now = await installation.AddUnit(UnitKind.Commune, "T3001", "Ba Mới", province, from: Reform);
        var neighbour = await installation.AddUnit(UnitKind.Commune, "T3002", "Ba Khác", province, from: Reform);
        await installation.Became(old, now, Reform);

        (await SeenBy(now, [old, oldVillage])).ShouldBe([old, oldVillage], ignoreOrder: true);
        (await SeenBy(neighbour, [old, oldVillage])).ShouldBeEmpty();
        (await SeenBy(province, [district, old, oldVillage])).ShouldBe([district, old, oldVillage], ignoreOrder: true);
    }

    [Fact]
    public void A_tree_tells_the_same_for_its_own_day()
    {
        var province = new Unit(UnitId.Of("a"), "51", "Quảng Ngãi", UnitKind.Province, "Tỉnh", UnitDirectory.NationId, null, new(2000, 1, 1), null);
        var commune = new Unit(UnitId.Of("b"), "21034", "Tịnh Khê", UnitKind.Commune, "Xã", province.Id, null, new(2025, 7, 1), null);
        var tree = new UnitTree(new(2025, 11, 1), [province, commune]);

        Caller(UnitDirectory.NationId).Sees(tree, commune).ShouldBeTrue();
        Caller(province.Id).Sees(tree, commune).ShouldBeTrue();
        Caller(commune.Id).Sees(tree, commune).ShouldBeTrue();
        Caller(commune.Id).Sees(tree, province).ShouldBeFalse();
    }

    private async Task<IEnumerable<UnitId>> SeenBy(UnitId unit, UnitId[] asked)
    {
        var outside = await (await installation.Service<Scope>()).Outside(Caller(unit), asked, TestContext.Current.CancellationToken);
        return asked.Where(one => !outside.Contains(one));
    }

    private static Caller Caller(UnitId unit) => new(Guid.NewGuid(), "anh", "Nguyễn Thị Ánh", [new(Role.Viewer, unit, "")], Guid.NewGuid());
}
