using System.Net;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Accounts.Factors;

public class SecondFactorTests(SignInHouse house) : IClassFixture<SignInHouse>
{
    [Fact]
    public async Task An_app_is_set_up_with_its_code_and_asked_for_from_then_on()
    {
        var person = await house.Person();
        await person.WithApp();

        person.RecoveryCodes.Distinct().Count().ShouldBe(10);
        (await person.SecondStep(person.WrongCode())).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var entered = await person.SecondStep(person.Code());

        entered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        entered.Headers.GetValues("Set-Cookie").ShouldContain(cookie => cookie.StartsWith("cds-session="));
    }

    [Fact]
    public async Task The_password_alone_opens_no_page()
    {
        var person = await house.Person();
        await person.WithApp();
        var browser = await PortalBrowser.At(house.Installation);

        (await browser.SignIn(person.Login, person.Password)).ShouldBe("/dang-nhap/buoc-hai");

        (await browser.Download("/tai-khoan")).Headers.Location!.OriginalString.ShouldBe("/dang-nhap?ve=%2Ftai-khoan");
    }

    [Fact]
    public async Task A_wrong_code_sets_nothing_up_and_keeps_the_key_that_was_scanned()
    {
        var person = await house.Person();
        var browser = await person.SignedIn();
        var page = await browser.Open("/tai-khoan/xac-thuc");

        var again = await browser.Send(page, "/tai-khoan/xac-thuc", HttpStatusCode.UnprocessableEntity, ("code", "12"));

        again.Words("ol code").ShouldBe(page.Words("ol code"));
        (await (await PortalBrowser.At(house.Installation)).SignIn(person.Login, person.Password)).ShouldBe("/");
    }

    [Fact]
    public async Task A_code_works_once_and_so_does_the_code_it_was_set_up_with()
    {
        var person = await house.Person();
        var browser = await person.SignedIn();
        await person.WithApp(browser);
        (await person.SecondStep(person.Code(-1))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        var code = person.Code();
        (await person.SecondStep(code)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await person.SecondStep(code)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await person.Api(code)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        house.Clock.Pass(TimeSpan.FromSeconds(30));
        (await person.SecondStep(person.Code())).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Of_many_who_send_one_code_at_once_one_gets_in()
    {
        var person = await house.Person();
        await person.WithApp();
        var code = person.Code();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => person.Api(code)));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Created).ShouldBe(1);
    }

