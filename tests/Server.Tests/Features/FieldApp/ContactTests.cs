using System.Net;
using System.Text.Json;
using CongDongSo.Server.Tests.Features.Accounts.Devices;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.FieldApp;

/// <summary>Those who go from door to door together reach each other: on their own phones, in their own team, and the audit trail knows.</summary>
public class ContactTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private const string Invite = "/moi-thanh-vien", Village = "21034-01";

    private TestInstallation Installation => province.Installation;

    [Fact]
    public async Task A_member_s_phone_has_names_phones_and_group_of_the_own_team_and_the_trail_one_entry_a_day()
    {
        var (code, login) = await Invited("Trần Thị Yến");
        var client = await Enrolled(code);
        var team = await GroupOf("pho+truong", "https://zalo.me/g/photruong");

        var own = Team(await Desk(client));
        var members = own.GetProperty("members").EnumerateArray().ToList();
        members.Select(member => member.GetProperty("name").GetString()).ShouldContain("Nguyễn Thị Ánh");
        members.Select(member => member.GetProperty("phone").GetString()).ShouldBe([.. Enumerable.Range(1, 6).Select(number => $"091499400{number}")], ignoreOrder: true);
        own.GetProperty("groupUrl").GetString().ShouldBe("https://zalo.me/g/photruong");

        await Desk(client);
        (await Readings(login)).ShouldBe(1);
        (await Installation.Query<int>($"select cardinality(subjects) from p51.audit_entry where action = 'personal.read' and actor = '{login}'")).ShouldBe(5);
        // The next morning.
        (await Installation.Query<bool>("with back as (update cds.device set contacts_on = contacts_on - 1 where contacts_on is not null returning true as done) select bool_and(done) from back")).ShouldBeTrue();
        await Desk(client);
        (await Readings(login)).ShouldBe(2);

        await Ended(login, team);
        (await client.GetAsync("/api/v1/sync/pull", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Who_is_in_no_team_there_or_has_no_phone_enrolled_is_shown_no_more_than_before()
    {
        var (login, _) = await Installation.Account("member", Village);
        var strange = Team(await Desk((await Phone.Of(Installation, login)).Client));
        var session = Team(await Desk(await Installation.As("member", Village)));

        foreach (var team in new[] { strange, session })
        {
            var members = team.GetProperty("members").EnumerateArray().ToList();
            members.Where(member => member.TryGetProperty("phone", out _)).ShouldBeEmpty();
            members.Select(member => member.GetProperty("name").GetString()).ShouldNotContain("Nguyễn Thị Ánh");
        }
        (await Readings(login)).ShouldBe(0);
    }

    private static async Task<JsonElement> Desk(HttpClient client) => (await new PhoneState(client).Pull()).Desk!.Value;

    private static JsonElement Team(JsonElement desk) => desk.GetProperty("teams").EnumerateArray().Single();

    private Task<long> Readings(string login) => Installation.Query<long>($$"""
        select count(*) from p51.audit_entry where action = 'personal.read' and actor = '{{login}}' and after::jsonb @> '{"from": "phone"}'
        """);

    private async Task<HttpClient> Enrolled(string code)
    {
        var answer = await Phone.Enrol(Installation, code);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        var client = await Installation.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("token").GetString());
        return client;
    }

    private async Task<(string Code, string Login)> Invited(string name)
    {
        var officer = await province.CommuneOfficer();
        var person = await Installation.Query<Guid>($"select id from p51.person where name = '{name}'");
        var sheet = await officer.Send(await officer.Open(Invite), Invite, HttpStatusCode.OK, ("nguoi", person.ToString()));
        return (sheet.Words(".invitation-code"), sheet.Words(".invitation-login strong"));
    }

    private async Task<Guid> GroupOf(string query, string address)
    {
        var officer = await province.CommuneOfficer();
        var page = new Uri("http://x" + (await officer.Open($"/to?q={query}")).QuerySelector("tbody a")!.GetAttribute("href")!).AbsolutePath;
        (await officer.Post(await officer.Open(page), "/to/nhom", ("dia-chi", address))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return Guid.Parse(page.Split('/')[^1]);
    }

    /// <summary>The membership is over, and with it the role that came of it.</summary>
    private Task<long> Ended(string login, Guid team) => Installation.Query<long>($"""
        with gone as (
          update p51.membership m set valid_to = current_date - 1 from cds.account_person p join cds.account a on a.id = p.account_id
          where m.person_id = p.person_id and a.login = '{login}' and m.team_id = '{team}' returning m.id),
        over as (update cds.account_grant g set ended_at = now() from cds.account a where a.id = g.account_id and a.login = '{login}' returning g.id)
        select count(*) from gone, over
        """);
}
