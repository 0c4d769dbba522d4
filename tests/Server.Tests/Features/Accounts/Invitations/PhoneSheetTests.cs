using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Server.Tests.Harness;
using static CongDongSo.Server.Tests.Features.Accounts.Invitations.ARosterOfTwoCommunes;

namespace CongDongSo.Server.Tests.Features.Accounts.Invitations;

/// <summary>Mã điện thoại của cả Tổ, on one sheet.</summary>
public sealed class PhoneSheetTests(TestCluster cluster) : IAsyncLifetime
{
    private const string Page = "/moi-thanh-vien";

    private readonly ARosterOfTwoCommunes roster = new(cluster);

    public ValueTask InitializeAsync() => roster.InitializeAsync();

    public ValueTask DisposeAsync() => roster.DisposeAsync();

    [Fact]
    public async Task A_team_gets_a_code_for_every_phone_and_who_has_a_password_keeps_it()
    {
        var officer = await roster.Officer();
        var binh = Cards(await roster.Invite(officer, Page, "Lê Văn Bình")).Single();
        await roster.Accept(binh.Code);

        var sheet = await Print(officer, VillageTeam);

        var cards = Cards(sheet);
        cards.Select(card => card.Name).ShouldBe(["Võ Minh Châu", "Lê Văn Bình", "Trần Thị Yến", "Trần Thị Yến", "Lê Chi"], ignoreOrder: true);
        sheet.QuerySelectorAll(".invitation-card svg path").Length.ShouldBe(5);
        sheet.QuerySelectorAll(".invitation-until").Length.ShouldBe(5);
        foreach (var card in cards)
            (await Enrolled(card.Code)).ShouldBe(card.Login);
        (await Grants(await roster.Bearer(binh.Login))).ShouldBe(["teamDeputy Thôn Phổ Trường"]);
        (await Kinds()).ShouldBe(["device 1", "invitation 4"]);
    }

    [Fact]
    public async Task Each_code_has_an_entry_of_its_own_in_the_trail()
    {
        var officer = await roster.Officer();

        await Print(officer, VillageTeam);

        (await roster.Installation.Query<long>("select count(*) from cds.audit_entry where action = 'code.make' and cardinality(subjects) = 1")).ShouldBe(await Accounts());
    }

    [Fact]
    public async Task The_leader_prints_for_the_own_team_without_themselves_and_for_no_other()
    {
        var leader = await roster.Accept(Cards(await roster.Invite(await roster.Officer(), Page, "Võ Minh Châu")).Single().Code);
        var other = await roster.Installation.Query<Guid>("select id from p51.team where name = 'Tổ CNSCĐ xã An Phú'");

        Cards(await Print(leader, VillageTeam)).Select(card => card.Name).ShouldBe(["Trần Thị Yến", "Trần Thị Yến"]);
        await leader.Send(await leader.Open(Page), Page, HttpStatusCode.NotFound, ("dien-thoai", Guid.NewGuid().ToString()));
        (await leader.Send(await leader.Open(Page), Page, HttpStatusCode.NotFound, ("dien-thoai", other.ToString()))).QuerySelectorAll(".invitation-card").ShouldBeEmpty();
    }

    private static async Task<AngleSharp.Dom.IDocument> Print(PortalBrowser who, string team)
    {
        var page = await who.Open(Page);
        var button = page.QuerySelectorAll("button[name=dien-thoai]").Single(one => one.Words().Contains(team, StringComparison.Ordinal));
        return await who.Send(page, Page, HttpStatusCode.OK, ("dien-thoai", button.GetAttribute("value")!));
    }

    /// <returns>Whose phone it is now.</returns>
    private async Task<string?> Enrolled(string code)
    {
        using var phone = await roster.Installation.Anonymous();
        var answer = await phone.PostAsJsonAsync("/api/v1/devices", new { code, label = "Máy thử" });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("person").GetProperty("login").GetString();
    }

    /// <returns>How many of the codes that were made last for each account are of which kind.</returns>
    private Task<string[]> Kinds() => roster.Installation.Query<string[]>("""
        select array_agg(kind || ' ' || n order by kind)
        from (select kind, count(*) as n from (select distinct on (account_id) kind from cds.account_code order by account_id, id desc) last group by kind) counted
        """);

    private Task<long> Accounts() => roster.Installation.Query<long>("select count(*) from cds.account_person");
}
