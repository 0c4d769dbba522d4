using System.Net;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Accounts.SingleSignOn;

public class LinkingTests(SsoPortal portal) : IClassFixture<SsoPortal>
{
    private const string LinkAddress = "/tai-khoan/lien-ket/tinh", SignInAddress = "/dang-nhap/qua/tinh";

    [Fact]
    public async Task A_person_links_their_account_signs_in_through_the_provider_and_unlinks()
    {
        var person = await portal.Somebody();
        await person.Link("lan");
        await person.SignOut();

        using var back = await person.Through($"{SignInAddress}?ve=%2Fto%3Fx%3D1", "lan");
        back.Headers.Location!.OriginalString.ShouldBe("/to?x=1");
        (await person.IsSignedIn()).ShouldBeTrue();

        using var unlinked = await person.Send("/tai-khoan", $"{LinkAddress}/bo");
        unlinked.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await person.SignOut();
        (await SsoPerson.Refusal(await person.Through(SignInAddress, "lan"), HttpStatusCode.Forbidden)).ShouldContain("chưa được liên kết");
        (await person.IsSignedIn()).ShouldBeFalse();
    }

    [Fact]
    public async Task The_account_page_tells_what_is_linked_and_since_when()
    {
        var person = await portal.Somebody();
        await person.Link("thu");

        using var answer = await person.Return(new("/tai-khoan", UriKind.Relative));
        var words = (await SsoPerson.Page(answer)).Words("#noi-dung");

        words.ShouldMatch(@"Đã liên kết ngày \d\d/\d\d/\d{4}\.");
        words.ShouldContain("Gỡ liên kết với Cổng đăng nhập tỉnh");
        words.ShouldContain("Liên kết với VNeID");
    }

    [Fact]
    public async Task An_unknown_subject_opens_nothing_and_makes_no_account_whatever_its_name_and_address()
    {
        var person = await portal.Somebody();
        var accounts = await portal.Installation.Query<long>("select count(*) from cds.account");

        // The provider tells the person's own login as e-mail and name.
        var words = await SsoPerson.Refusal(await person.Through(SignInAddress, person.Login), HttpStatusCode.Forbidden);

        words.ShouldContain("chưa được liên kết");
        (await person.IsSignedIn()).ShouldBeFalse();
        (await portal.Installation.Query<long>("select count(*) from cds.account")).ShouldBe(accounts);
    }

    [Fact]
    public async Task Nothing_is_linked_before_its_owner_confirms_what_they_see()
    {
        var person = await portal.Somebody();
        await person.SignIn();

        using var asked = await person.Through(LinkAddress, "hoa");
        var words = (await SsoPerson.Page(asked)).Words("main");

        words.ShouldContain("Nguyễn hoa");
        words.ShouldContain(person.Login);
        (await LinksOf(person)).ShouldBe(0);
    }

