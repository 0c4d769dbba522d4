using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Tests.Harness;
using Microsoft.AspNetCore.Authorization;

namespace CongDongSo.Server.Tests.Features.Accounts;

public class AccountPageTests(TestInstallation installation) : IClassFixture<TestInstallation>
{
    /// <summary>What needs no caller. A new line here is a decision.</summary>
    private static readonly string[] Open =
    [
        "/dang-nhap", "/dang-nhap/buoc-hai", "/dang-nhap/khoa-truy-cap", "/dang-nhap/khoa-truy-cap/thach-thuc",
        "/dang-nhap/qua/{provider}", "/dang-nhap/qua/{provider}/tro-lai",
        "/api/v1/sessions", "/api/v1/sessions/refresh", "/health/live", "/health/ready", "/openapi/{documentName}.json",
        "/moi", "/moi/mat-khau", "/quyen-rieng-tu", "/api/v1/devices",
        // Its address is the secret, see CalendarFeedTests.
        "/lich/{token}.ics",
    ];

    [Fact]
    public async Task Every_route_requires_a_caller_but_these()
    {
        var routes = await installation.Routes();

        var open = routes.Where(route => route.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(route => "/" + route.RoutePattern.RawText!.Trim('/')).Distinct();

        open.ShouldBe(Open, ignoreOrder: true);
    }

    [Fact]
    public async Task A_page_without_a_session_leads_to_the_sign_in_page_and_back()
    {
        var client = await installation.Anonymous();

        var answer = await client.GetAsync("/tai-khoan?x=1");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldBe("/dang-nhap?ve=%2Ftai-khoan%3Fx%3D1");
    }

    [Fact]
    public async Task A_fragment_without_a_session_is_told_so_instead_of_showing_a_sign_in_form_in_its_place()
    {
        var client = await installation.Anonymous();
        client.DefaultRequestHeaders.Add("HX-Request", "true");

        (await client.GetAsync("/tai-khoan")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_API_address_without_a_session_answers_problem_details()
    {
        var answer = await (await installation.Anonymous()).GetAsync("/api/v1/sessions/current");

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("title").GetString().ShouldBe("Bạn chưa đăng nhập");
        problem.GetProperty("traceId").GetString()!.Length.ShouldBe(32);
    }

    [Theory]
    [InlineData("/tai-khoan", "/tai-khoan")]
    [InlineData("//elsewhere.example", "/")]
    [InlineData("/\\elsewhere.example", "/")]
    [InlineData("https://elsewhere.example", "/")]
    public async Task Signing_in_leads_back_but_never_to_another_site(string wanted, string led)
    {
        var (client, answer) = await SignIn(await installation.Account("viewer", Nation), wanted);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldBe(led);
        answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("cds-session")).ShouldContain("httponly", Case.Insensitive);
        (await client.GetStringAsync("/tai-khoan")).ShouldContain("Người xem");
    }

    [Fact]
    public async Task A_wrong_password_brings_the_form_back_with_the_login_and_without_the_password()
    {
        var (_, answer) = await SignIn(("ai.do", "mật khẩu sai hẳn"), "/");
        var html = await answer.Content.ReadAsStringAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        html.ShouldContain("Tên đăng nhập hoặc mật khẩu không đúng.");
        html.ShouldContain("value=\"ai.do\"");
        html.ShouldNotContain("mật khẩu sai hẳn");
    }

    [Fact]
    public async Task Signing_out_ends_the_session_itself()
    {
        var (client, _) = await SignIn(await installation.Account("viewer", Nation), "/");
        var html = await client.GetStringAsync("/tai-khoan");

        var answer = await client.PostAsync("/dang-xuat", Form(html));

        answer.Headers.Location!.OriginalString.ShouldBe("/dang-nhap");
        (await client.GetAsync("/tai-khoan")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_person_changes_their_password_and_other_sessions_end()
    {
        var made = await installation.Json("user", "add", "doi.mat.khau", "--name", "Trần Đổi", "--role", "viewer", "--unit", Nation);
        var old = made.GetProperty("password").GetString()!;
        var (here, _) = await SignIn(("doi.mat.khau", old), "/");
        var (elsewhere, _) = await SignIn(("doi.mat.khau", old), "/");
        var html = await here.GetStringAsync("/tai-khoan");

        var refused = await here.PostAsync("/tai-khoan", Form(html, ("old", old), ("wanted", "ngắn"), ("again", "ngắn")));
        var changed = await here.PostAsync("/tai-khoan", Form(html, ("old", old), ("wanted", "con trâu đi trước"), ("again", "con trâu đi trước")));

        (await refused.Content.ReadAsStringAsync()).ShouldContain("Mật khẩu quá ngắn.");
        changed.Headers.Location!.OriginalString.ShouldBe("/tai-khoan?xong=mat-khau");
        (await here.GetStringAsync("/tai-khoan?xong=mat-khau")).ShouldContain("Đã đổi mật khẩu");
        (await here.GetAsync("/tai-khoan")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await elsewhere.GetAsync("/tai-khoan")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static string Nation => UnitDirectory.NationId.ToString();

    private async Task<(HttpClient Client, HttpResponseMessage Answer)> SignIn((string Login, string Password) account, string back)
    {
        var client = await installation.Anonymous();
        var html = await client.GetStringAsync("/dang-nhap");
        return (client, await client.PostAsync("/dang-nhap", Form(html, ("login", account.Login), ("password", account.Password), ("ve", back))));
    }

    private static FormUrlEncodedContent Form(string html, params (string Name, string Value)[] fields)
    {
        var token = Regex.Match(html, "__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["token"].Value;
        return new([new("__RequestVerificationToken", token), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
    }
}
