using System.Net;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Teams.Pages;

/// <summary>What the youth union and partner enterprises see of the teams.</summary>
public sealed class OutsiderTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    [Fact]
    public async Task The_youth_union_sees_its_members_in_the_teams_by_unit()
    {
        var browser = await PortalBrowser.As(province.Installation, "youthViewer", "51");

        var page = await browser.Open("/thanh-nien");

        page.QuerySelectorAll(".tile-value").Select(tile => tile.Words()).ShouldBe(["2", "8", "1", "1"]);
        page.Rows().Single(row => row[0] == "Xã An Phú").ShouldBe(["Xã An Phú", "1", "6", "1", "16,7 %", "0"]);
        page.Rows().Single(row => row[0] == "Xã Bình Sơn").ShouldBe(["Xã Bình Sơn", "1", "2", "0", "0 %", "1"]);
        page.Body!.TextContent.ShouldNotContain("hộ trong sổ");
        page.QuerySelectorAll("nav.menu a").Select(link => link.Words()).ShouldContain("Đoàn Thanh niên tham gia");
    }

    [Fact]
    public async Task An_overview_leaves_out_what_is_of_residents_where_they_may_not_be_seen()
    {
        var viewer = await (await PortalBrowser.As(province.Installation, "viewer", "51")).Open("/");
        var officer = await (await province.Officer()).Open("/");

        officer.Body!.TextContent.ShouldContain("hộ trong sổ");
        officer.Body!.TextContent.ShouldContain("Mới ghi nhận");
        viewer.Body!.TextContent.ShouldNotContain("hộ trong sổ");
        viewer.Body!.TextContent.ShouldNotContain("Mới ghi nhận");
    }

    [Fact]
    public async Task A_partner_starts_at_the_teams_and_is_told_of_its_own_staff_only()
    {
        var browser = await Partner("VNPT");

        (await browser.Download("/")).Headers.Location!.ToString().ShouldBe("/to");
        var list = await browser.Open("/to");
        list.Rows()[0][..4].ShouldBe(["Tổ CNSCĐ thôn Phổ Trường", "Thôn Phổ Trường, Xã An Phú", "không nêu tên", "6"]);
        var team = await browser.Open(list.QuerySelector("tbody a")!.GetAttribute("href")!);

        team.Rows().Select(row => row[0]).ShouldBe(["Trần Thị Yến"]);
        team.Words("main").ShouldContain("Còn 5 thành viên khác");
        team.Body!.TextContent.ShouldNotContain("Đối chiếu với quy định");
        team.QuerySelectorAll("nav.menu a").Select(link => link.Words()).ShouldNotContain("Báo cáo");
    }

    [Theory]
    [InlineData("VNP")]
    [InlineData("Viettel")]
    public async Task Another_partner_is_told_of_nobody(string organisation)
    {
        var browser = await Partner(organisation);
        var list = await browser.Open("/to");

        (await browser.Open(list.QuerySelector("tbody a")!.GetAttribute("href")!)).Rows().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("partner", "/don-vi/21034")]
    [InlineData("partner", "/bao-cao")]
    [InlineData("partner", "/to/can-xem")]
    [InlineData("partner", "/thanh-nien")]
    [InlineData("auditor", "/to")]
    [InlineData("auditor", "/don-vi/21034")]
    [InlineData("viewer", "/du-lieu-ca-nhan")]
    public async Task A_page_that_a_role_may_not_see_says_so(string role, string page) =>
        (await (await PortalBrowser.As(province.Installation, role, "51")).Open(page, HttpStatusCode.Forbidden)).Words("h1").ShouldStartWith("Vai trò của bạn không có quyền");

    [Theory]
    [InlineData("partner", "/api/v1/measures?program=quang-ngai-2025-12&unit=21034&period=2025-Q4")]
    [InlineData("partner", "/api/v1/reports?unit=21034")]
    [InlineData("auditor", "/api/v1/teams")]
    public async Task A_document_that_a_role_may_not_see_is_refused(string role, string address) =>
        (await (await province.Installation.As(role, "51")).GetAsync(address, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

    private async Task<PortalBrowser> Partner(string organisation)
    {
        var browser = await PortalBrowser.As(province.Installation, "partner", "51");
        var (login, _) = await province.Installation.Account("partner", "51");
        await province.Installation.Query<object>($"update cds.account_grant g set organisation = '{organisation}' from cds.account a where a.id = g.account_id and a.login = '{login}' returning 1");
        return browser;
    }
}
