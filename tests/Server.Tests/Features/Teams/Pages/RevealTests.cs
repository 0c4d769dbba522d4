using System.Net;
using AngleSharp.Dom;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Teams.Pages;

public sealed class RevealTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    [Fact]
    public async Task One_members_phone_is_shown_at_once_and_the_reading_stands_in_the_trail()
    {
        var officer = await province.CommuneOfficer();
        var page = await Team(officer);
        var person = page.QuerySelectorAll("tbody tr").Single(row => row.Words().Contains("Võ Minh Châu")).QuerySelector("input[name=nguoi]")!.GetAttribute("value")!;

        var shown = await officer.Send(page, Action(page), HttpStatusCode.OK, ("nguoi", person));

        shown.Rows().Single(row => row[0] == "Võ Minh Châu")[3].ShouldBe("0914994004");
        shown.Rows().Where(row => row[0] != "Võ Minh Châu").Select(row => row[3]).ShouldAllBe(phone => phone.StartsWith("0914 994 ***"));
        (await Readings($"subjects = array['{person}'::uuid] and after ->> 'from' = 'team' and role = 'communeOfficer' and reason is null")).ShouldBe(1);
    }

    [Fact]
    public async Task A_whole_team_is_shown_for_a_reason_only()
    {
        var officer = await province.CommuneOfficer();
        var page = await Team(officer);

        var asked = await officer.Send(page, Action(page), HttpStatusCode.UnprocessableEntity, ("nguoi", ""), ("ly-do", " "));
        asked.Body!.TextContent.ShouldNotContain("0914994");
        var shown = await officer.Send(page, Action(page), HttpStatusCode.OK, ("nguoi", ""), ("ly-do", "Mời họp giao ban tháng 12"));

        shown.Rows().Select(row => row[3]).ShouldAllBe(phone => phone.StartsWith("0914994"));
        (await Readings("cardinality(subjects) = 6 and reason = 'Mời họp giao ban tháng 12'")).ShouldBe(1);
    }

    [Theory]
    [InlineData("viewer", "51")]
    [InlineData("member", "21034-01")]
    public async Task Who_may_not_see_phones_has_no_button_and_is_refused(string role, string unit)
    {
        var browser = await PortalBrowser.As(province.Installation, role, unit);
        var page = await Team(browser);

        page.QuerySelectorAll("form[action$='hien-so']").ShouldBeEmpty();
        page.Rows()[0][0].ShouldBe("Nguyễn T. Á.");
        page.Rows()[0][3].ShouldBe("đã che");
        var address = $"/to/{await TeamId()}/hien-so";
        var any = await browser.Open("/tai-khoan");
        await browser.Send(any, address, HttpStatusCode.BadRequest, ("ly-do", "Muốn gọi điện"));
        await browser.Send(any, address, HttpStatusCode.Forbidden, ("ly-do", "Muốn gọi điện"), ("__RequestVerificationToken", Token(any)));
    }

    [Fact]
    public async Task A_member_sees_their_own_name_and_phone_whole_and_the_others_masked()
    {
        var browser = await PortalBrowser.As(province.Installation, "member", "21034-02");
        var (login, _) = await province.Installation.Account("member", "21034-02");
        await province.Installation.Query<object>($"""
            with made as (
              insert into cds.account_person select a.id, p.id from cds.account a, p51.person p where a.login = '{login}' and p.phone = '0914994003' returning account_id
            )
            insert into cds.account_grant (id, account_id, role, unit_id, granted_at)
            select gen_random_uuid(), made.account_id, 'member', v.unit_id, now() from made, cds.unit_version v where v.code = '21034-01' and v.valid_to = 'infinity' returning 1
            """);

        var rows = (await Team(browser)).Rows();

        rows.Single(row => row[0] == "Trần Thị Yến")[3].ShouldBe("0914994003");
        rows.Count(row => row[3] == "đã che").ShouldBe(5);
    }

    [Fact]
    public async Task A_commune_officer_takes_the_roster_away_for_a_reason_and_every_person_in_it_stands_in_the_trail()
    {
        var officer = await province.CommuneOfficer();
        var list = await officer.Open("/to");

        await officer.Send(list, "/to/xuat", HttpStatusCode.BadRequest, ("ly-do", "x"));
        var file = await officer.Send(list, "/to/xuat", HttpStatusCode.OK, ("dang", "csv"), ("ly-do", "Gửi danh sách cho Sở theo công văn 12"));

        file.Body!.TextContent.ShouldContain("Võ Minh Châu");
        file.Body!.TextContent.ShouldContain("0914994004");
        (await Readings("cardinality(subjects) = 6 and after ->> 'from' = 'roster' and reason like 'Gửi danh sách%'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_roster_of_a_whole_province_is_not_taken_away_from_the_portal()
    {
        var officer = await province.Officer();
        var list = await officer.Open("/to");

        list.QuerySelectorAll("form[action='/to/xuat']").ShouldBeEmpty();
        var commune = await officer.Open($"/to?don-vi={PortalProvince.Commune}");
        (await officer.Send(commune, "/to/xuat", HttpStatusCode.BadRequest, ("don-vi", "51"), ("ly-do", "Cả tỉnh một lần"))).Words("h1").ShouldBe("Danh sách tải theo từng xã.");
    }

    private async Task<IDocument> Team(PortalBrowser browser) => await browser.Open($"/to/{await TeamId()}");

    private Task<Guid> TeamId() => province.Installation.Query<Guid>("select id from p51.team where name = 'Tổ CNSCĐ thôn Phổ Trường'");

    private static string Action(IDocument page) => page.QuerySelector("form[action$='hien-so']")!.GetAttribute("action")!;

    private static string Token(IDocument page) => page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private Task<long> Readings(string where) => province.Installation.Query<long>($"select count(*) from p51.audit_entry where action in ('personal.read', 'roster.export') and {where}");
}