    [Fact]
    public async Task A_recovery_code_works_once_however_it_is_written_and_new_ones_end_the_old()
    {
        var person = await house.Person();
        var browser = await person.WithApp();
        var code = person.RecoveryCodes[0];

        (await person.SecondStep(code.Replace('-', ' ').ToUpperInvariant())).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await person.SecondStep(code)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var own = await browser.Open("/tai-khoan");
        own.Words("section[aria-labelledby=recovery]").ShouldContain("Còn 9 mã");

        await browser.Send(own, "/tai-khoan/ma-khoi-phuc", HttpStatusCode.OK);
        (await person.SecondStep(person.RecoveryCodes[1])).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_recovery_code_that_is_used_is_an_entry_of_its_own_and_one_that_is_not_taken_is_none()
    {
        var person = await house.Person();
        await person.WithApp();

        await person.SecondStep(person.RecoveryCodes[0]);
        await person.SecondStep(person.RecoveryCodes[0]);
        await person.Api(person.RecoveryCodes[1]);

        (await house.Installation.Query<string>($"""
            select string_agg(action || ' ' || role || ' ' || (a.id = e.account_id and e.subjects = array[a.id] and place_id is not null), ', ' order by seq)
            from cds.audit_entry e join cds.account a on a.id = any(e.subjects) where a.login = '{person.Login}' and e.action in ('recoveryCodes.use', 'session.open')
            """)).ShouldBe("session.open viewer true, recoveryCodes.use viewer true, session.open viewer true, recoveryCodes.use viewer true, session.open viewer true");
    }

    [Fact]
    public async Task The_API_asks_for_the_code_after_a_right_password_only()
    {
        var person = await house.Person();
        await person.WithApp();

        (await (await person.Api(wrongPassword: "không phải mật khẩu")).Code()).ShouldBe("sign-in-refused");
        (await (await person.Api()).Code()).ShouldBe("second-factor-needed");
        (await (await person.Api(person.WrongCode())).Code()).ShouldBe("code-wrong");
        (await person.Api(person.Code())).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await person.Api(person.RecoveryCodes[0])).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Wrong_codes_lock_the_account_whatever_right_passwords_come_between()
    {
        var person = await house.Person();
        await person.WithApp();
        for (var i = 0; i < 5; i++)
            (await person.SecondStep(person.WrongCode())).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        (await (await person.Api(person.Code())).Code()).ShouldBe("sign-in-refused");

        await house.Installation.Query<string>($"update cds.account set locked_until = now() - interval '1 second' where login = '{person.Login}' returning login");
        (await person.Api(person.Code())).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_second_step_that_takes_too_long_begins_anew()
    {
        var person = await house.Person();
        await person.WithApp();
        var browser = await PortalBrowser.At(house.Installation);
        await browser.SignIn(person.Login, person.Password);
        var page = await browser.Open("/dang-nhap/buoc-hai");

        house.Clock.Pass(TimeSpan.FromMinutes(11));

        (await browser.Post(page, "/dang-nhap/buoc-hai", ("code", person.Code()))).Headers.Location!.OriginalString.ShouldBe("/dang-nhap");
    }

    [Fact]
    public async Task A_new_second_factor_ends_the_sessions_that_the_password_alone_has_opened()
    {
        var person = await house.Person();
        var elsewhere = await person.SignedIn();

        var here = await person.WithApp();

        (await elsewhere.Download("/tai-khoan")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await here.Download("/tai-khoan")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_browser_left_open_must_give_the_password_before_it_changes_how_one_signs_in()
    {
        var person = await house.Person();
        var browser = await person.SignedIn();
        house.Clock.Pass(TimeSpan.FromMinutes(11));

        (await browser.Download("/tai-khoan/xac-thuc")).Headers.Location!.OriginalString.ShouldBe("/tai-khoan/xac-nhan?ve=%2Ftai-khoan%2Fxac-thuc");
        var prove = await browser.Open("/tai-khoan/xac-nhan?ve=%2Ftai-khoan%2Fxac-thuc");
        await browser.Send(prove, "/tai-khoan/xac-nhan", HttpStatusCode.UnprocessableEntity, ("password", "không phải mật khẩu"));
        (await browser.Post(prove, "/tai-khoan/xac-nhan", ("password", person.Password))).Headers.Location!.OriginalString.ShouldBe("/tai-khoan/xac-thuc");

        await browser.Open("/tai-khoan/xac-thuc");
    }

    [Fact]
    public async Task The_database_has_neither_the_secret_nor_a_recovery_code()
    {
        var person = await house.Person();
        await person.WithApp();
        var bare = person.RecoveryCodes[0].Replace("-", "", StringComparison.Ordinal);

        var found = await house.Installation.Query<long>($"""
            select (select count(*) from cds.code_app c where c::text ilike '%{person.Key}%')
              + (select count(*) from cds.recovery_code r where r::text like '%{person.RecoveryCodes[0]}%' or encode(hash, 'escape') like '%{bare}%')
            """);

        found.ShouldBe(0);
    }

    [Fact]
    public async Task The_secret_of_one_account_opens_no_other()
    {
        var (victim, thief) = (await house.Person(), await house.Person());
        await victim.WithApp();
        await thief.WithApp();
        await house.Installation.Query<string>($"""
            update cds.code_app set protected_secret = (select protected_secret from cds.code_app c join cds.account a on a.id = c.account_id where a.login = '{thief.Login}')
            where account_id = (select id from cds.account where login = '{victim.Login}') returning protected_secret
            """);

        (await (await victim.Api(thief.Code())).Code()).ShouldBe("code-wrong");
    }

    [Fact]
    public async Task Whoever_lost_phone_and_paper_is_let_in_again_by_a_reset()
    {
        var person = await house.Person();
        await person.WithApp();

        person.Password = (await house.Installation.Json("user", "reset", person.Login)).GetProperty("password").GetString()!;
        (await (await person.Api()).Code()).ShouldBe("second-factor-needed");

        person.Password = (await house.Installation.Json("user", "reset", person.Login, "--second-factor")).GetProperty("password").GetString()!;
        (await person.Api()).StatusCode.ShouldBe(HttpStatusCode.Created);
    }
}
