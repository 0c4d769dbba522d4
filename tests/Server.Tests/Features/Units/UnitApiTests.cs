using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Units;

public sealed class UnitApiTests(TestInstallation installation) : IClassFixture<TestInstallation>
{
    [Fact]
    public async Task Pages_follow_their_cursor_and_miss_and_repeat_nothing()
    {
        using var http = await installation.Http();
        var codes = new List<string?>();
        string? cursor = null;
        do
        {
            var page = await http.GetFromJsonAsync<JsonElement>($"/api/v1/units?under=51&date=2026-01-01&kind=commune&limit=40&cursor={cursor}");
            page.GetProperty("total").GetInt32().ShouldBe(96);
            codes.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("code").GetString()));
            cursor = page.GetProperty("cursor").GetString();
        }
        while (cursor is not null);

        codes.Count.ShouldBe(96);
        codes.ShouldBe(codes.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_unit_has_an_ETag_and_is_not_sent_twice()
    {
        using var http = await installation.Http();
        var first = await http.GetAsync("/api/v1/units/21548?date=2026-01-01");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/units/21548?date=2026-01-01");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag.ShouldNotBeNull());

        var second = await http.SendAsync(request);

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        var unit = await first.Content.ReadFromJsonAsync<JsonElement>();
        unit.GetProperty("name").GetString().ShouldBe("Lý Sơn");
        (await http.GetFromJsonAsync<JsonElement>($"/api/v1/units/{unit.GetProperty("id").GetString()}")).GetProperty("code").GetString().ShouldBe("21548");
    }

    [Fact]
    public async Task A_caller_sees_their_own_unit_and_below_and_nothing_beside_it()
    {
        using var http = await installation.As("communeOfficer", "21548");

        (await http.GetAsync("/api/v1/units/21548")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetAsync("/api/v1/units/536@2025-06-30")).StatusCode.ShouldBe(HttpStatusCode.OK, "what became part of it");
        (await http.GetAsync("/api/v1/units/21034")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await http.GetAsync("/api/v1/units?under=51")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await http.GetFromJsonAsync<JsonElement>("/api/v1/units?q=quang+ngai")).GetProperty("items").EnumerateArray()
            .ShouldAllBe(item => item.GetProperty("code").GetString() == "21548");
    }

    [Fact]
    public async Task Without_a_session_nothing_is_told()
    {
        using var http = await installation.Anonymous();

        (await http.GetAsync("/api/v1/units")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("/api/v1/units/00000", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/units/21548?date=mai", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/units?kind=ward", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/units?limit=0", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/units?cursor=!!", HttpStatusCode.BadRequest)]
    public async Task A_bad_question_is_answered_with_a_problem(string address, HttpStatusCode status)
    {
        using var http = await installation.Http();

        var answer = await http.GetAsync(address);

        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType.ShouldBe(new MediaTypeHeaderValue("application/problem+json"));
    }

    [Theory]
    [InlineData("ly son")]
    [InlineData("Lý Sơn")]
    [InlineData("LY SON")]
    [InlineData("ly\u0301 so\u031bn")]
    [InlineData("đặc khu lý sơn, quảng ngãi")]
    [InlineData("21548")]
    public async Task A_special_zone_is_found_however_its_name_is_written(string text)
    {
        var found = await Search(text, "2026-01-01");

        found[0].ShouldBe("Đặc khu Lý Sơn");
    }

    [Fact]
    public async Task Whole_words_and_higher_levels_come_first()
    {
        var found = await Search("quảng ngãi", "2025-06-30");

        found[..2].ShouldBe(["Tỉnh Quảng Ngãi", "Thành phố Quảng Ngãi"]);
    }

    [Theory]
    [InlineData("Ia H’Drai")]
    [InlineData("ia h'drai")]
    public async Task Either_apostrophe_is_the_same(string text) => (await Search(text, "2025-06-30"))[0].ShouldBe("Huyện Ia H'Drai");

    [Fact]
    public async Task A_slip_of_the_finger_still_finds_something_like_it() => (await Search("thanh hoaa", "2026-01-01")).ShouldContain("Tỉnh Thanh Hóa");

    [Fact]
    public async Task A_search_below_a_unit_finds_only_there()
    {
        using var http = await installation.Http();
        var found = await http.GetFromJsonAsync<JsonElement>("/api/v1/units?q=son&under=51&date=2026-01-01&limit=100");

        foreach (var item in found.GetProperty("items").EnumerateArray())
        {
            var unit = await http.GetFromJsonAsync<JsonElement>($"/api/v1/units/{item.GetProperty("id").GetString()}?date=2026-01-01");
            unit.GetProperty("path").EnumerateArray().Select(above => above.GetProperty("code").GetString()).ShouldContain("51");
        }
    }

    private async Task<List<string>> Search(string text, string date)
    {
        using var http = await installation.Http();
        var found = await http.GetFromJsonAsync<JsonElement>($"/api/v1/units?q={Uri.EscapeDataString(text)}&date={date}");
        return [.. found.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("fullName").GetString()!)];
    }
}
