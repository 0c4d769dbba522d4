using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Teams;

public sealed class TeamApiTests(TestInstallation installation) : IClassFixture<TestInstallation>
{
    private const string Address = "/api/v1/rosters/import?province=38&program=thanh-hoa-2025";

    [Fact]
    public async Task A_province_is_opened_by_the_command_line_only()
    {
        var refused = await (await installation.Http()).PostAsync(Address.Replace("38", "40"), Form(RosterFile.Small), Cancel);

        refused.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString().ShouldBe("province-not-opened");
    }

    [Fact]
    public async Task A_file_is_taken_in_over_HTTP_and_its_teams_are_listed_with_masked_phones()
    {
        await Opened();
        var client = await installation.As("communeOfficer", "14797");

        var list = await client.GetFromJsonAsync<JsonElement>("/api/v1/teams", Cancel);
        var team = list.GetProperty("items")[0];
        var one = await client.GetFromJsonAsync<JsonElement>($"/api/v1/teams/{team.GetProperty("id").GetString()}", Cancel);

        list.GetProperty("total").GetInt32().ShouldBe(2);
        one.ToString().ShouldBe(team.ToString());
        one.GetProperty("members")[0].GetProperty("phone").GetString().ShouldBe("0905 000 ***");
        one.GetProperty("decision").GetProperty("number").GetString().ShouldBe("01/QĐ-UBND");
        list.ToString().ShouldNotContain("0905000");
    }

    [Fact]
    public async Task A_commune_officer_writes_and_sees_only_their_own_commune()
    {
        await Opened();
        var client = await installation.As("communeOfficer", "14797");
        var others = await (await installation.Http()).GetFromJsonAsync<JsonElement>("/api/v1/teams?unit=38", Cancel);
        var foreign = others.GetProperty("items").EnumerateArray().Single(team => team.GetProperty("name").GetString() == "Thôn 1").GetProperty("id").GetString();

        var refused = await client.PostAsync(Address, Form(RosterFile.Small), Cancel);

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("faults").EnumerateArray().Single().GetProperty("message").GetString()!.ShouldContain("không thuộc");
        (await client.GetAsync($"/api/v1/teams/{foreign}", Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("/api/v1/teams?unit=38", Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_brought_a_list_in_stands_in_the_trail()
    {
        await Opened();
        var sender = await installation.As("provinceOfficer", "38");

        (await sender.PostAsync(Address, Form(RosterFile.Small.Replace("Trưởng khu phố", "Trưởng khu phố 1")), Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var (login, _) = await installation.Account("provinceOfficer", "38");
        (await installation.Query<string>($"""
            select role || ' ' || (account_id = (select id from cds.account where login = '{login}')) || ' ' || (unit_id = '{await installation.IdOf("38")}')
            from p38.audit_entry where action = 'roster.import' and actor = '{login}'
            """)).ShouldBe("provinceOfficer true true");
    }

    [Fact]
    public async Task A_viewer_may_not_import()
    {
        await Opened();

        (await (await installation.As("viewer", "38")).PostAsync(Address, Form(RosterFile.Small), Cancel)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Faults_refuse_the_request_and_are_the_answer_of_a_dry_run()
    {
        await Opened();
        var client = await installation.Http();
        var faulty = RosterFile.Small.Replace("0905000004", "0255 3822 123");

        var refused = await client.PostAsync(Address, Form(faulty), Cancel);
        var looked = await (await client.PostAsync(Address + "&dryRun=true", Form(faulty), Cancel)).Content.ReadFromJsonAsync<JsonElement>(Cancel);

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        looked.GetProperty("faults")[0].GetProperty("column").GetString().ShouldBe("G");
        looked.GetProperty("applied").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task A_request_without_a_file_is_refused()
    {
        var client = await installation.Http();

        (await client.PostAsync(Address, new StringContent("{}", Encoding.UTF8, "application/json"), Cancel)).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await client.PostAsync(Address, new MultipartFormDataContent { { new StringContent("x"), "text" } }, Cancel)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The web server knows the provinces that were opened before it started.</summary>
    private async Task Opened()
    {
        await installation.Json("roster", "import", installation.Save("ds.csv", RosterFile.Small), "--province", "38", "--program", "thanh-hoa-2025");
        (await (await installation.Http()).PostAsync(Address, Form(RosterFile.Small), Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static MultipartFormDataContent Form(string text)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(RosterFile.Xlsx(text)), "file", "ds.xlsx" } };
        return form;
    }
}
