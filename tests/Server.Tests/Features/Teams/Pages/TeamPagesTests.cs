using System.Net;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Teams.Pages;

public class TeamPagesTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    [Fact]
    public async Task Teams_of_a_unit_are_listed_with_leader_members_and_decision()
    {
        var page = await (await province.Officer()).Open("/to");

        page.Rows().Count.ShouldBe(2);
        page.Rows()[0][..5].ShouldBe(["Tổ CNSCĐ thôn Phổ Trường", "Thôn Phổ Trường, Xã An Phú", "Nguyễn Thị Ánh", "6", "12/QĐ-UBND, 22/07/2025"]);
    }

    [Theory]
    [InlineData("q=pho+truong", 1)]
    [InlineData("q=NGUYEN+thi+anh", 1)]
    [InlineData("q=khong+co", 0)]
    [InlineData("can-xem=1", 1)]
    public async Task Teams_are_found_by_name_or_leader_without_diacritics_and_by_what_they_lack(string query, int count) =>
        (await (await province.Officer()).Open($"/to?{query}")).Rows().Count.ShouldBe(count);

    [Fact]
    public async Task A_team_shows_its_leaders_first_then_its_members_by_given_name_with_masked_phones()
    {
        var browser = await province.Officer();
        var list = await browser.Open("/to?q=pho+truong");

        var page = await browser.Open(list.QuerySelector("tbody a")!.GetAttribute("href")!);

        page.Rows().Select(row => row[0]).ShouldBe(["Nguyễn Thị Ánh", "Lê Văn Bình", "Võ Minh Châu", "Hồ Thị Dung", "Đỗ Văn Em", "Trần Thị Yến"]);
        page.Rows().Select(row => row[3]).ShouldAllBe(phone => phone == "0914 994 *** Hiện số");
        page.Rows()[1][2].ShouldContain("Bí thư Đoàn Thanh niên");
        page.Body!.TextContent.ShouldNotContain("0914994");
    }

    [Fact]
    public async Task Each_finding_stands_with_its_strength_and_clause()
    {
        var page = await (await province.Officer()).Open($"/to/can-xem?don-vi={PortalProvince.OtherCommune}&chuong-trinh={PortalProvince.Program}&quy-tac=village-size");

        var finding = page.QuerySelectorAll("main .list-group-item").ShouldHaveSingleItem().Words();
        finding.ShouldStartWith("phải Tổ CNSCĐ thôn Long Thành: Tổ thiếu 3 thành viên, mới có 2/5");
        finding.ShouldContain("số lượng mỗi Tổ (cấp thôn) từ 5 đến 8 thành viên trở lên");
    }

    [Fact]
    public async Task A_team_of_another_commune_is_not_there()
    {
        var list = await (await province.Officer()).Open($"/to?don-vi={PortalProvince.OtherCommune}");
        var address = list.QuerySelector("tbody a")!.GetAttribute("href")!;

        (await (await province.CommuneOfficer()).Open(address, HttpStatusCode.NotFound)).Words("h1").ShouldBe("Không có Tổ này trong phạm vi của bạn.");
    }
}
