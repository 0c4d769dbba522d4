using System.Net;
using System.Text.RegularExpressions;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Security;

/// <summary>What is said and set over HTTPS, which a proxy states; and that nobody is believed who is no proxy.</summary>
public sealed partial class BehindProxyTests(TestInstallation installation) : IClassFixture<TestInstallation>
{
    [Fact]
    public async Task Over_HTTPS_the_browser_is_told_to_stay_there_and_every_cookie_is_for_this_host_and_HTTPS_only()
    {
        await using var server = await ServedProgram.Start(installation.Settings, ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true"));
        var (page, signedIn) = await SignIn(server, "https");

        page.Headers.GetValues("Strict-Transport-Security").Single().ShouldBe("max-age=31536000; includeSubDomains");
        foreach (var cookie in page.Headers.GetValues("Set-Cookie").Concat(signedIn.Headers.GetValues("Set-Cookie")))
        {
            cookie.ShouldContain("; secure");
            cookie.ShouldContain("; httponly");
            cookie.ShouldContain("; samesite=", Case.Sensitive);
            cookie.ShouldNotContain("domain=");
        }
        var session = signedIn.Headers.GetValues("Set-Cookie").Single(cookie => cookie.Contains("cds-session", StringComparison.Ordinal));
        session.ShouldStartWith("__Host-cds-session=");
        session.ShouldContain("; path=/;");
        (await Own(server, session, "https")).ShouldBe(HttpStatusCode.OK);
        (await Own(server, session, "http")).ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Over_plain_HTTP_nothing_promises_HTTPS()
    {
        await using var server = await ServedProgram.Start(installation.Settings, ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true"));
        var (page, signedIn) = await SignIn(server, "http");

        page.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
        signedIn.Headers.GetValues("Set-Cookie").ShouldContain(cookie => cookie.StartsWith("cds-session=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_setting_a_client_cannot_pass_for_a_proxy()
    {
        using var client = await installation.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/dang-nhap");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "evil.example");

        var answer = await client.SendAsync(request);

        answer.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("evil.example");
    }

    [Fact]
    public async Task A_host_that_is_not_ours_is_refused_where_the_hosts_are_stated()
    {
        await using var server = await ServedProgram.Start(installation.Settings, ("AllowedHosts", "to.quangngai.example"));
        using var connection = new RawConnection(server.Address);

        (await connection.Send("GET /dang-nhap HTTP/1.1\r\nHost: to.quangngai.example\r\n\r\n"u8.ToArray())).Status.ShouldBe(200);
        (await connection.Send("GET /dang-nhap HTTP/1.1\r\nHost: evil.example\r\n\r\n"u8.ToArray())).Status.ShouldBe(400);
    }

    [Theory]
    [InlineData("/dang-nhap")]
    [InlineData("/khong-co")]
    [InlineData("/api/v1/units")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/health/live")]
    public async Task Every_answer_says_what_a_browser_may_do_with_it(string address)
    {
        using var client = await installation.Anonymous();

        var headers = (await client.GetAsync(new Uri(address, UriKind.Relative))).Headers;

        var policy = headers.GetValues("Content-Security-Policy").Single();
        foreach (var part in new[] { "default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'" })
            policy.ShouldContain(part);
        policy.ShouldNotContain("unsafe");
        headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        headers.GetValues("Referrer-Policy").Single().ShouldBe("same-origin");
        headers.GetValues("Permissions-Policy").Single().ShouldContain("geolocation=()");
        headers.GetValues("Cross-Origin-Opener-Policy").Single().ShouldBe("same-origin");
        headers.GetValues("Cross-Origin-Resource-Policy").Single().ShouldBe("same-origin");
        headers.CacheControl!.NoStore.ShouldBeTrue();
        headers.Contains("Server").ShouldBeFalse();
        headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    private async Task<(HttpResponseMessage Page, HttpResponseMessage SignedIn)> SignIn(ServedProgram server, string scheme)
    {
        var (login, password) = await installation.Account("viewer", "51");
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server.Address };
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);
        var page = await client.GetAsync(new Uri("/dang-nhap", UriKind.Relative));
        var token = Token().Match(await page.Content.ReadAsStringAsync()).Groups["token"].Value;
        client.DefaultRequestHeaders.Add("Cookie", page.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        var signedIn = await client.PostAsync(new Uri("/dang-nhap", UriKind.Relative), new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("login", login), new("password", password)]));
        signedIn.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return (page, signedIn);
    }

    private static async Task<HttpStatusCode> Own(ServedProgram server, string cookie, string scheme)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server.Address };
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);
        client.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        return (await client.GetAsync(new Uri("/tai-khoan", UriKind.Relative))).StatusCode;
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
