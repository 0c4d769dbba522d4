using System.Net;
using System.Net.Http.Json;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Security;

/// <summary>One request's text that no table can hold fails that request and nobody's after it: the driver had kept the statement that failed while it was being prepared.</summary>
public sealed class FailedStatementTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    [Fact]
    public async Task What_nobody_can_sign_in_with_does_not_keep_the_next_from_signing_in()
    {
        var (login, password) = await province.Installation.Account("viewer", "51");
        await using var server = await ServedProgram.Start(province.Installation.Settings);
        using var client = server.Client();

        foreach (var (tried, expected) in new[] { (login, HttpStatusCode.Created), ("a\0b", HttpStatusCode.BadRequest), (login, HttpStatusCode.Created), ("a\0b", HttpStatusCode.BadRequest), (login, HttpStatusCode.Created) })
            (await client.PostAsJsonAsync("/api/v1/sessions", new { login = tried, password })).StatusCode.ShouldBe(expected);
    }

    [Theory]
    [InlineData("/api/v1/units?q=")]
    [InlineData("/api/v1/teams?unit=")]
    [InlineData("/api/v1/audit?actor=")]
    public async Task A_search_for_what_no_table_holds_does_not_fail_the_next(string address)
    {
        var (login, password) = await province.Installation.Account("admin", "51");
        await using var server = await ServedProgram.Start(province.Installation.Settings);
        using var client = server.Client();
        var session = await (await client.PostAsJsonAsync("/api/v1/sessions", new { login, password })).Content.ReadFromJsonAsync<System.Text.Json.JsonElement>();
        client.DefaultRequestHeaders.Authorization = new("Bearer", session.GetProperty("accessToken").GetString());

        for (var round = 0; round < 3; round++)
        {
            (await client.GetAsync(new Uri(address + "51", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
            ((int)(await client.GetAsync(new Uri(address + "51%00", UriKind.Relative))).StatusCode).ShouldBeLessThan(500);
        }
    }
}
