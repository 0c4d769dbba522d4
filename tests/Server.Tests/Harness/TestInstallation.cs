using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform;
using CongDongSo.Server.Platform.Commands;
using CongDongSo.Server.Platform.Features;
using CongDongSo.Server.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CongDongSo.Server.Tests.Harness;

/// <summary>
/// An installation of its own for a test class (use it as a class fixture): the real command line, the real web server, a real database
/// with the shipped catalogue.
/// </summary>
public sealed class TestInstallation(TestCluster cluster) : IAsyncLifetime
{
    private readonly Dictionary<(string Role, string Unit), (string Login, string Password)> accounts = [];
    private WebApplication? web;

    /// <summary>What the product consists of; a test adds a feature of its own to replace a service.</summary>
    public IReadOnlyList<IFeature> Features { get; init; } = Cds.Features;

    public InstallationSettings Settings { get; internal set; } = null!;

    public string Folder { get; } = Directory.CreateTempSubdirectory("cds-files-").FullName;

    /// <summary>Measures of a whole province are kept ready only where a test is about them: it would be done for every class.</summary>
    public bool DoesUpkeep { get; init; }

    /// <summary>What is in its database from the beginning, see <see cref="TestCluster.NewDatabase(string, Func{TestInstallation, Task})"/>; else what every new installation has.</summary>
    public (string What, Func<TestInstallation, Task> Fill)? Filled { get; init; }

    public async ValueTask InitializeAsync()
    {
        Settings = TestCluster.SettingsFor(await (Filled is var (what, fill) ? cluster.NewDatabase(what, fill) : cluster.NewDatabase()));
        if (!DoesUpkeep)
            Set("CDS_UPKEEP", "off");
    }

    /// <summary>Sets a variable of the installation; before the web server starts.</summary>
    public void Set(string variable, string value) =>
        Settings = Settings with { Variables = new Dictionary<string, string>(Settings.Variables) { [variable] = value } };

    /// <summary>For a test that asks more than anybody would; before the web server starts.</summary>
    public void LiftRateLimits() => Settings = Settings with { RateLimits = "off" };

    /// <summary>One connection a pool: who asks for a second one while holding the first waits for itself, as many do for each other in a full pool. Before the web server starts.</summary>
    public void HaveOneConnection() => Settings = Settings with { Database = new NpgsqlConnectionStringBuilder(Settings.Database) { MaxPoolSize = 1, Timeout = 10 }.ConnectionString };

    /// <summary>Runs a command, e.g. <c>Cds("unit", "list", "--json")</c>.</summary>
    public async Task<CommandResult> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var messages = new StringWriter();
        var exit = await new CommandShell(Features, _ => Settings, output, messages).Run(arguments, TestContext.Current.CancellationToken);
        return new(exit, output.ToString(), messages.ToString());
    }

    /// <summary>Runs a command with <c>--json</c> that has to succeed.</summary>
    public async Task<JsonElement> Json(params string[] arguments)
    {
        var result = await Run([.. arguments, "--json"]);
        result.Exit.ShouldBe(0, result.Messages);
        return result.Document;
    }

    /// <returns>A client of the running web server, which starts with the first call; its caller is an administrator of the nation.</returns>
    public async Task<HttpClient> Http() => await As("admin", UnitDirectory.NationId.ToString());

    /// <returns>A client of the API whose caller has this role in this unit (code or id).</returns>
    public async Task<HttpClient> As(string role, string unit)
    {
        var account = await Account(role, unit);
        var client = await Anonymous();
        var answer = await client.PostAsJsonAsync("/api/v1/sessions", new { account.Login, account.Password });
        var session = await answer.Content.ReadFromJsonAsync<JsonElement>();
        client.DefaultRequestHeaders.Authorization = new("Bearer", session.GetProperty("accessToken").GetString());
        return client;
    }

    /// <returns>A client without a session; it keeps cookies as a browser does.</returns>
    public async Task<HttpClient> Anonymous()
    {
        web ??= await WebServer.Start(Features, Settings, "http://127.0.0.1:0", TestContext.Current.CancellationToken);
        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(web.Urls.First()) };
    }

    /// <summary>An account of its own for each role and unit, made by the command line.</summary>
    public async Task<(string Login, string Password)> Account(string role, string unit)
    {
        if (accounts.TryGetValue((role, unit), out var known))
            return known;
        var login = $"{role.ToLowerInvariant()}{accounts.Count}";
        var made = await Json("user", "add", login, "--name", "Nguyễn Thị Ánh", "--role", role, "--unit", unit);
        return accounts[(role, unit)] = (login, made.GetProperty("password").GetString()!);
    }

    /// <summary>Every route of the running server.</summary>
    public async Task<IReadOnlyList<RouteEndpoint>> Routes()
    {
        using var _ = await Anonymous();
        return [.. web!.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];
    }

    /// <summary>A service of the running server.</summary>
    public async Task<T> Service<T>() where T : notnull
    {
        using var _ = await Anonymous();
        return web!.Services.GetRequiredService<T>();
    }

    /// <summary>A file of the class's own folder.</summary>
    public string FileWith(string name, string content)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>A look into the database, as its owner.</summary>
    public async Task<T> Query<T>(string sql)
    {
        await using var source = new NpgsqlDataSourceBuilder(Settings.Database!).ConfigureTypeLoading(types => types.EnableTypeLoading(false)).Build();
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        if (web is not null)
            await web.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}

/// <param name="Output">Standard output.</param>
/// <param name="Messages">Standard error.</param>
public sealed record CommandResult(int Exit, string Output, string Messages)
{
    /// <summary>The JSON document on standard output.</summary>
    public JsonElement Document => JsonDocument.Parse(Output).RootElement;

    /// <summary>The problem document on standard error.</summary>
    public JsonElement Problem => JsonDocument.Parse(Messages).RootElement;
}
