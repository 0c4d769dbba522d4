using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Security;

/// <summary>Whatever anybody sends to any route, the server answers; it never fails and never swells.</summary>
public sealed partial class RobustnessTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private const int Connections = 12, MostRenewals = 5;
    private const long MostMemory = 200L << 20;

    /// <summary>Another number of requests for each route, and where to begin, to look for more (<c>./bench robustness</c>) or to make a found fault again.</summary>
    private static readonly int Requests = Setting("CDS_ROBUSTNESS_REQUESTS", 30), Seed = Setting("CDS_ROBUSTNESS_SEED", 335);

    /// <summary>Percent with a session, which cost ten times as much: six hundred a route come as far as the work itself, however many are sent.</summary>
    private static readonly int InSession = Math.Clamp(60_000 / Requests, 6, 60);

    [Fact]
    public async Task Random_requests_to_each_route_never_fail_the_server_nor_cost_it_memory()
    {
        var routes = AskedRoute.All(await province.Installation.Routes());
        var known = await Known();
        await using var server = await ServedProgram.Start(province.Installation.Settings, ("CDS_RATE_LIMITS", "off"), ("Logging__LogLevel__Default", "Error"), ("Logging__LogLevel__Microsoft.AspNetCore", "Error"));
        var senders = new[] { await Sender.Anonymous(server), await Signed(server, "admin", "51"), await Signed(server, "commune-officer", PortalProvince.Commune) };
        await WarmUp(server, routes, known, senders);
        server.ForgetHighest();
        var before = server.Memory;
        var worked = server.Worked;
        var clock = Stopwatch.StartNew();
        var faults = new ConcurrentDictionary<(AskedRoute, int), string>();
        var statuses = new ConcurrentDictionary<int, int>();
        var sent = new long[routes.Count];
        var spent = new double[routes.Count];

        // A connection goes through the routes one by one, each from another route on.
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(worker => Task.Run(async () =>
        {
            using var connection = new RawConnection(server.Address);
            for (var step = 0; step < routes.Count; step++)
            {
                var number = (step + (worker * routes.Count / Connections)) % routes.Count;
                var started = clock.Elapsed;
                for (var i = worker; i < Requests; i += Connections)
                {
                    var (request, answer) = await Send(connection, routes[number], number, i, known, senders);
                    Interlocked.Increment(ref sent[number]);
                    statuses.AddOrUpdate(answer.Status, 1, (_, count) => count + 1);
                    if (answer.Status is 0 or >= 500)
                        faults.TryAdd((routes[number], answer.Status), $"{routes[number]} #{i}: {answer.Status}\n{Encoding.Latin1.GetString(request.Bytes)[..Math.Min(2_000, request.Bytes.Length)]}");
                }
                lock (spent)
                    spent[number] += (clock.Elapsed - started).TotalSeconds;
            }
        })));

        var grown = server.HighestMemory - before;
        TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant(
            $"{sent.Sum()} requests to {routes.Count} routes in {clock.Elapsed.TotalSeconds:0} s, {(server.Worked - worked).TotalSeconds:0} s of a processor; memory {before >> 20} MB, at most {grown >> 20} MB more"));
        TestContext.Current.TestOutputHelper!.WriteLine(string.Join(", ", statuses.OrderBy(status => status.Key).Select(status => $"{status.Key}: {status.Value}")));
        TestContext.Current.TestOutputHelper!.WriteLine(string.Join('\n', routes.Select((route, i) => FormattableString.Invariant($"{spent[i],6:0.0} s  {route}")).OrderDescending().Take(12)));
        faults.Values.ShouldBeEmpty(server.Said);
        sent.ShouldAllBe(count => count == Requests);
        server.Runs.ShouldBeTrue();
        grown.ShouldBeLessThan(MostMemory);
    }

    private static async Task<(RandomRequest, RawAnswer)> Send(RawConnection connection, AskedRoute route, int number, int i, KnownValues known, IReadOnlyList<Sender> senders)
    {
        var random = new Random(unchecked((((Seed * 1_000_003) + number) * 1_000_003) ^ i));
        var sender = senders[random.Next(100) switch { var dice when dice >= InSession => 0, var dice when dice >= InSession / 3 => 1, _ => 2 }];
        var (credential, token) = sender.For(route);
        var request = RandomRequest.Of(route, known, credential, token, random);
        var answer = await connection.Send(request.Bytes, request.Method == "HEAD");
        if (credential is not null && (answer.Status == 401 || (answer.Status == 302 && answer.Head.Contains("/dang-nhap", StringComparison.Ordinal))))
            await sender.Renew(route, credential, MostRenewals);
        return (request, answer);
    }

    private static async Task WarmUp(ServedProgram server, IReadOnlyList<AskedRoute> routes, KnownValues known, Sender[] senders)
    {
        using var connection = new RawConnection(server.Address);
        for (var number = 0; number < routes.Count; number++)
        {
            for (var i = 0; i < 15; i++)
                await Send(connection, routes[number], number, Requests + i, known, senders);
        }
    }

    private async Task<Sender> Signed(ServedProgram server, string role, string unit)
    {
        var (login, password) = await province.Installation.Account(role, unit);
        // Wrong passwords lock the account, and may have changed its password.
        var sender = new Sender(server, login, password, async () => (await province.Installation.Json("user", "reset", login)).GetProperty("password").GetString()!);
        await sender.SignIn();
        return sender;
    }

    private async Task<KnownValues> Known()
    {
        using var client = await province.Installation.As("admin", "51");
        var teams = (await client.GetFromJsonAsync<JsonElement>("/api/v1/teams")).GetProperty("items").EnumerateArray().ToList();
        // Its password is tried until it is locked; nobody else needs it.
        var (victim, _) = await province.Installation.Account("viewer", "51");
        return KnownValues.Of(
            victim, ["51", PortalProvince.Commune, PortalProvince.OtherCommune, "VN", "21034-01", "20413@2025-06-30", .. teams.Select(team => team.GetProperty("unit").GetProperty("id").GetString()!)],
            [.. teams.Select(team => team.GetProperty("id").GetString()!)],
            [.. (await client.GetFromJsonAsync<JsonElement>("/api/v1/decisions")).GetProperty("items").EnumerateArray().Select(decision => decision.GetProperty("id").GetString()!)]);
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    /// <summary>Somebody who asks: with a token for the API, a cookie and a form's token for pages; or nobody.</summary>
    private sealed partial class Sender(ServedProgram server, string? login, string? firstPassword, Func<Task<string>>? reset)
    {
        private readonly ConcurrentDictionary<AskedRoute, int> renewals = new();
        private Task renewing = Task.CompletedTask;
        private string? bearer, cookies, token, password = firstPassword;

        public static async Task<Sender> Anonymous(ServedProgram server)
        {
            var nobody = new Sender(server, null, null, null);
            await nobody.SignIn();
            return nobody;
        }

        /// <summary>A route that has ended the session often enough is asked without it from then on.</summary>
        public (string? Credential, string? Token) For(AskedRoute route) => renewals.GetValueOrDefault(route) >= MostRenewals ? (null, null) : route.IsApi ? (bearer, null) : (cookies, token);

        public Task Renew(AskedRoute route, string used, int most)
        {
            lock (renewals)
            {
                if (renewing.IsCompleted && (used == bearer || used == cookies) && renewals.AddOrUpdate(route, 1, (_, count) => count + 1) <= most)
                    renewing = SignIn();
                return renewing;
            }
        }

        public async Task SignIn()
        {
            using var client = server.Client();
            var page = await client.GetAsync(new Uri("/dang-nhap", UriKind.Relative));
            token = Token().Match(await page.Content.ReadAsStringAsync()).Groups["token"].Value;
            cookies = CookiesOf(page);
            if (login is null)
                return;
            Task<HttpResponseMessage> Try() => client.PostAsync(new Uri("/dang-nhap", UriKind.Relative), new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("login", login), new("password", password)]));
            var signedIn = await Try();
            if (signedIn.StatusCode != System.Net.HttpStatusCode.Redirect)
            {
                password = await reset!();
                signedIn = await Try();
            }
            cookies = $"Cookie: {cookies!["Cookie: ".Length..]}; {CookiesOf(signedIn)["Cookie: ".Length..]}";
            token = Token().Match(await client.GetStringAsync(new Uri("/tai-khoan", UriKind.Relative))).Groups["token"].Value;
            var session = await (await client.PostAsJsonAsync("/api/v1/sessions", new { login, password })).Content.ReadFromJsonAsync<JsonElement>();
            bearer = $"Authorization: Bearer {session.GetProperty("accessToken").GetString()}";
        }

        private static string CookiesOf(HttpResponseMessage answer) => "Cookie: " + string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));

        [GeneratedRegex("__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex Token();
    }
}
