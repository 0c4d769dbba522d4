using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using CongDongSo.Server.Tests.Harness;
using static CongDongSo.Server.Tests.Features.Accounts.Invitations.ARosterOfTwoCommunes;

namespace CongDongSo.Server.Tests.Features.Accounts.Invitations;

public sealed class RosterInvitationTests(TestCluster cluster) : IAsyncLifetime
{
    private const string Page = "/moi-thanh-vien";

    private readonly ARosterOfTwoCommunes roster = new(cluster);

    public ValueTask InitializeAsync() => roster.InitializeAsync();

    public ValueTask DisposeAsync() => roster.DisposeAsync();

    [Fact]
    public async Task A_whole_commune_is_invited_with_one_card_a_person()
    {
        var officer = await roster.Officer();

        var sheet = await roster.Invite(officer, Page);
        var after = await officer.Open(Page);

        var cards = Cards(sheet);
        cards.Select(card => card.Login).ShouldBe(["anh.nt.21034", "chi.l.21034", "chau.vm.21034", "binh.lv.21034", "yen.tt.21034", "yen.tt2.21034"], ignoreOrder: true);
        cards.Select(card => card.Code).Distinct().Count().ShouldBe(6);
        sheet.QuerySelectorAll(".invitation-card svg path").Length.ShouldBe(6);
        sheet.Words("main").ShouldContain("Tổ CNSCĐ xã An Phú (và 1 nơi khác)");
        sheet.QuerySelectorAll("[style], script:not([src])").ShouldBeEmpty();
        after.QuerySelectorAll(".tile-value").Select(tile => tile.Words()).ShouldBe(["1", "6", "0", "0"]);
        var none = await officer.Send(after, Page, HttpStatusCode.UnprocessableEntity, ("tat-ca", "1"));
        none.Words("main").ShouldContain("đã được mời hoặc đã có tài khoản");
    }

    [Fact]
    public async Task A_person_of_two_teams_has_one_account_with_the_roles_of_both()
    {
        var card = Cards(await roster.Invite(await roster.Officer(), Page, "Lê Chi")).Single();
        var person = await roster.Accept(card.Code);

        (await Grants(await roster.Bearer(card.Login))).ShouldBe(["member Xã An Phú", "member Thôn Phổ Trường"], ignoreOrder: true);
        (await person.Open("/")).Words("h1").ShouldContain("An Phú");
        var page = await (await roster.Officer()).Open(Page);
        page.Rows().Count(row => row[0] == "Lê Chi" && row[2].StartsWith("Có tài khoản") && row[3] == card.Login).ShouldBe(2);
    }

