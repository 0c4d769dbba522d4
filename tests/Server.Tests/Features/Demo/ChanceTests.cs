using CongDongSo.Server.Features.Demo;

namespace CongDongSo.Server.Tests.Features.Demo;

public class ChanceTests
{
    [Fact]
    public void The_same_seed_and_name_fall_the_same_way()
    {
        static List<int> Draws(int seed, string of)
        {
            var chance = new Chance(seed, of);
            return [.. Enumerable.Range(0, 50).Select(_ => chance.Below(1_000))];
        }

        Draws(1, "a").ShouldBe(Draws(1, "a"));
        Draws(1, "a").ShouldNotBe(Draws(1, "b"));
        Draws(1, "a").ShouldNotBe(Draws(2, "a"));
    }

    [Fact]
    public void What_falls_never_changes_from_one_version_to_the_next()
    {
        var chance = new Chance(1, "fixed");

        Enumerable.Range(0, 5).Select(_ => chance.Below(1_000_000)).ShouldBe([252_477, 240_380, 60_412, 176_708, 252_431]);
    }

    [Fact]
    public void An_id_is_a_version_7_UUID_of_its_instant()
    {
        var at = new DateTimeOffset(2025, 11, 3, 8, 15, 0, TimeSpan.FromHours(7));
        var id = new Chance(1, "id").IdAt(at);

        id.Version.ShouldBe(7);
        (id.Variant & 0xC).ShouldBe(8);
        Convert.ToInt64(id.ToString("N")[..12], 16).ShouldBe(at.ToUnixTimeMilliseconds());
    }

    [Fact]
    public void Shares_add_up_to_the_whole()
    {
        var parts = Shares.Of(1_386, [.. Enumerable.Range(1, 96).Select(i => 1.0 + i % 7)], least: 3);

        parts.Sum().ShouldBe(1_386);
        parts.ShouldAllBe(part => part >= 3);
    }

    [Fact]
    public void Shares_of_happenings_are_about_as_asked()
    {
        var chance = new Chance(4, "share");

        chance.Times(100_000, 0.3).ShouldBeInRange(29_000, 31_000);
        Enumerable.Range(0, 100_000).Count(_ => chance.Weighted([1, 2, 1]) == 1).ShouldBeInRange(49_000, 51_000);
    }
}
