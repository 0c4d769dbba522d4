using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Server.Tests.Features.Accounts.Factors;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Accounts.OwnSessions;

public class OwnSessionTests(SignInHouse house) : IClassFixture<SignInHouse>
{
    [Fact]
    public async Task A_person_sees_where_they_are_signed_in()
    {
        var person = await house.Person();
        var browser = await person.SignedIn();
        using var client = await Client(person, "cong-dong-so/1.2");

        var page = await browser.Open("/tai-khoan");
        var listed = await Sessions(client);

        var items = page.QuerySelectorAll("section[aria-labelledby=sessions] li").Select(item => item.Words()).ToList();
        items.Count.ShouldBe(2);
        items.Single(item => item.Contains("Phiên này")).ShouldContain("Trình duyệt");
        items.Single(item => item.Contains("cong-dong-so/1.2")).ShouldContain("mạng 127.0.0.0/24");
        var current = listed.Single(item => item.GetProperty("isCurrent").GetBoolean());
        current.GetProperty("kind").GetString().ShouldBe("api");
        current.GetProperty("way").GetString().ShouldBe("password");
        current.GetProperty("device").GetString().ShouldBe("cong-dong-so/1.2");
    }

    [Fact]
    public async Task A_session_that_is_ended_is_over_with_the_next_request()
    {
        var person = await house.Person();
        using var here = await Client(person);
        var elsewhere = await person.SignedIn();
        var other = (await Sessions(here)).Single(item => !item.GetProperty("isCurrent").GetBoolean()).GetProperty("id").GetGuid();

        (await here.DeleteAsync($"/api/v1/sessions/{other}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await elsewhere.Download("/tai-khoan")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await here.DeleteAsync($"/api/v1/sessions/{other}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobody_ends_or_sees_the_session_of_another()
    {
        var (one, other) = (await house.Person(), await house.Person());
        using var mine = await Client(one);
        using var theirs = await Client(other);
        var id = (await Sessions(theirs)).Single().GetProperty("id").GetGuid();

        (await mine.DeleteAsync($"/api/v1/sessions/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        (await Sessions(theirs)).Length.ShouldBe(1);
        (await Sessions(mine)).Single().GetProperty("id").GetGuid().ShouldNotBe(id);
    }

    [Fact]
    public async Task On_the_page_one_session_or_all_others_are_ended()
    {
        var person = await house.Person();
        var browser = await person.SignedIn();
        PortalBrowser[] others = [await person.SignedIn(), await person.SignedIn(), await person.SignedIn()];
        var page = await browser.Open("/tai-khoan");
        page.QuerySelectorAll("form[action='/tai-khoan/phien/ket-thuc']").Length.ShouldBe(3);

        var one = page.QuerySelector("form[action='/tai-khoan/phien/ket-thuc'] input[name=id]")!.GetAttribute("value")!;
        (await browser.Post(page, "/tai-khoan/phien/ket-thuc", ("id", one))).Headers.Location!.OriginalString.ShouldBe("/tai-khoan?xong=phien");
        (await Answers(others)).Count(status => status == HttpStatusCode.OK).ShouldBe(2);

        (await browser.Post(page, "/tai-khoan/phien/ket-thuc-phien-khac")).Headers.Location!.OriginalString.ShouldBe("/tai-khoan?xong=phien-khac");
        (await Answers(others)).ShouldAllBe(status => status == HttpStatusCode.Redirect);
        (await browser.Open("/tai-khoan?xong=phien-khac")).Words("[role=status].alert-success").ShouldBe("Đã kết thúc mọi phiên đăng nhập khác.");
    }

    [Fact]
    public async Task Use_is_noted_once_a_minute()
    {
        var person = await house.Person();
        using var client = await Client(person);
        var opened = (await Sessions(client)).Single().GetProperty("lastUsedAt").GetDateTimeOffset();

        house.Clock.Pass(TimeSpan.FromSeconds(50));
        (await Sessions(client)).Single().GetProperty("lastUsedAt").GetDateTimeOffset().ShouldBe(opened);

        house.Clock.Pass(TimeSpan.FromSeconds(15));
        (await Sessions(client)).Single().GetProperty("lastUsedAt").GetDateTimeOffset().ShouldBeGreaterThan(opened);
    }

    private static async Task<HttpStatusCode[]> Answers(PortalBrowser[] browsers) =>
        [.. (await Task.WhenAll(browsers.Select(browser => browser.Download("/tai-khoan")))).Select(answer => answer.StatusCode)];

    private async Task<HttpClient> Client(Person person, string userAgent = "thu/1")
    {
        var client = await house.Installation.Anonymous();
        client.DefaultRequestHeaders.UserAgent.ParseAdd(userAgent);
        var answer = await client.PostAsJsonAsync("/api/v1/sessions", new { person.Login, person.Password });
        client.DefaultRequestHeaders.Authorization = new("Bearer", await answer.Text("accessToken"));
        return client;
    }

    private static async Task<JsonElement[]> Sessions(HttpClient client) =>
        [.. (await client.GetFromJsonAsync<JsonElement>("/api/v1/sessions")).GetProperty("items").EnumerateArray()];
}