    [Fact]
    public async Task Who_serves_in_another_commune_too_is_invited_from_above_and_not_through_the_commune()
    {
        var officer = await roster.Officer();
        var province = await PortalBrowser.As(roster.Installation, "province-officer", "51");
        var hai = await roster.Installation.Query<Guid>("select id from p51.person where name = 'Hồ Hai'");

        var page = await officer.Open(Page);
        page.Rows().Single(row => row[0] == "Hồ Hai")[2].ShouldContain("cán bộ cấp trên mời");
        await officer.Send(page, Page, HttpStatusCode.Forbidden, ("nguoi", hai.ToString()));
        (await roster.Installation.Query<long>("select count(*) from cds.account_person")).ShouldBe(0);

        var commune = await roster.Installation.IdOf(Commune);
        var card = Cards(await roster.Invite(province, $"{Page}?don-vi={commune}", "Hồ Hai")).Single();
        await roster.Accept(card.Code);
        (await Grants(await roster.Bearer(card.Login))).ShouldBe(["member Thôn Phổ Trường", "member Thôn Long Thành"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_leader_invites_the_members_of_the_own_team_and_nobody_else()
    {
        var cards = Cards(await roster.Invite(await roster.Officer(), Page, "Võ Minh Châu", "Nguyễn Thị Ánh"));
        var ofVillage = await roster.Accept(cards.Single(card => card.Name == "Võ Minh Châu").Code);
        var ofCommune = await roster.Accept(cards.Single(card => card.Name == "Nguyễn Thị Ánh").Code);

        var village = await ofVillage.Open(Page);
        var commune = await ofCommune.Open(Page);

        village.QuerySelectorAll("h2").Select(heading => heading.Words()).ShouldBe([VillageTeam]);
        village.QuerySelectorAll("input[name=nguoi]").Select(box => box.ParentElement!.Words()).ShouldBe(["Trần Thị Yến", "Trần Thị Yến"]);
        commune.QuerySelectorAll("h2").Select(heading => heading.Words()).ShouldBe(["Tổ CNSCĐ xã An Phú"]);
        var deputy = await roster.Installation.Query<Guid>("select id from p51.person where name = 'Lê Văn Bình'");
        await ofVillage.Send(village, Page, HttpStatusCode.Forbidden, ("nguoi", deputy.ToString()));
        Cards(await roster.Invite(ofVillage, Page)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Places_outside_and_roles_without_the_right_are_refused()
    {
        var officer = await roster.Officer();
        var other = await roster.Installation.IdOf(OtherCommune);
        var otherTeam = await roster.Installation.Query<Guid>("select id from p51.team where name like '%Long Thành'");
        var viewer = await PortalBrowser.As(roster.Installation, "viewer", Commune);

        await officer.Open($"{Page}?don-vi={other}", HttpStatusCode.NotFound);
        await officer.Open($"{Page}?to={otherTeam}", HttpStatusCode.NotFound);
        await officer.Open($"{Page}?to={Guid.NewGuid()}", HttpStatusCode.NotFound);
        await viewer.Open(Page, HttpStatusCode.Forbidden);
        (await viewer.Open("/to")).QuerySelectorAll($"a[href^='{Page}']").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_second_sheet_makes_the_first_worthless()
    {
        var officer = await roster.Officer();
        var first = Cards(await roster.Invite(officer, Page, "Lê Văn Bình")).Single();
        var second = Cards(await roster.Invite(officer, Page, "Lê Văn Bình")).Single();

        second.Login.ShouldBe(first.Login);
        var person = await PortalBrowser.At(roster.Installation);
        await person.Send(await person.Open("/moi"), "/moi", HttpStatusCode.UnprocessableEntity, ("ma", first.Code));
        await roster.Accept(second.Code);
    }

    [Fact]
    public async Task Invitations_stand_in_the_audit_trail()
    {
        await roster.Invite(await roster.Officer(), Page);

        (await roster.Installation.Query<long>("select count(*) from cds.audit_entry where action = 'account.add' and after::text like '%grants%'")).ShouldBe(6);
        (await roster.Installation.Query<long>("select count(*) from cds.audit_entry where action = 'code.make' and cardinality(subjects) = 1")).ShouldBe(6, "each code has an entry of its own");
    }

    [Fact]
    public async Task Three_hundred_people_have_their_sheet_in_one_go()
    {
        var rows = new StringBuilder();
        for (var i = 0; i < 300; i++)
            rows.Append(i % 20 == 0 ? $"{i + 10},Xã Bình Sơn,Tổ số {i},25/QĐ-UBND ngày 23/7/2025," : ",,,,").AppendLine($"Nguyễn Văn Nam,{(i % 20 == 0 ? "Tổ trưởng" : "Thành viên")},09150{i:00000},");
        await roster.Import(rows.ToString());
        var officer = await PortalBrowser.As(roster.Installation, "commune-officer", OtherCommune);
        var page = await officer.Open(Page);

        var answer = await officer.Post(page, Page, ("tat-ca", "1"));
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Cards(new HtmlParser().ParseDocument(html)).Select(card => card.Login).Distinct().Count().ShouldBe(301);
    }
}
