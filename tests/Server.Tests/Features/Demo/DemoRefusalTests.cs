using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Demo;

public sealed class DemoRefusalTests(TestInstallation installation) : IClassFixture<TestInstallation>
{
    [Fact]
    public async Task A_province_with_data_of_its_own_is_left_alone()
    {
        var file = installation.FileWith("thon.csv", "code,name,kind,commune\nTK-01,Trường Định,Thôn,21211\n");
        await installation.Json("unit", "import", file);

        var refused = await installation.Run(ADemo.Commune);

        refused.Exit.ShouldBe(1);
        refused.Messages.ShouldContain("đã có dữ liệu thật");
        (await installation.Query<long>("select count(*) from cds.unit where kind = 'village'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_province_without_a_demo_is_named()
    {
        var refused = await installation.Run("demo", "--province", "38");

        refused.Exit.ShouldBe(1);
        refused.Messages.ShouldContain("38");
    }

    [Theory]
    [InlineData("--seed", "0")]
    [InlineData("--seed", "x")]
    [InlineData("--scale", "village")]
    public async Task What_is_no_seed_or_scale_is_misuse(string option, string value) =>
        (await installation.Run("demo", "--province", "51", option, value)).Exit.ShouldBe(2);
}
