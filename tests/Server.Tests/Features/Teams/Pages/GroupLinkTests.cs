using System.Net;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Teams.Pages;

public class GroupLinkTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    [Fact]
    public async Task The_link_of_a_teams_group_is_set_shown_with_a_code_to_scan_and_taken_away()
    {
        var browser = await province.CommuneOfficer();
        var list = await browser.Open("/to?q=pho+truong");
        var address = new Uri("http://x" + list.QuerySelector("tbody a")!.GetAttribute("href")!).AbsolutePath;
        var page = await browser.Open(address);

        var done = await browser.Post(page, "/to/nhom", ("dia-chi", " https://zalo.me/g/abc123 "));
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var with = await browser.Open(done.Headers.Location!.OriginalString);
        with.QuerySelector("a[href='https://zalo.me/g/abc123']").ShouldNotBeNull();
        with.QuerySelector("svg.qr").ShouldNotBeNull();

        await browser.Post(with, "/to/nhom", ("dia-chi", ""));
        (await browser.Open(address)).QuerySelector("svg.qr").ShouldBeNull();
        (await province.Installation.Query<long>($"select count(*) from p51.audit_entry where action = 'groupLink.set' and '{Guid.Parse(address.Split('/')[^1])}' = any(subjects)")).ShouldBe(2);
    }

    [Theory]
    [InlineData("http://zalo.me/g/abc")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://user:pass@zalo.me/g/abc")]
    [InlineData("zalo.me/g/abc")]
    [InlineData("https://127.0.0.1/g/abc")]
    public async Task Only_addresses_that_a_phone_opens_safely_are_taken(string typed)
    {
        var browser = await province.CommuneOfficer();

        var page = await browser.Send(await browser.Open("/"), "/to/nhom", HttpStatusCode.BadRequest, ("dia-chi", typed));

        page.Words("h1").ShouldBe("Đường dẫn nhóm viết chưa đúng.");
    }

    [Fact]
    public async Task Whoever_may_not_write_rosters_sees_the_link_of_a_unit_and_no_form()
    {
        var officer = await province.Officer();
        await officer.Post(await officer.Open($"/don-vi/{PortalProvince.OtherCommune}"), "/to/nhom", ("dia-chi", "https://zalo.me/g/xa"));

        var page = await (await PortalBrowser.As(province.Installation, "commune-leader", PortalProvince.OtherCommune)).Open("/");

        page.QuerySelector("a[href='https://zalo.me/g/xa']").ShouldNotBeNull();
        page.QuerySelector("form[action='/to/nhom']").ShouldBeNull();
    }

    [Fact]
    public async Task The_code_is_printed_large_where_there_is_a_group_and_a_village_has_none_of_its_own()
    {
        var officer = await province.Officer();
        await officer.Post(await officer.Open("/"), "/to/nhom", ("dia-chi", "https://zalo.me/g/tinh"));

        var sheet = await officer.Open("/to/nhom/in?don-vi=51");
        sheet.QuerySelector("svg.group-sheet-qr").ShouldNotBeNull();
        sheet.Words(".group-sheet-where").ShouldBe("https://zalo.me/g/tinh");
        (await officer.Open($"/to/nhom/in?don-vi={PortalProvince.Commune}", HttpStatusCode.NotFound)).Words("h1").ShouldBe("Xã An Phú chưa có nhóm liên lạc.");
        (await officer.Open("/don-vi/21034-01")).QuerySelector("form[action='/to/nhom']").ShouldBeNull();
        (await officer.Send(await officer.Open("/"), "/to/nhom", HttpStatusCode.BadRequest, ("don-vi", "21034-01"), ("dia-chi", "https://zalo.me/g/thon"))).Words("h1").ShouldContain("không có nhóm liên lạc riêng");
    }

    [Fact]
    public async Task A_foreign_team_and_one_that_is_not_there_are_answered_alike()
    {
        var team = await province.Installation.Query<Guid>($"select t.id from p51.team t join cds.unit_version v on v.unit_id = t.unit_id where v.code = '21040-01' limit 1");
        var browser = await province.CommuneOfficer();
        var page = await browser.Open("/");

        var known = await browser.Send(page, "/to/nhom", HttpStatusCode.NotFound, ("to", $"{team}"), ("dia-chi", "https://zalo.me/g/x"));
        var unknown = await browser.Send(page, "/to/nhom", HttpStatusCode.NotFound, ("to", $"{Guid.NewGuid()}"), ("dia-chi", "https://zalo.me/g/x"));

        known.Words("main").ShouldBe(unknown.Words("main"));
    }
}
