using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Server.Tests.Features.Accounts.Factors;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Accounts.Codes;

public class CodeUseTests(TestInstallation installation) : IClassFixture<TestInstallation>
{
    private const string Password = "con trâu đi trước", Commune = "21034";

    [Fact]
    public async Task An_invited_person_sees_their_masked_name_and_login_chooses_a_password_and_is_in()
    {
        var made = await Invite("Nguyễn Thị Ánh Tuyết");
        var person = await PortalBrowser.At(installation);

        var shown = await person.Send(await person.Open("/moi"), "/moi", HttpStatusCode.OK, ("ma", made.Code));
        var set = await person.Post(shown, "/moi/mat-khau", ("wanted", Password), ("again", Password));

        shown.Words("main").ShouldContain("Nguyễn T. Á. T.");
        shown.Words("main").ShouldNotContain("Tuyết");
        shown.QuerySelector("input[name=username]")!.GetAttribute("value").ShouldBe(made.Login);
        set.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await person.Open("/tai-khoan")).Words("main").ShouldContain(made.Login);
        (await SignIn(made.Login, Password)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_code_works_once()
    {
        var made = await Invite("Lê Một Lần");
        await Use(made.Code, HttpStatusCode.Redirect);

        (await Show(made.Code, HttpStatusCode.UnprocessableEntity)).ShouldContain("Mã này không dùng được.");
    }

    [Fact]
    public async Task Of_two_who_use_a_code_at_once_one_gets_in()
    {
        var made = await Invite("Lê Cùng Lúc");
        var people = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            var person = await PortalBrowser.At(installation);
            return (person, page: await person.Send(await person.Open("/moi"), "/moi", HttpStatusCode.OK, ("ma", made.Code)));
        }));

        var answers = await Task.WhenAll(people.Select(one => one.person.Post(one.page, "/moi/mat-khau", ("wanted", Password), ("again", Password))));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Redirect).ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_password_does_not_use_the_code_up()
    {
        var made = await Invite("Lê Chưa Xong");
        var person = await PortalBrowser.At(installation);
        var shown = await person.Send(await person.Open("/moi"), "/moi", HttpStatusCode.OK, ("ma", made.Code));

        var shorter = await person.Send(shown, "/moi/mat-khau", HttpStatusCode.UnprocessableEntity, ("wanted", "ngắn"), ("again", "ngắn"));
        var other = await person.Send(shown, "/moi/mat-khau", HttpStatusCode.UnprocessableEntity, ("wanted", Password), ("again", Password + "!"));

        shorter.Words("main").ShouldContain("Mật khẩu quá ngắn.");
        other.Words("main").ShouldContain("không giống nhau");
        await Use(made.Code, HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_reset_ends_what_ran_with_the_old_password_when_it_is_used_and_not_before()
    {
        var officer = await installation.As("province-officer", "51");
        var made = await Invite("Lê Quên");
        var browser = await Use(made.Code, HttpStatusCode.Redirect);
        var bearer = await Bearer(made.Login, Password);

        var reset = await Json(await officer.PostAsync($"/api/v1/accounts/{made.Id}/reset-code", null));
        (await bearer.GetAsync("/api/v1/sessions/current")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var fresh = await Use(reset.GetProperty("code").GetString()!, HttpStatusCode.Redirect, "trâu chậm uống nước đục");

        reset.GetProperty("kind").GetString().ShouldBe("reset");
        (await bearer.GetAsync("/api/v1/sessions/current")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await browser.Open("/tai-khoan", HttpStatusCode.Redirect);
        await fresh.Open("/tai-khoan");
        (await SignIn(made.Login, Password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_new_code_replaces_the_old_and_a_revoked_one_is_over()
    {
        var officer = await installation.As("province-officer", "51");
        var made = await Invite("Lê Mất Giấy");

        var second = (await Json(await officer.PostAsync($"/api/v1/accounts/{made.Id}/reset-code", null))).GetProperty("code").GetString()!;
        await Show(made.Code, HttpStatusCode.UnprocessableEntity);
        await Show(second, HttpStatusCode.OK);
        (await officer.DeleteAsync($"/api/v1/accounts/{made.Id}/reset-code")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await Show(second, HttpStatusCode.UnprocessableEntity);
        (await officer.DeleteAsync($"/api/v1/accounts/{made.Id}/reset-code")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_old_code_and_a_code_of_a_disabled_account_open_nothing()
    {
        var officer = await installation.As("province-officer", "51");
        var (late, closed) = (await Invite("Lê Muộn"), await Invite("Lê Ngừng"));
        await installation.Query<Guid>($"update cds.account_code set expires_at = now() - interval '1 minute' where account_id = '{late.Id}' returning id");
        (await officer.PostAsync($"/api/v1/accounts/{closed.Id}/disable", null)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await Show(late.Code, HttpStatusCode.UnprocessableEntity);
        await Show(closed.Code, HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task The_tables_that_the_web_server_reads_have_no_code_and_no_key()
    {
        var made = await Invite("Lê Kín");

        (await installation.Query<long>($"select count(*) from cds.account_code c where c::text like '%{made.Code.Replace("-", "")}%' or c::text like '%{made.Code}%'")).ShouldBe(0);
        (await installation.Query<long>("select count(*) from cds.account_code where length(hash) <> 32")).ShouldBe(0);
        (await installation.Query<bool>("select has_table_privilege(current_database() || '_web', 'cds.secret', 'select')")).ShouldBeFalse();
    }

    [Fact]
    public async Task Making_and_using_a_code_stand_in_the_audit_trail()
    {
        var made = await Invite("Lê Ghi Sổ");
        await Use(made.Code, HttpStatusCode.Redirect);

        var actions = await installation.Query<string[]>($"select array_agg(action order by seq) from cds.audit_entry where '{made.Id}' = any(subjects) and action not like 'session.%'");
        var actor = await installation.Query<string>($"select actor from cds.audit_entry where '{made.Id}' = any(subjects) and action = 'code.use'");

        actions.ShouldBe(["account.add", "grant.add", "code.make", "code.use"]);
        actor.ShouldBe(made.Login);
    }

    private async Task<(Guid Id, string Login, string Code)> Invite(string name)
    {
        var officer = await installation.As("province-officer", "51");
        var made = await Json(await officer.PostAsJsonAsync("/api/v1/accounts", new { name, role = "communeOfficer", unit = Commune }));
        return (made.GetProperty("id").GetGuid(), made.GetProperty("login").GetString()!, made.GetProperty("code").GetString()!);
    }

    private async Task<string> Show(string code, HttpStatusCode expected)
    {
        var person = await PortalBrowser.At(installation);
        return (await person.Send(await person.Open("/moi"), "/moi", expected, ("ma", code))).Words("main");
    }

    private async Task<PortalBrowser> Use(string code, HttpStatusCode expected, string password = Password)
    {
        var person = await PortalBrowser.At(installation);
        var shown = await person.Send(await person.Open("/moi"), "/moi", HttpStatusCode.OK, ("ma", code));
        (await person.Post(shown, "/moi/mat-khau", ("wanted", password), ("again", password))).StatusCode.ShouldBe(expected);
        return person;
    }

    private async Task<HttpClient> Bearer(string login, string password)
    {
        var client = await installation.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", (await Json(await SignIn(login, password))).GetProperty("accessToken").GetString());
        return client;
    }

    private async Task<HttpResponseMessage> SignIn(string login, string password) => await (await installation.Anonymous()).PostAsJsonAsync("/api/v1/sessions", new { login, password });

    private static async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}

/// <summary>An installation of its own: its address is shut out for a while.</summary>
public class CodeGuessingTests(TestInstallation installation) : IClassFixture<TestInstallation>
{
    [Fact]
    public async Task Who_guesses_codes_is_soon_told_to_wait_and_slips_of_the_pen_do_not_count()
    {
        var made = await installation.Json("user", "add", "doan.ma", "--name", "Lê Đoán", "--role", "viewer", "--unit", "51");
        var code = (await installation.Json("user", "code", made.GetProperty("login").GetString()!)).GetProperty("code").GetString()!;
        var person = await PortalBrowser.At(installation);
        var page = await person.Open("/moi");

        for (var i = 0; i < 30; i++)
            (await person.Send(page, "/moi", HttpStatusCode.UnprocessableEntity, ("ma", "ABCDE-FGHJK"))).Words("main").ShouldContain("Mã viết chưa đúng");
        await person.Send(page, "/moi", HttpStatusCode.OK, ("ma", code));
        for (var i = 0; i < 20; i++)
            await person.Send(page, "/moi", HttpStatusCode.UnprocessableEntity, ("ma", Server.Features.Accounts.Codes.OneTimeCode.New().Grouped));

        (await person.Send(page, "/moi", HttpStatusCode.UnprocessableEntity, ("ma", code))).Words("main").ShouldContain("quá nhiều lần");
    }
}

/// <summary>A code and what else proves who somebody is.</summary>
public class CodeAndSecondFactorTests(SignInHouse house) : IClassFixture<SignInHouse>
{
    [Fact]
    public async Task A_reset_code_is_no_way_around_the_second_factor()
    {
        var person = await house.Person();
        await person.WithApp();
        var code = (await house.Installation.Json("user", "code", person.Login)).GetProperty("code").GetString()!;
        var browser = await PortalBrowser.At(house.Installation);
        var shown = await browser.Send(await browser.Open("/moi"), "/moi", HttpStatusCode.OK, ("ma", code));

        var set = await browser.Post(shown, "/moi/mat-khau", ("wanted", "trâu chậm uống nước đục"), ("again", "trâu chậm uống nước đục"));

        set.Headers.Location!.OriginalString.ShouldBe("/dang-nhap/buoc-hai");
        await browser.Open("/tai-khoan", HttpStatusCode.Redirect);
        (await browser.Post(await browser.Open("/dang-nhap/buoc-hai"), "/dang-nhap/buoc-hai", ("code", person.Code()))).Headers.Location!.OriginalString.ShouldBe("/");
        await browser.Open("/tai-khoan");
    }

    [Fact]
    public async Task A_password_that_guessers_try_first_is_not_taken()
    {
        var person = await house.Person();
        var code = (await house.Installation.Json("user", "code", person.Login)).GetProperty("code").GetString()!;
        var browser = await PortalBrowser.At(house.Installation);
        var shown = await browser.Send(await browser.Open("/moi"), "/moi", HttpStatusCode.OK, ("ma", code));

        var refused = await browser.Send(shown, "/moi/mat-khau", HttpStatusCode.UnprocessableEntity, ("wanted", "matkhau123"), ("again", "matkhau123"));

        refused.Words("main").ShouldContain("nhiều người biết");
    }
}
