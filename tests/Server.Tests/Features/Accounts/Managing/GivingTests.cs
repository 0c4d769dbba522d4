using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Accounts.Managing;

/// <summary>Who may give what to whom, over the API.</summary>
public class GivingTests(TestInstallation installation) : IClassFixture<TestInstallation>
{
    private const string Commune = "21034", OtherCommune = "21040", Province = "51", OtherProvince = "48";

    [Theory]
    [InlineData("commune-officer", Commune, "teamLeader", Commune, HttpStatusCode.Created)]
    [InlineData("commune-officer", Commune, "youthViewer", Commune, HttpStatusCode.Created)]
    [InlineData("commune-officer", Commune, "communeOfficer", Commune, HttpStatusCode.Forbidden)]
    [InlineData("commune-officer", Commune, "admin", Commune, HttpStatusCode.Forbidden)]
    [InlineData("commune-officer", Commune, "member", OtherCommune, HttpStatusCode.NotFound)]
    [InlineData("commune-officer", Commune, "member", Province, HttpStatusCode.NotFound)]
    [InlineData("province-officer", Province, "communeOfficer", OtherCommune, HttpStatusCode.Created)]
    [InlineData("province-officer", Province, "provinceOfficer", Province, HttpStatusCode.Forbidden)]
    [InlineData("province-officer", Province, "viewer", OtherProvince, HttpStatusCode.NotFound)]
    [InlineData("admin", Province, "provinceOfficer", Province, HttpStatusCode.Created)]
    [InlineData("team-leader", Commune, "member", Commune, HttpStatusCode.Created)]
    [InlineData("team-leader", Commune, "teamDeputy", Commune, HttpStatusCode.Forbidden)]
    [InlineData("commune-leader", Commune, "member", Commune, HttpStatusCode.Forbidden)]
    [InlineData("member", Commune, "member", Commune, HttpStatusCode.Forbidden)]
    [InlineData("auditor", Province, "member", Commune, HttpStatusCode.Forbidden)]
    public async Task An_account_is_added_by_those_who_may_give_its_role_there(string role, string unit, string given, string there, HttpStatusCode expected)
    {
        var client = await installation.As(role, unit);

        (await client.PostAsJsonAsync("/api/v1/accounts", new { name = "Lê Văn Mới", role = given, unit = there })).StatusCode.ShouldBe(expected);
    }

