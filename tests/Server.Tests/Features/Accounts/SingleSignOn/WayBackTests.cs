using System.Net;
using CongDongSo.Server.Tests.Harness;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace CongDongSo.Server.Tests.Features.Accounts.SingleSignOn;

/// <summary>What a browser may bring back from a provider, and accounts that may not go in.</summary>
public class WayBackTests(SsoPortal portal) : IClassFixture<SsoPortal>
{
    private const string SignInAddress = "/dang-nhap/qua/tinh";

    [Fact]
    public async Task The_way_out_asks_for_a_code_with_PKCE_and_leaves_a_cookie_that_scripts_cannot_read()
    {
        var client = await portal.Installation.Anonymous();

        using var answer = await client.GetAsync(SignInAddress);

        var query = QueryHelpers.ParseQuery(answer.Headers.Location!.Query);
        query["response_type"].ToString().ShouldBe("code");
        query["code_challenge_method"].ToString().ShouldBe("S256");
        query["code_challenge"].ToString().Length.ShouldBe(43);
        query["scope"].ToString().ShouldBe("openid profile");
        query["redirect_uri"].ToString().ShouldBe(new Uri(client.BaseAddress!, "/dang-nhap/qua/tinh/tro-lai").ToString());
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(set => set.StartsWith("cds-sso-", StringComparison.Ordinal));
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=lax", Case.Insensitive);
        cookie.ShouldContain("path=/dang-nhap/qua/tinh/tro-lai", Case.Insensitive);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?code=x")]
    [InlineData("?state=x")]
    [InlineData("?state=x&code=y&state=z")]
    [InlineData("?error=access_denied")]
    [InlineData("?error=%3Cscript%3E&error_description=%22%3E&state=%27")]
    public async Task A_way_back_that_nobody_went_out_on_is_refused(string query)
    {
        var person = await portal.Somebody();

        (await SsoPerson.Refusal(await person.Return(new($"{SignInAddress}/tro-lai{query}", UriKind.Relative)), HttpStatusCode.BadRequest)).ShouldContain("không còn dùng được");
    }

    [Fact]
    public async Task A_way_back_works_once()
    {
        var person = await portal.Somebody();
        await person.Link("mot.lan");
        await person.SignOut();
        var back = await person.AtProvider(await person.Leave(SignInAddress), "mot.lan");
        (await person.Return(back)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await person.SignOut();

        (await SsoPerson.Refusal(await person.Return(back), HttpStatusCode.BadRequest)).ShouldContain("không còn dùng được");
        (await person.IsSignedIn()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_way_back_is_good_in_the_browser_that_went_out_only()
    {
        var person = await portal.Somebody();
        await person.Link("ke.gian");
        await person.SignOut();
        var back = await person.AtProvider(await person.Leave(SignInAddress), "ke.gian");

        var victim = person.At(await portal.Installation.Anonymous());

        (await SsoPerson.Refusal(await victim.Return(back), HttpStatusCode.BadRequest)).ShouldContain("không còn dùng được");
        (await victim.IsSignedIn()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_code_of_another_attempt_fails_for_want_of_its_verifier()
    {
        var person = await portal.Somebody();
        await person.Link("tiem.ma");
        await person.SignOut();
        var stolen = QueryHelpers.ParseQuery((await person.AtProvider(await person.Leave(SignInAddress), "tiem.ma")).Query)["code"].ToString();
        var thief = person.At(await portal.Installation.Anonymous());
        var own = await thief.AtProvider(await thief.Leave(SignInAddress), "ke.trom");

        var injected = QueryHelpers.AddQueryString(own.GetLeftPart(UriPartial.Path), new Dictionary<string, string?>
        {
            ["state"] = QueryHelpers.ParseQuery(own.Query)["state"].ToString(), ["code"] = stolen,
        });

        (await SsoPerson.Refusal(await thief.Return(new(injected)), HttpStatusCode.Forbidden)).ShouldContain("không chấp nhận");
        (await thief.IsSignedIn()).ShouldBeFalse();
    }

    [Fact]
    public async Task An_attempt_that_took_too_long_is_over_before_the_provider_is_asked()
    {
        var person = await portal.Somebody();
        var back = await person.AtProvider(await person.Leave(SignInAddress), "cham");
        var query = QueryHelpers.ParseQuery(back.Query);
        var format = (await portal.Installation.Service<IOptionsMonitor<OAuthOptions>>()).Get("sso-tinh").StateDataFormat;
        var attempt = format.Unprotect(query["state"])!;
        attempt.ExpiresUtc = DateTimeOffset.UnixEpoch;
        var asked = (await portal.Provider.Seen()).Length;

        var late = QueryHelpers.AddQueryString(back.GetLeftPart(UriPartial.Path), new Dictionary<string, string?> { ["state"] = format.Protect(attempt), ["code"] = query["code"] });

        (await SsoPerson.Refusal(await person.Return(new(late)), HttpStatusCode.BadRequest)).ShouldContain("không còn dùng được");
        (await portal.Provider.Seen()).Length.ShouldBe(asked);
    }

    [Fact]
    public async Task The_state_of_one_provider_is_nothing_to_another()
    {
        var person = await portal.Somebody();
        var back = await person.AtProvider(await person.Leave(SignInAddress), "lan");

        var elsewhere = new Uri(back.ToString().Replace("/qua/tinh/", "/qua/vneid/", StringComparison.Ordinal));

        (await SsoPerson.Refusal(await person.Return(elsewhere), HttpStatusCode.BadRequest)).ShouldContain("không còn dùng được");
    }

    [Fact]
    public async Task Who_says_no_at_the_provider_gets_a_page_with_both_ways_on()
    {
        var person = await portal.Somebody();

        using var answer = await person.Return(await person.AtProvider(await person.Leave(SignInAddress), "lan", answer: "no"));

        (await SsoPerson.Refusal(answer, HttpStatusCode.Forbidden)).ShouldContain("từ chối");
        (await SsoPerson.Page(answer)).QuerySelectorAll("main a.btn").Select(link => link.GetAttribute("href")).ShouldBe(["/dang-nhap", SignInAddress]);
    }

    [Fact]
    public async Task A_disabled_account_stays_outside_and_an_enabled_one_comes_in_again()
    {
        var person = await portal.Somebody();
        await person.Link("nghi.viec");
        await portal.Installation.Json("user", "disable", person.Login);
        (await SsoPerson.Refusal(await person.Through(SignInAddress, "nghi.viec"), HttpStatusCode.Forbidden)).ShouldContain("ngừng hoạt động");

        await portal.Installation.Json("user", "disable", person.Login, "--undo");
        (await person.Through(SignInAddress, "nghi.viec")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task An_account_whose_last_role_has_ended_is_told_so()
    {
        var person = await portal.Somebody();
        await person.Link("het.vai");
        await portal.Installation.Query<int>(
            $"update cds.account_grant set ended_at = now() where account_id = (select id from cds.account where login = '{person.Login}') returning 1");

        (await SsoPerson.Refusal(await person.Through(SignInAddress, "het.vai"), HttpStatusCode.Forbidden)).ShouldContain("không còn vai trò nào");
    }

    [Fact]
    public async Task A_locked_account_stays_outside()
    {
        var person = await portal.Somebody();
        await person.Link("bi.khoa");
        await person.SignOut();
        for (var i = 0; i < 5; i++)
            await person.Send("/dang-nhap", "/dang-nhap", ("login", person.Login), ("password", "không phải mật khẩu"));

        (await SsoPerson.Refusal(await person.Through(SignInAddress, "bi.khoa"), HttpStatusCode.Forbidden)).ShouldContain("tạm khóa");
        (await person.IsSignedIn()).ShouldBeFalse();
    }

    [Theory]
    [InlineData("//elsewhere.example")]
    [InlineData("https://elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    public async Task Signing_in_leads_to_no_other_site(string wanted)
    {
        var person = await portal.Somebody();
        await person.Link($"di.dau.{wanted.Length}.{wanted[1]}");
        await person.SignOut();

        using var answer = await person.Through($"{SignInAddress}?ve={Uri.EscapeDataString(wanted)}", $"di.dau.{wanted.Length}.{wanted[1]}");

        answer.Headers.Location!.OriginalString.ShouldBe("/");
    }
}
