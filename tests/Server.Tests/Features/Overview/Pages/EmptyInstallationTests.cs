using System.Net;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Overview.Pages;

public class EmptyInstallationTests(TestInstallation installation) : IClassFixture<TestInstallation>
{
    [Fact]
    public async Task Before_any_data_the_first_page_says_what_to_do()
    {
        var browser = await PortalBrowser.As(installation, "admin", UnitDirectory.NationId.ToString());

        (await browser.Open("/", HttpStatusCode.NotFound)).Words(".empty").ShouldContain("cds roster import");
    }

    [Fact]
    public async Task A_province_without_data_shows_its_communes_and_no_zeros_as_results()
    {
        var page = await (await PortalBrowser.As(installation, "province-officer", "38")).Open("/");

        page.Words("h1").ShouldBe("Tỉnh Thanh Hóa");
        page.QuerySelectorAll(".unit-list li").Length.ShouldBe(166);
        page.QuerySelectorAll(".measure-bar").ShouldBeEmpty();
    }
}
