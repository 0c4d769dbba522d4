using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Tests.Teams;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Tests.Programs;

public class ProgramTests
{
    [Theory]
    [InlineData("2025-06-30", false)]
    [InlineData("2025-07-01", true)]
    [InlineData("2025-12-31", true)]
    [InlineData("2026-01-01", false)]
    public void Both_ends_of_its_term_belong_to_it(string day, bool inForce) =>
        (ATeam.Program() with { InForceTo = new(2025, 12, 31) }).InForceOn(DateOnly.Parse(day)).ShouldBe(inForce);

    [Fact]
    public void Without_an_end_it_stays_in_force() => ATeam.Program().InForceOn(new(2099, 1, 1)).ShouldBeTrue();

    [Fact]
    public void A_target_of_some_terrains_is_none_of_others_nor_of_a_place_without_terrain()
    {
        var plain = new TerrainTarget([Terrain.Plain], 80, ATeam.Cited);

        plain.For(Terrain.Plain).ShouldBeTrue();
        plain.For(Terrain.Mountain).ShouldBeFalse();
        plain.For(null).ShouldBeFalse();
        new TerrainTarget([], 100, ATeam.Cited).For(null).ShouldBeTrue();
    }
}