    [Fact]
    public async Task Who_signed_in_a_while_ago_gives_the_password_again()
    {
        var person = await portal.Somebody();
        await person.SignIn();
        await portal.Age(person);
        using var asked = await person.Through(LinkAddress, "mai");

        using var without = await person.Confirm(asked, LinkAddress);
        using var wrong = await person.Confirm(without, LinkAddress, ("password", "không phải mật khẩu"));
        (await LinksOf(person)).ShouldBe(0);
        using var right = await person.Confirm(wrong, LinkAddress, ("password", person.Password));

        without.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await SsoPerson.Page(wrong)).Words(".alert-heading").ShouldContain("Mật khẩu không đúng");
        right.Headers.Location!.OriginalString.ShouldBe("/tai-khoan");
        (await LinksOf(person)).ShouldBe(1);
    }

    [Fact]
    public async Task Wrong_passwords_before_linking_lock_the_account_as_at_sign_in()
    {
        var person = await portal.Somebody();
        await person.SignIn();
        await portal.Age(person);
        using var asked = await person.Through(LinkAddress, "cuc");
        for (var i = 0; i < 5; i++)
            (await person.Confirm(asked, LinkAddress, ("password", "không phải mật khẩu"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        for (var i = 0; i < 6; i++)
            (await person.Confirm(asked, LinkAddress, ("password", person.Password))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        (await LinksOf(person)).ShouldBe(0);
        (await portal.Installation.Query<long>(
            $"select count(*) from cds.audit_entry where action = 'account.locked' and subjects @> array[(select id from cds.account where login = '{person.Login}')]")).ShouldBe(1);
    }

    [Fact]
    public async Task An_identity_opens_one_account_only()
    {
        var first = await portal.Somebody();
        await first.Link("tuan");
        var second = await portal.Somebody();
        await second.SignIn();

        (await SsoPerson.Refusal(await second.Through(LinkAddress, "tuan"), HttpStatusCode.Conflict)).ShouldContain("một tài khoản khác");
    }

    [Fact]
    public async Task Of_two_who_confirm_the_same_identity_at_once_one_gets_it()
    {
        var people = new[] { await portal.Somebody(), await portal.Somebody() };
        var asked = new List<HttpResponseMessage>();
        foreach (var person in people)
        {
            await person.SignIn();
            asked.Add(await person.Through(LinkAddress, "ca hai"));
        }

        var answers = await Task.WhenAll(people.Zip(asked).Select(pair => pair.First.Confirm(pair.Second, LinkAddress)));

        answers.Select(answer => answer.StatusCode).Order().ShouldBe([HttpStatusCode.Redirect, HttpStatusCode.Conflict]);
    }

    [Fact]
    public async Task An_account_has_one_identity_at_a_provider_and_may_have_one_at_each()
    {
        var person = await portal.Somebody();
        await person.Link("nam");
        await person.Link("nam", "vneid");

        (await SsoPerson.Refusal(await person.Through(LinkAddress, "nam.khac"), HttpStatusCode.Conflict)).ShouldContain("đã có một liên kết");
        (await LinksOf(person)).ShouldBe(2);
    }

    [Fact]
    public async Task A_subject_of_one_provider_is_nobody_at_another()
    {
        var person = await portal.Somebody();
        await person.Link("son");
        await person.SignOut();

        (await SsoPerson.Refusal(await person.Through("/dang-nhap/qua/vneid", "son"), HttpStatusCode.Forbidden)).ShouldContain("VNeID chưa được liên kết");
    }

    [Fact]
    public async Task A_linking_ends_in_the_session_that_began_it()
    {
        var person = await portal.Somebody();
        await person.SignIn();
        var back = await person.AtProvider(await person.Leave(LinkAddress), "binh");
        await person.SignOut();
        (await SsoPerson.Refusal(await person.Return(back), HttpStatusCode.Forbidden)).ShouldContain("Phiên đăng nhập đã thay đổi");

        await person.SignIn();
        using var asked = await person.Through(LinkAddress, "binh");
        var form = await SsoPerson.Page(asked);
        var proposal = form.QuerySelector("input[name=proposal]")!.GetAttribute("value")!;
        var thief = await portal.Somebody();
        await thief.SignIn();
        using var own = await thief.Through(LinkAddress, "trom");
        (await SsoPerson.Page(own)).QuerySelector("input[name=proposal]").ShouldNotBeNull();
        (await SsoPerson.Refusal(await thief.Send("/tai-khoan", LinkAddress, ("proposal", proposal)), HttpStatusCode.BadRequest)).ShouldNotBeEmpty();
        (await LinksOf(thief)).ShouldBe(0);
    }

    [Fact]
    public async Task Linking_needs_a_caller_and_a_known_provider()
    {
        var person = await portal.Somebody();
        (await person.Leave(LinkAddress)).OriginalString.ShouldStartWith("/dang-nhap?ve=");
        (await SsoPerson.Refusal(await person.Return(new("/dang-nhap/qua/khong-co", UriKind.Relative)), HttpStatusCode.NotFound)).ShouldContain("Không có cách đăng nhập này");
        (await SsoPerson.Refusal(await person.Return(new("/dang-nhap/qua/khong-co/tro-lai?state=x&code=y", UriKind.Relative)), HttpStatusCode.NotFound)).ShouldNotBeEmpty();

        await person.SignIn();
        (await SsoPerson.Refusal(await person.Return(new("/tai-khoan/lien-ket/khong-co", UriKind.Relative)), HttpStatusCode.NotFound)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_database_knows_no_subject_and_no_token()
    {
        var person = await portal.Somebody();
        await person.Link("phong");

        (await portal.Installation.Query<long>("select count(*) from cds.sso_link l where l::text like '%phong%'")).ShouldBe(0);
    }

    [Fact]
    public async Task Linking_signing_in_and_unlinking_stand_in_the_audit_trail_with_who_did_them()
    {
        var person = await portal.Somebody();
        await person.Link("kiem.tra");
        await person.SignOut();
        await person.Through(SignInAddress, "kiem.tra");
        await person.Send("/tai-khoan", $"{LinkAddress}/bo");
        await person.Send("/tai-khoan", $"{LinkAddress}/bo");

        var trail = await portal.Installation.Query<string>($"""
            select string_agg(action || ' ' || role || ' ' || coalesce(before ->> 'provider', after ->> 'provider') || ' ' || (request_id is not null) || ' ' || (a.id = e.account_id), ', ' order by seq)
            from cds.audit_entry e join cds.account a on a.id = any(e.subjects) where actor = '{person.Login}'
            """);

        trail.ShouldBe("sso.link viewer tinh true true, sso.signIn viewer tinh true true, sso.unlink viewer tinh true true");
    }

    [Fact]
    public async Task A_password_that_was_reset_takes_the_links_with_it()
    {
        var person = await portal.Somebody();
        await person.Link("quen.mat");
        await person.SignOut();

        await portal.Installation.Json("user", "reset", person.Login);

        (await SsoPerson.Refusal(await person.Through(SignInAddress, "quen.mat"), HttpStatusCode.Forbidden)).ShouldContain("chưa được liên kết");
        (await portal.Installation.Query<string>($"select actor from cds.audit_entry where action = 'sso.unlink' and subjects @> array[(select id from cds.account where login = '{person.Login}')]"))
            .ShouldStartWith("cds:");
    }

    [Fact]
    public async Task A_reset_code_that_is_used_takes_the_links_with_it_each_with_an_entry()
    {
        var person = await portal.Somebody();
        await person.Link("quen.ma");
        await person.Link("quen.ma", "vneid");
        await person.SignOut();
        var code = (await portal.Installation.Json("user", "code", person.Login)).GetProperty("code").GetString()!;
        var browser = await PortalBrowser.At(portal.Installation);
        var shown = await browser.Send(await browser.Open("/moi"), "/moi", HttpStatusCode.OK, ("ma", code));

        (await browser.Post(shown, "/moi/mat-khau", ("wanted", "con trâu đi trước"), ("again", "con trâu đi trước"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await LinksOf(person)).ShouldBe(0);
        (await portal.Installation.Query<string>($"""
            select string_agg(action || coalesce(' ' || (before ->> 'provider'), '') || ' ' || (place_id is not null), ', ' order by seq)
            from cds.audit_entry where actor = '{person.Login}' and action in ('code.use', 'sso.unlink')
            """)).ShouldBe("code.use true, sso.unlink tinh true, sso.unlink vneid true");
    }

    private Task<long> LinksOf(SsoPerson person) => portal.Installation.Query<long>(
        $"select count(*) from cds.sso_link l join cds.account a on a.id = l.account_id where a.login = '{person.Login}'");
}