    [Theory]
    [InlineData("reset-code")]
    [InlineData("disable")]
    [InlineData("enable")]
    public async Task An_account_above_or_elsewhere_is_not_there_and_one_with_a_higher_role_too_is_refused(string deed)
    {
        var officer = await installation.As("commune-officer", Commune);
        var above = await Id("province-officer", Province);
        var elsewhere = await Id("commune-officer", OtherCommune);
        var peer = await Id("commune-leader", Commune);
        var both = await Id("viewer", Province);
        await installation.Json("user", "grant", (await installation.Account("viewer", Province)).Login, "--role", "member", "--unit", Commune);

        (await Post(officer, above, deed)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Post(officer, elsewhere, deed)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Post(officer, peer, deed)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Post(officer, both, deed)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await officer.PostAsJsonAsync($"/api/v1/accounts/{both}/grants", new { role = "youthViewer", unit = Commune })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await installation.Json("user", "revoke", (await installation.Account("viewer", Province)).Login, "--role", "member", "--unit", Commune);
    }

    [Fact]
    public async Task Nobody_changes_their_own_account_here()
    {
        var admin = await installation.As("admin", Province);
        var own = await Id("admin", Province);

        (await admin.PostAsJsonAsync($"/api/v1/accounts/{own}/grants", new { role = "auditor", unit = Province })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        foreach (var deed in new[] { "reset-code", "disable", "enable" })
            (await Post(admin, own, deed)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var grant = await installation.Query<Guid>($"select id from cds.account_grant where account_id = '{own}'");
        (await admin.DeleteAsync($"/api/v1/accounts/{own}/grants/{grant}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_unit_shuts_its_own_door_to_somebody_who_has_more_elsewhere()
    {
        var officer = await installation.As("commune-officer", Commune);
        var made = await installation.Json("user", "add", "hai.noi", "--name", "Lê Hai Nơi", "--role", "member", "--unit", OtherCommune);
        var here = await installation.Json("user", "grant", "hai.noi", "--role", "member", "--unit", Commune);
        var (account, there) = (made.GetProperty("id").GetGuid(), made.GetProperty("grants")[0].GetProperty("id").GetGuid());

        (await officer.DeleteAsync($"/api/v1/accounts/{account}/grants/{there}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await officer.DeleteAsync($"/api/v1/accounts/{account}/grants/{here.GetProperty("id").GetGuid()}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var shown = await officer.GetFromJsonAsync<JsonElement>($"/api/v1/accounts/{account}");
        shown.GetProperty("grants").GetArrayLength().ShouldBe(1);
        shown.GetProperty("grantsElsewhere").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_grant_that_is_ended_is_gone_with_the_next_request()
    {
        var (login, password) = await Made("ket.thuc", "youth-viewer", Commune);
        var officer = await installation.As("commune-officer", Commune);
        var bearer = await Bearer(login, password);
        var account = await installation.Query<Guid>("select id from cds.account where login = 'ket.thuc'");
        var given = await (await officer.PostAsJsonAsync($"/api/v1/accounts/{account}/grants", new { role = "member", unit = Commune })).Content.ReadFromJsonAsync<JsonElement>();
        (await Roles(bearer)).ShouldBe(["youthViewer", "member"], ignoreOrder: true);

        await officer.DeleteAsync($"/api/v1/accounts/{account}/grants/{given.GetProperty("id").GetGuid()}");
        (await Roles(bearer)).ShouldBe(["youthViewer"]);
        var first = await installation.Query<Guid>($"select id from cds.account_grant where account_id = '{account}' and ended_at is null");
        await officer.DeleteAsync($"/api/v1/accounts/{account}/grants/{first}");

        (await bearer.GetAsync("/api/v1/sessions/current")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var actions = await installation.Query<string[]>($"select array_agg(action order by seq) from cds.audit_entry where '{account}' = any(subjects) and action not like 'session.%'");
        actions.ShouldBe(["account.add", "grant.add", "grant.end", "grant.end"]);
    }

    [Theory]
    [InlineData("member", "2020-01-01", "2020-12-31", null, "days-reversed")]
    [InlineData("member", "hôm qua", null, null, "day-unreadable")]
    [InlineData("thợ xây", null, null, null, "role-unknown")]
    [InlineData("partner", null, null, null, "organisation-missing")]
    [InlineData("member", null, null, "VNPT", "organisation-unneeded")]
    [InlineData("provinceOfficer", null, null, null, "role-misplaced")]
    public async Task A_faulty_wish_is_refused_with_the_way_out(string role, string? from, string? to, string? organisation, string code)
    {
        var admin = await installation.As("admin", Province);

        var refused = await admin.PostAsJsonAsync("/api/v1/accounts", new { name = "Lê Sai", role, unit = Commune, from, to, organisation });

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task A_grant_holds_on_its_days_only()
    {
        var (login, password) = await Made("co.han", "youth-viewer", Commune);
        var officer = await installation.As("commune-officer", Commune);
        var account = await installation.Query<Guid>("select id from cds.account where login = 'co.han'");

        (await officer.PostAsJsonAsync($"/api/v1/accounts/{account}/grants", new { role = "member", unit = Commune, from = "2999-01-01", to = "31/12/2999" })).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await officer.PostAsJsonAsync($"/api/v1/accounts/{account}/grants", new { role = "member", unit = Commune })).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        (await Roles(await Bearer(login, password))).ShouldBe(["youthViewer"]);
    }

    private async Task<Guid> Id(string role, string unit)
    {
        var (login, _) = await installation.Account(role, unit);
        return await installation.Query<Guid>($"select id from cds.account where login = '{login}'");
    }

    private async Task<(string Login, string Password)> Made(string login, string role, string unit) =>
        (login, (await installation.Json("user", "add", login, "--name", "Lê Văn Thử", "--role", role, "--unit", unit)).GetProperty("password").GetString()!);

    private async Task<HttpClient> Bearer(string login, string password)
    {
        var client = await installation.Anonymous();
        var session = await (await client.PostAsJsonAsync("/api/v1/sessions", new { login, password })).Content.ReadFromJsonAsync<JsonElement>();
        client.DefaultRequestHeaders.Authorization = new("Bearer", session.GetProperty("accessToken").GetString());
        return client;
    }

    private static Task<HttpResponseMessage> Post(HttpClient client, Guid account, string deed) => client.PostAsync($"/api/v1/accounts/{account}/{deed}", null);

    private static async Task<string[]> Roles(HttpClient client) =>
        [.. (await client.GetFromJsonAsync<JsonElement>("/api/v1/sessions/current")).GetProperty("grants").EnumerateArray().Select(grant => grant.GetProperty("role").GetString()!)];
}
