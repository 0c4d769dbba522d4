using System.Net;
using AngleSharp.Dom;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Teams.Pages;

public sealed class TeamCardTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    [Fact]
    public async Task The_card_names_the_leader_and_deputies_with_masked_phones()
    {
        var officer = await province.CommuneOfficer();

        var card = (await officer.Open(await Card())).QuerySelector(".contact-card")!.TextContent;

        card.ShouldContain("Nguyễn Thị Ánh");
        card.ShouldContain("Lê Văn Bình");
        card.ShouldContain("0914 994 ***");
        card.ShouldNotContain("Trần Thị Yến");
    }

    [Fact]
    public async Task Whole_phones_are_printed_for_a_reason_and_the_reading_of_those_two_is_noted()
    {
        var officer = await province.CommuneOfficer();
        var page = await officer.Open(await Card());

        var asked = await officer.Send(page, await Card(), HttpStatusCode.UnprocessableEntity, ("ly-do", " "));
        var shown = await officer.Send(page, await Card(), HttpStatusCode.OK, ("ly-do", "Treo ở nhà văn hóa thôn"));

        asked.Body!.TextContent.ShouldNotContain("0914994");
        shown.QuerySelectorAll(".contact-phone").Select(phone => phone.TextContent).ShouldBe(["0914994001", "0914994002"]);
        shown.Body!.TextContent.ShouldNotContain("0914994003");
        (await province.Installation.Query<long>("select count(*) from p51.audit_entry where action = 'personal.read' and cardinality(subjects) = 2 and after ->> 'from' = 'card' and reason = 'Treo ở nhà văn hóa thôn'")).ShouldBe(1);
    }

    [Fact]
    public async Task The_page_of_the_team_has_its_contacts_and_leads_to_the_card()
    {
        var officer = await province.CommuneOfficer();
        var card = await Card();

        var page = await officer.Open(card[..card.LastIndexOf('/')]);

        page.QuerySelector("section[aria-labelledby='lien-he']")!.TextContent.ShouldContain("Nguyễn Thị Ánh");
        page.QuerySelector($"a[href='{card}']").ShouldNotBeNull();
    }

    private async Task<string> Card() => $"/to/{await province.Installation.Query<Guid>("select id from p51.team where name = 'Tổ CNSCĐ thôn Phổ Trường'")}/the";
}
