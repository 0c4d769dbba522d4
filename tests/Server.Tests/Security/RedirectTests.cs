using System.Net;
using System.Web;
using AngleSharp.Html.Parser;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Security;

/// <summary>After signing in one lands on this site, whatever the link said.</summary>
public sealed class RedirectTests(TestInstallation installation) : IClassFixture<TestInstallation>
{
    public static TheoryData<string> Tricks =>
    [
        "https://evil.example", "http:evil.example", "//evil.example", "///evil.example", "////evil.example", "/\\evil.example", "\\\\evil.example", "/\\/evil.example", "\\/evil.example", "/\t/evil.example", "/\n/evil.example", "/\r\n/evil.example",
        "\t//evil.example", " //evil.example", "javascript:alert(1)", "data:text/html,x", "evil.example", "@evil.example", "/to\r\nSet-Cookie: x=1", "/to\0", "/..\\..\\\\evil.example", "/a\\b", "", " ", "?x", "#x", "https:evil.example", "/\u0085/evil.example",
        "//evil.example@localhost", "/\u2028\\evil.example",
    ];

    [Theory]
    [MemberData(nameof(Tricks))]
    public void A_link_that_was_made_up_leads_to_the_first_page(string trick) => AccessLinks.Local(trick).ShouldBe("/");

    [Theory]
    [InlineData("/to?don-vi=51&q=%C3%A1nh#x", "/to?don-vi=51&q=%C3%A1nh#x")]
    [InlineData("/don-vi?q=Tịnh Khê", "/don-vi?q=T%E1%BB%8Bnh Kh%C3%AA")]
    [InlineData("/@evil.example", "/@evil.example")]
    [InlineData("/https://evil.example", "/https://evil.example")]
    public void An_address_of_this_site_is_kept_in_letters_that_a_header_can_hold(string page, string expected) => AccessLinks.Local(page).ShouldBe(expected);

    /// <summary>As a browser resolves it, whatever stands there.</summary>
    [Theory]
    [MemberData(nameof(Tricks))]
    [InlineData("/@evil.example")]
    [InlineData("/https://evil.example")]
    [InlineData("/tổ")]
    public async Task Whoever_signs_in_through_such_a_link_stays_here(string trick)
    {
        using var client = await installation.Anonymous();
        var (login, password) = await installation.Account("viewer", "51");
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync(new Uri("/dang-nhap?ve=" + HttpUtility.UrlEncode(trick.Replace("\0", "", StringComparison.Ordinal)), UriKind.Relative)));
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var answer = await client.PostAsync(new Uri("/dang-nhap", UriKind.Relative), new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("login", login), new("password", password), new("ve", trick.Replace("\0", "", StringComparison.Ordinal))]));
        var again = await client.GetAsync(new Uri("/dang-nhap?ve=" + HttpUtility.UrlEncode(trick.Replace("\0", "", StringComparison.Ordinal)), UriKind.Relative));

        foreach (var redirect in new[] { answer, again })
        {
            redirect.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            new Uri(client.BaseAddress!, redirect.Headers.GetValues("Location").Single()).Host.ShouldBe(client.BaseAddress!.Host);
        }
    }
}
