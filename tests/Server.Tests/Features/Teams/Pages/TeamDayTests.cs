using System.Net;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Teams.Pages;

public class TeamDayTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    [Fact]
    public async Task A_team_shows_its_history_with_decision_and_members()
    {
        var page = await (await province.Officer()).Open(await Address());

        var day = page.QuerySelectorAll("#lich-su + ol > li").ShouldHaveSingleItem().Words();
        day.ShouldStartWith("22/07/2025");
        day.ShouldContain("Quyết định số 12/QĐ-UBND ngày 22/07/2025 (cấp xã ban hành) có hiệu lực.");
        day.ShouldContain("Vào Tổ: Nguyễn Thị Ánh (Tổ trưởng), Lê Văn Bình (Tổ phó)");
    }

    [Fact]
    public async Task Whoever_sees_initials_reads_initials_in_the_history()
    {
        var page = await (await PortalBrowser.As(province.Installation, "viewer", "51")).Open(await Address());

        page.Words("#lich-su + ol").ShouldNotContain("Nguyễn Thị Ánh");
    }

    [Fact]
    public async Task A_team_is_shown_as_it_was_on_a_day()
    {
        var page = await (await province.Officer()).Open(await Address() + "?ngay=2025-09-30");

        page.Words(".alert-heading").ShouldBe("Tổ như vào ngày 30/09/2025");
        page.Rows().Count.ShouldBe(6);
    }

    [Fact]
    public async Task On_a_day_before_it_there_is_no_team_and_the_page_says_from_when()
    {
        var page = await (await province.Officer()).Open(await Address() + "?ngay=2025-07-21", HttpStatusCode.NotFound);

        page.Words("h1").ShouldBe("Tổ không hoạt động vào ngày 21/07/2025.");
        page.Body!.TextContent.ShouldContain("Tổ này có từ 22/07/2025");
    }

    [Theory]
    [InlineData("2025-07-22", 1)]
    [InlineData("2025-07-21", 0)]
    [InlineData("23/7/2025", 2)]
    public async Task Lists_are_of_a_day(string day, int teams) => (await (await province.Officer()).Open($"/to?ngay={day}")).Rows().Count.ShouldBe(teams);

    private async Task<string> Address()
    {
        var list = await (await province.Officer()).Open("/to?q=pho+truong");
        return new Uri("http://x" + list.QuerySelector("tbody a")!.GetAttribute("href")!).AbsolutePath;
    }
}
