using System.Net;
using System.Text.Json;
using CongDongSo.Server.Tests.Harness;
using Npgsql;

namespace CongDongSo.Server.Tests.Features.Privacy;

public sealed class ErasureTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private const string Reason = "Theo đơn ngày 05/12/2025";

    [Fact]
    public async Task An_erased_person_is_nowhere_in_the_database_and_the_facts_and_figures_stay()
    {
        var (person, login, password) = await WithAccount("0914994007", "Phan Văn Giang", "giang.phan");
        using var client = await SignIn(login, password);
        var before = await Measures();
        (await Places("Phan Văn Giang", "phan van giang", "0914994007", login)).ShouldNotBeEmpty();

        var looked = await province.Installation.Json("privacy", "erase", "--person", person.ToString(), "--dry-run");
        (await Places("Phan Văn Giang")).ShouldNotBeEmpty();
        var done = await province.Installation.Json("privacy", "erase", "--person", person.ToString(), "--reason", Reason);

        done.ToString().ShouldBe(looked.ToString());
        done.GetProperty("memberships").GetInt64().ShouldBe(1);
        done.GetProperty("account").GetBoolean().ShouldBeTrue();
        (await Places("Phan Văn Giang", "phan van giang", "0914994007")).ShouldBeEmpty();
        (await Places(login)).ShouldAllBe(place => place.StartsWith("cds.audit_entry."));
        (await client.GetAsync("/api/v1/teams", Cancel)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await province.Installation.Query<string>($"select name || ',' || coalesce(phone, '') from p51.person where id = '{person}'")).ShouldMatch("^Người đã xóa #[0-9a-f]{6},$");
        (await province.Installation.Query<long>($"select count(*) from p51.audit_entry where action = 'person.erase' and subjects = array['{person}'::uuid] and reason = '{Reason}'")).ShouldBe(1);
        (await Measures()).ShouldBe(before);
        (await province.Installation.Run("verify")).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task An_erased_head_of_a_household_is_gone_from_cards_and_records_and_verify_still_holds()
    {
        var household = await province.Installation.Query<Guid>("select h.id from p51.household h join p51.household_fact f on f.household_id = h.id where f.head = 'Trần Thị Bình'");
        await province.Installation.Json("record", "push", province.Installation.FileWith("ho.ndjson",
            """{"id":"019a5000-0000-7000-8000-0000000000a1","kind":"household","observedAt":"2025-11-05T08:15:00+07:00","village":"21034-01","body":{"subject":"H2","head":"Trần Thị Bình","address":"Xóm Đình","phone":"0914000002","members":5,"from14":4,"from15":4,"from18":3}}""" + "\n"),
            "--province", "51");
        (await Places("Trần Thị Bình")).ShouldBe(["p51.household_fact.head", "p51.field_record.body"], ignoreOrder: true);

        var looked = await province.Installation.Json("privacy", "erase", "--household", household.ToString(), "--dry-run");
        var done = await province.Installation.Json("privacy", "erase", "--household", household.ToString(), "--reason", Reason);

        done.ToString().ShouldBe(looked.ToString());
        done.GetProperty("cards").GetInt64().ShouldBe(2);
        done.GetProperty("records").GetInt64().ShouldBe(1);
        (await Places("Trần Thị Bình", "Xóm Đình", "0914000002")).ShouldBeEmpty();
        var verified = await province.Installation.Run("verify", "--json");
        verified.Exit.ShouldBe(0, verified.Output);
    }

    [Fact]
    public async Task Erasing_asks_for_a_reason_and_for_somebody_who_is_there()
    {
        var nobody = await province.Installation.Run("privacy", "erase", "--person", Guid.NewGuid().ToString(), "--reason", Reason, "--json");
        var noReason = await province.Installation.Run("privacy", "erase", "--person", Guid.NewGuid().ToString(), "--json");

        nobody.Exit.ShouldBe(1);
        nobody.Problem.GetProperty("code").GetString().ShouldBe("subject-not-found");
        noReason.Problem.GetProperty("code").GetString().ShouldBe("reason-missing");
    }

    [Fact]
    public async Task The_officer_who_answers_requests_finds_by_phone_sees_what_is_touched_and_erases()
    {
        var officer = await province.Officer();
        var page = await officer.Open("/du-lieu-ca-nhan");
        (await officer.Send(page, "/du-lieu-ca-nhan", HttpStatusCode.UnprocessableEntity, ("so", "0914"))).Words("main").ShouldContain("Số điện thoại viết chưa đúng");
        var found = await officer.Send(page, "/du-lieu-ca-nhan", HttpStatusCode.OK, ("so", "0914 994 008"));
        found.Words("main").ShouldContain("Bùi Thị Hà");

        var asked = await officer.Send(found, "/du-lieu-ca-nhan/xoa", HttpStatusCode.OK, ("ly-do", Reason));
        (await Places("Bùi Thị Hà")).ShouldNotBeEmpty();
        var done = await officer.Send(asked, "/du-lieu-ca-nhan/xoa", HttpStatusCode.OK);

        done.Words("main").ShouldContain("Đã thay bằng bí danh");
        (await Places("Bùi Thị Hà", "0914994008")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("communeOfficer", "21040")]
    [InlineData("viewer", "51")]
    public async Task Nobody_else_can_erase(string role, string unit)
    {
        var browser = await PortalBrowser.As(province.Installation, role, unit);
        var person = await province.Installation.Query<Guid>("select id from p51.person where phone = '0914994001'");

        await browser.Send(await browser.Open("/tai-khoan"), "/du-lieu-ca-nhan/xoa", HttpStatusCode.BadRequest, ("dinh-danh", person.ToString()), ("ly-do", Reason));
        (await Places("0914994001")).ShouldNotBeEmpty();
    }

    /// <summary>Columns of every table that hold one of the texts somewhere.</summary>
    private async Task<List<string>> Places(params string[] texts)
    {
        await using var source = NpgsqlDataSource.Create(province.Installation.Settings.Database!);
        var columns = new List<(string Table, string Column)>();
        await using (var list = source.CreateCommand("""
            select table_schema || '.' || table_name, column_name from information_schema.columns
            where table_schema in ('cds', 'p51', 'p48') and data_type in ('text', 'json', 'jsonb', 'ARRAY', 'character varying') and table_name not like 'unit%'
            """))
        await using (var row = await list.ExecuteReaderAsync(Cancel))
        {
            while (await row.ReadAsync(Cancel))
                columns.Add((row.GetString(0), row.GetString(1)));
        }
        var places = new List<string>();
        foreach (var (table, column) in columns)
        {
            await using var look = source.CreateCommand($"select count(*) from {table} where \"{column}\"::text like any($1)");
            look.Parameters.Add(new() { Value = texts.Select(text => $"%{text}%").ToArray() });
            if ((long)(await look.ExecuteScalarAsync(Cancel))! > 0)
                places.Add($"{table}.{column}");
        }
        return places;
    }

    private async Task<(Guid Person, string Login, string Password)> WithAccount(string phone, string name, string login)
    {
        var person = await province.Installation.Query<Guid>($"select id from p51.person where phone = '{phone}'");
        var made = await province.Installation.Json("user", "add", login, "--name", name, "--role", "teamLeader", "--unit", "21040-01");
        await province.Installation.Query<object>($"insert into cds.account_person select id, '{person}'::uuid from cds.account where login = '{login}' returning 1");
        return (person, login, made.GetProperty("password").GetString()!);
    }

    private async Task<HttpClient> SignIn(string login, string password)
    {
        var client = await province.Installation.Anonymous();
        var answer = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(client, "/api/v1/sessions", new { login, password }, Cancel);
        client.DefaultRequestHeaders.Authorization = new("Bearer", JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement.GetProperty("accessToken").GetString());
        return client;
    }

    private async Task<string> Measures() =>
        (await province.Installation.Json("measure", "--program", PortalProvince.Program, "--unit", "51", "--period", "2025-Q4", "--by", "village")).GetProperty("rows").ToString();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
