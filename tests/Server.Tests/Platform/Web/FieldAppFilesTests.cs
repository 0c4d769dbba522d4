using System.Net;
using System.Text.RegularExpressions;

namespace CongDongSo.Server.Tests.Platform.Web;

/// <summary>The field app as it comes to a phone, before anybody has signed in.</summary>
public partial class FieldAppFilesTests(PortalHost host) : IClassFixture<PortalHost>
{
    private static readonly string[] AlwaysAsked = ["", "index.html", "sw.js", "app.webmanifest"];

    [Fact]
    public async Task Its_address_without_the_slash_leads_to_it()
    {
        var answer = await Get("", "");

        answer.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/thuc-dia/");
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
    }

    [Fact]
    public async Task Page_worker_and_manifest_are_asked_for_anew_so_that_an_update_comes_through()
    {
        foreach (var name in AlwaysAsked)
        {
            var answer = await Get($"/{name}", "br");

            answer.StatusCode.ShouldBe(HttpStatusCode.OK, name);
            answer.Headers.CacheControl!.ToString().ShouldBe("no-cache", name);
        }
        (await Get("/sw.js", "")).Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        (await Get("/app.webmanifest", "")).Content.Headers.ContentType!.MediaType.ShouldBe("application/manifest+json");
    }

    [Fact]
    public async Task Files_with_a_hash_in_their_names_are_kept_for_good_and_come_compressed_as_the_build_left_them()
    {
        var assets = await Assets();
        assets.Count.ShouldBeGreaterThanOrEqualTo(2);
        foreach (var (asset, encoding) in assets.SelectMany(asset => new[] { (asset, "br"), (asset, "gzip") }))
        {
            var answer = await Get(asset, encoding);

            answer.StatusCode.ShouldBe(HttpStatusCode.OK, asset);
            answer.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
            answer.Content.Headers.ContentEncoding.ShouldBe([encoding]);
            answer.Headers.Vary.ShouldContain("Accept-Encoding");
            (await answer.Content.ReadAsByteArrayAsync(Cancel)).Length.ShouldBeLessThan((await (await Get(asset, "")).Content.ReadAsByteArrayAsync(Cancel)).Length / 2);
        }
    }

    [Fact]
    public async Task Nothing_from_elsewhere_runs_and_only_here_camera_and_place_may_be_asked_for()
    {
        foreach (var name in AlwaysAsked)
        {
            var headers = (await Get($"/{name}", "")).Headers;

            var policy = headers.GetValues("Content-Security-Policy").Single();
            policy.ShouldStartWith("default-src 'none'; script-src 'self';");
            policy.ShouldNotContain("unsafe");
            policy.ShouldContain("frame-ancestors 'none'");
            headers.GetValues("Permissions-Policy").Single().ShouldContain("camera=(self)");
            headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        }
        (await host.Client.GetAsync("/to/1", Cancel)).Headers.GetValues("Permissions-Policy").Single().ShouldContain("camera=()");
    }

    [Fact]
    public async Task The_page_has_nothing_inline_which_its_policy_would_refuse()
    {
        var page = await (await Get("/", "")).Content.ReadAsStringAsync(Cancel);

        Inline().IsMatch(page).ShouldBeFalse(page);
    }

    [Theory]
    [InlineData("/assets/khong-co.js")]
    [InlineData("/khong-co.html")]
    [InlineData("/..%2f..%2fcds.dll")]
    [InlineData("//etc/passwd")]
    [InlineData("/assets/..%2f..%2f..%2fcds.dll")]
    public async Task What_is_not_there_is_not_found_and_not_kept(string name)
    {
        var answer = await Get(name, "br, gzip");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    /// <summary>What the page asks for, as <c>/assets/name</c>.</summary>
    private async Task<List<string>> Assets() =>
        [.. Asset().Matches(await (await Get("/", "")).Content.ReadAsStringAsync(Cancel)).Select(found => $"/{found.Groups["name"].Value}").Distinct()];

    private async Task<HttpResponseMessage> Get(string name, string encodings)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/thuc-dia{name}");
        if (encodings.Length > 0)
            request.Headers.AcceptEncoding.ParseAdd(encodings);
        return await host.Client.SendAsync(request, Cancel);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [GeneratedRegex("/thuc-dia/(?<name>assets/[^\"]+\\.(js|css))\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asset();

    [GeneratedRegex("<style|style=\"|<script(?![^>]*src=)|\\son[a-z]+=\"", RegexOptions.None, 1000)]
    private static partial Regex Inline();
}
