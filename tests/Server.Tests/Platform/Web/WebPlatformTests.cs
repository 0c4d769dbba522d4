using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CongDongSo.Server.Tests.Platform.Web;

public partial class WebPlatformTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task A_page_is_Vietnamese_in_plain_letters_with_the_frame_around_it()
    {
        var answer = await host.Client.GetAsync("/to/Số 1", Cancel);
        var html = await answer.Content.ReadAsStringAsync(Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        html.ShouldContain("<html lang=\"vi\">");
        html.ShouldContain("Không có tổ “Số 1”");
        html.ShouldContain("Nguyễn Thị Ánh");
        html.ShouldContain("href=\"#noi-dung\"");
        html.ShouldNotContain("&#x");
    }

    [Fact]
    public async Task The_menu_comes_from_the_features_in_their_order_and_marks_where_the_reader_is()
    {
        var html = await host.Client.GetStringAsync("/to/1", HttpStatusCode.NotFound, Cancel);

        html.ShouldContain("<a href=\"/to\" aria-current=\"page\">Tổ công nghệ số</a>");
        html.IndexOf("Báo cáo", StringComparison.Ordinal).ShouldBeGreaterThan(html.IndexOf("/to\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_inline_and_nothing_from_elsewhere_is_allowed_or_used()
    {
        var answer = await host.Client.GetAsync("/to/1", Cancel);
        var html = await answer.Content.ReadAsStringAsync(Cancel);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();

        policy.ShouldStartWith("default-src 'self'");
        policy.ShouldNotContain("unsafe");
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        Inline().IsMatch(html).ShouldBeFalse();
    }

    [Fact]
    public async Task Built_files_are_kept_for_good_and_come_compressed()
    {
        var html = await host.Client.GetStringAsync("/to/1", HttpStatusCode.NotFound, Cancel);
        foreach (var (suffix, type) in new[] { ("css", "text/css"), ("js", "text/javascript") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Regex.Match(html, $"/portal/portal-[^\"]+\\.{suffix}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value);
            request.Headers.AcceptEncoding.ParseAdd("gzip, br");

            var answer = await host.Client.SendAsync(request, Cancel);

            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Content.Headers.ContentEncoding.ShouldBe(["br"]);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
            answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
        }
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var answer = await host.Client.PostAsync("/to", new FormUrlEncodedContent([]), Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_form_with_its_token_is_taken()
    {
        var page = await host.Client.GetAsync("/to/1", Cancel);
        var html = await page.Content.ReadAsStringAsync(Cancel);
        var token = Regex.Match(html, "__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["token"].Value;

        var answer = await host.Client.PostAsync("/to", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]), Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_failure_shows_its_trace_id_and_no_secret()
    {
        var html = await host.Client.GetStringAsync("/broken", HttpStatusCode.InternalServerError, Cancel);

        html.ShouldContain("Mã tra cứu");
        html.ShouldNotContain("secret");
    }

    [Fact]
    public async Task The_API_refuses_with_problem_details_that_name_the_faulty_cell()
    {
        var answer = await host.Client.GetAsync("/api/v1/roster", Cancel);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        problem.GetProperty("title").GetString().ShouldBe("Tệp có lỗi");
        problem.GetProperty("faults")[0].GetProperty("column").GetString().ShouldBe("G");
    }

    [Fact]
    public async Task An_unknown_API_address_answers_problem_details_too()
    {
        var answer = await host.Client.GetAsync("/api/v1/nowhere", Cancel);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        problem.GetProperty("title").GetString().ShouldBe("Không tìm thấy nội dung này");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [GeneratedRegex("<style|style=\"|<script(?![^>]*src=)|\\son[a-z]+=\"|https?://(?!www\\.w3\\.org)", RegexOptions.None, 1000)]
    private static partial Regex Inline();
}
