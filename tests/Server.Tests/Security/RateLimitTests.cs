using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CongDongSo.Server.Platform;
using CongDongSo.Server.Platform.Web.Limits;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Security;

public sealed class RateLimitTests(TestInstallation installation) : IClassFixture<TestInstallation>
{
    [Fact]
    public async Task Too_many_sign_ins_from_one_address_wait_and_are_told_how_long()
    {
        await using var server = await With("0.02");
        using var client = server.Client();

        var answers = await Many(10, () => SignIn(client, Guid.NewGuid().ToString()));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized).ShouldBeInRange(6, 8);
        var refused = answers.Last(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("title").GetString().ShouldBe("Bạn thao tác quá nhanh");
        problem.GetProperty("detail").GetString()!.ShouldContain("giây");
    }

    [Fact]
    public async Task One_login_is_counted_however_it_is_written_and_whether_it_exists_or_not()
    {
        await using var server = await With("0.03");
        using var client = server.Client();

        var answers = await Many(5, () => SignIn(client, "Nguyễn"));
        var other = await SignIn(client, "nguyen ");

        answers.Take(3).ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Unauthorized);
        answers[4].StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        answers[4].Headers.RetryAfter.ShouldNotBeNull();
        other.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_page_says_it_in_Vietnamese_too_and_the_health_of_the_server_is_never_counted()
    {
        await using var server = await With("0.001");
        using var client = server.Client();

        var answers = await Many(8, () => client.GetAsync(new Uri("/dang-nhap", UriKind.Relative)));
        var health = await Many(8, () => client.GetAsync(new Uri("/health/live", UriKind.Relative)));

        answers[^1].StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await answers[^1].Content.ReadAsStringAsync()).ShouldContain("Bạn thao tác quá nhanh");
        health.ShouldAllBe(answer => answer.IsSuccessStatusCode);
    }

    [Fact]
    public async Task An_address_in_a_header_is_believed_behind_a_proxy_only()
    {
        await using var open = await With("0.001");
        await using var behind = await With("0.001", ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true"));

        (await From(open, i => $"203.0.113.{i}")).ShouldContain(HttpStatusCode.TooManyRequests);
        (await From(behind, i => $"203.0.113.{i}")).ShouldAllBe(status => status == HttpStatusCode.OK);
        (await From(behind, i => $"2001:db8:1:1::{i}")).ShouldContain(HttpStatusCode.TooManyRequests);
        (await From(behind, i => $"10.9.9.{i}, 198.51.100.7")).ShouldContain(HttpStatusCode.TooManyRequests, "only what the proxy itself has added counts");
    }

    [Fact]
    public async Task One_account_does_so_much_at_once_and_no_more()
    {
        await using var server = await With("0.05");
        var bearer = await Bearer(server);
        var connections = Enumerable.Range(0, 10).Select(_ => new RawConnection(server.Address)).ToList();
        var head = Encoding.ASCII.GetBytes($"POST /api/v1/sync/push HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {bearer}\r\nContent-Type: application/json\r\nContent-Length: 14\r\n\r\n");

        // Three are worked on, three wait, four are refused: all hold their bodies back.
        foreach (var connection in connections)
        {
            await connection.Write(head);
            await Task.Delay(50);
        }
        await Task.Delay(300);
        foreach (var connection in connections)
            await connection.Write("{\"records\":[]}"u8.ToArray());
        var answers = await Task.WhenAll(connections.Select(connection => connection.Read()));

        answers.Count(answer => answer.Status == 200).ShouldBe(6);
        answers.Where(answer => answer.Status == 429).ShouldAllBe(answer => RawConnection.Header(answer.Head, "Retry-After") == "1");
        answers.Count(answer => answer.Status == 429).ShouldBe(4);
        connections.ForEach(connection => connection.Dispose());
    }

    [Fact]
    public async Task By_default_32_connections_of_one_account_push_as_fast_as_they_can()
    {
        await using var server = await With(null);
        var bearer = await Bearer(server);
        var request = Encoding.ASCII.GetBytes($"POST /api/v1/sync/push HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {bearer}\r\nContent-Type: application/json\r\nContent-Length: 14\r\n\r\n{{\"records\":[]}}");

        var statuses = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(async () =>
        {
            using var connection = new RawConnection(server.Address);
            var mine = new List<int>();
            for (var i = 0; i < 120; i++)
                mine.Add((await connection.Send(request)).Status);
            return mine;
        })));

        statuses.SelectMany(status => status).ShouldAllBe(status => status == 200);
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "20010db800010002/64")]
    [InlineData("2001:db8:1:2::1", "20010db800010002/64")]
    [InlineData("::1", "0000000000000000/64")]
    public void An_address_of_IPv6_is_counted_by_its_network(string address, string counted) => ClientAddress.Of(IPAddress.Parse(address)).ShouldBe(counted);

    [Fact]
    public void The_setting_is_a_factor_or_off_and_nothing_else()
    {
        RateLimits.FactorOf(null).ShouldBe(1);
        RateLimits.FactorOf("off").ShouldBeNull();
        RateLimits.FactorOf("2.5").ShouldBe(2.5);
        foreach (var wrong in new[] { "", "0", "-1", "on", "1e9", "NaN", "2,5" })
            Should.Throw<ServiceUnavailableException>(() => RateLimits.FactorOf(wrong)).Problem.Detail!.ShouldContain("off");
    }

    [Fact]
    public void Every_kind_of_costly_work_has_its_limit_and_its_reason()
    {
        RateLimits.Costly.Keys.Order().ShouldBe(Enum.GetValues<CostlyWork>().Order());
        RateLimits.Costly.Values.ShouldAllBe(limit => limit.Why.Length > 20 && limit.Burst > limit.Refill);
        RateLimits.AtOnce.ShouldBeGreaterThanOrEqualTo(64);
    }

    [Fact]
    public async Task Routes_that_check_secrets_take_files_or_build_reports_are_counted_as_costly()
    {
        var routes = AskedRoute.All(await installation.Routes());

        routes.Where(route => route.TakesFile || route.Pattern.Contains("{format}") || route.Names.Any(name => name is "password" or "old")).ShouldAllBe(route => route.IsCostly);
        routes.Single(route => route.ToString() is "POST /api/v1/sessions" or "POST /api/v1/sessions/").IsCostly.ShouldBeTrue();
    }

    private Task<ServedProgram> With(string? limits, params (string, string)[] more) =>
        ServedProgram.Start(installation.Settings, [.. limits is null ? [] : new[] { ("CDS_RATE_LIMITS", limits) }, .. more]);

    private static async Task<List<HttpStatusCode>> From(ServedProgram server, Func<int, string> address)
    {
        using var client = server.Client();
        var statuses = new List<HttpStatusCode>();
        for (var i = 1; i <= 6; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/dang-nhap");
            request.Headers.Add("X-Forwarded-For", address(i));
            statuses.Add((await client.SendAsync(request)).StatusCode);
        }
        return statuses;
    }

    private async Task<string> Bearer(ServedProgram server)
    {
        var (login, password) = await installation.Account("admin", "51");
        using var client = server.Client();
        var session = await (await client.PostAsJsonAsync("/api/v1/sessions", new { login, password })).Content.ReadFromJsonAsync<JsonElement>();
        return session.GetProperty("accessToken").GetString()!;
    }

    private static Task<HttpResponseMessage> SignIn(HttpClient client, string login) => client.PostAsJsonAsync("/api/v1/sessions", new { login, password = "" });

    private static async Task<List<HttpResponseMessage>> Many(int count, Func<Task<HttpResponseMessage>> ask)
    {
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < count; i++)
            answers.Add(await ask());
        return answers;
    }
}
