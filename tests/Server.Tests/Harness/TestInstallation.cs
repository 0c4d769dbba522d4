using System.Text.Json;
using CongDongSo.Server.Platform;
using CongDongSo.Server.Platform.Commands;
using CongDongSo.Server.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Npgsql;

namespace CongDongSo.Server.Tests.Harness;

/// <summary>
/// An installation of its own for a test class (use it as a class fixture): the real command line, the real web server, a real database
/// with the shipped catalogue.
/// </summary>
public sealed class TestInstallation(TestCluster cluster) : IAsyncLifetime
{
    private WebApplication? web;

    public InstallationSettings Settings { get; private set; } = null!;

    public string Folder { get; } = Directory.CreateTempSubdirectory("cds-files-").FullName;

    public async ValueTask InitializeAsync() => Settings = TestCluster.SettingsFor(await cluster.NewDatabase());

    /// <summary>Runs a command, e.g. <c>Cds("unit", "list", "--json")</c>.</summary>
    public async Task<CommandResult> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var messages = new StringWriter();
        var exit = await new CommandShell(Cds.Features, _ => Settings, output, messages).Run(arguments, TestContext.Current.CancellationToken);
        return new(exit, output.ToString(), messages.ToString());
    }

    /// <summary>Runs a command with <c>--json</c> that has to succeed.</summary>
    public async Task<JsonElement> Json(params string[] arguments)
    {
        var result = await Run([.. arguments, "--json"]);
        result.Exit.ShouldBe(0, result.Messages);
        return result.Document;
    }

    /// <returns>A client of the running web server, which starts with the first call.</returns>
    public async Task<HttpClient> Http()
    {
        web ??= await WebServer.Start(Cds.Features, Settings, "http://127.0.0.1:0", TestContext.Current.CancellationToken);
        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(web.Urls.First()) };
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
        await using var source = NpgsqlDataSource.Create(Settings.Database!);
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
