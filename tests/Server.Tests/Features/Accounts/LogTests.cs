using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using CongDongSo.Server.Tests.Features.Accounts.Factors;
using CongDongSo.Server.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CongDongSo.Server.Tests.Features.Accounts;

/// <summary>Whatever the level of the log, no secret stands in it.</summary>
public sealed class LogTests(LogTests.LoudHouse house) : IClassFixture<LogTests.LoudHouse>
{
    [Fact]
    public async Task No_password_token_key_or_code_is_ever_logged()
    {
        var person = await house.House.Person();
        var browser = await person.WithApp();
        var code = person.Code();
        await person.SecondStep(code);
        await person.SecondStep(person.RecoveryCodes[0]);
        var wrong = await person.Api(wrongPassword: "mật-khẩu-sai-dễ-tìm");
        wrong.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        house.House.Clock.Pass(TimeSpan.FromSeconds(30));
        var apiCode = person.Code();
        var opened = await person.Api(apiCode);
        var (access, refresh) = (await opened.Text("accessToken"), await opened.Text("refreshToken"));
        using var client = await house.House.Installation.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", access);
        await client.GetAsync("/api/v1/sessions");
        var renewed = await (await client.PostAsJsonAsync("/api/v1/sessions/refresh", new { refreshToken = refresh })).Text("accessToken");
        await browser.Send(await browser.Open("/tai-khoan"), "/tai-khoan", HttpStatusCode.UnprocessableEntity, ("old", person.Password), ("wanted", "matkhau123dễtìm"), ("again", "khác hẳn"));

        var log = string.Join('\n', house.Lines);

        log.ShouldContain("/api/v1/sessions/refresh");
        log.ShouldContain("Performing unprotect operation");
        foreach (var secret in new[] { person.Password, person.Key, code, apiCode, person.RecoveryCodes[0], access, refresh, renewed, "mật-khẩu-sai-dễ-tìm", "matkhau123dễtìm" })
            log.Contains(secret, StringComparison.OrdinalIgnoreCase).ShouldBeFalse(secret);
    }

    [Fact]
    public async Task A_refusal_of_rights_is_a_line_with_account_and_route_and_nobody_fills_the_disk_with_them()
    {
        var person = await house.House.Person();
        using var client = await house.House.Installation.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", await (await person.Api()).Text("accessToken"));
        var id = await house.House.Installation.Query<Guid>($"select id from cds.account where login = '{person.Login}'");

        for (var i = 0; i < 40; i++)
            (await client.GetAsync($"/api/v1/accounts/{Guid.NewGuid()}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        house.Lines.Count(line => line.StartsWith($"Refused: GET /api/v1/accounts/{{id:guid}} to account {id}", StringComparison.Ordinal)).ShouldBe(30);
    }

    /// <summary>A house that logs everything, and remembers it.</summary>
    public sealed class LoudHouse : IAsyncLifetime
    {
        public LoudHouse(TestCluster cluster) => House = new SignInHouse(cluster, services => services.RemoveAll<ILoggerProvider>()
            .AddSingleton<ILoggerProvider>(new Ear(Lines))
            .PostConfigure<LoggerFilterOptions>(options =>
            {
                options.Rules.Clear();
                options.MinLevel = LogLevel.Trace;
            }));

        public ConcurrentQueue<string> Lines { get; } = new();

        public SignInHouse House { get; }

        public ValueTask InitializeAsync() => House.InitializeAsync();

        public ValueTask DisposeAsync() => House.DisposeAsync();
    }

    private sealed class Ear(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            lines.Enqueue(Whole(state));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{formatter(state, exception)} {Whole(state)} {exception}");

        public void Dispose()
        {
        }

        /// <summary>With the values that a structured log keeps beside the sentence.</summary>
        private static string Whole<TState>(TState state) =>
            state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(' ', values.Select(value => $"{value.Key}={value.Value}")) : $"{state}";
    }
}
