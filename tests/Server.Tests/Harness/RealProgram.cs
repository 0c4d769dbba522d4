using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Server.Platform;
using CongDongSo.Server.Platform.Commands;

namespace CongDongSo.Server.Tests.Harness;

/// <summary>The program as it is installed: a process of its own with a private cluster in a directory of its own, durable, and killable.</summary>
public sealed class RealProgram : IAsyncDisposable
{
    private readonly string directory = System.IO.Directory.CreateTempSubdirectory("cds-real-").FullName;
    private Process? server;
    private Task<string[]> log = Task.FromResult(Array.Empty<string>());

    /// <summary>Variables of the processes that are started from now on.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    public string Data => Path.Combine(directory, "data");

    public Uri Address { get; private set; } = null!;

    public string FileWith(string name, string content)
    {
        var path = Path.Combine(directory, name);
        File.WriteAllText(path, content);
        return path;
    }

    public async Task<CommandResult> Run(params string[] arguments)
    {
        using var process = Start([.. arguments, "--data", Data]);
        var output = process.StandardOutput.ReadToEndAsync();
        var messages = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await messages);
    }

    public async Task<JsonElement> Json(params string[] arguments)
    {
        var result = await Run([.. arguments, "--json"]);
        result.Exit.ShouldBe(0, result.Messages);
        return result.Document;
    }

    /// <summary>The same in this process, which is quicker to start. Only while the web server runs and its database answers: a cluster that this process started would not be durable.</summary>
    public async Task<JsonElement> Beside(params string[] arguments)
    {
        using var client = new HttpClient { BaseAddress = Address };
        while (!(await client.GetAsync("/health/ready")).IsSuccessStatusCode)
            await Task.Delay(100);
        using var output = new StringWriter();
        using var messages = new StringWriter();
        var exit = await new CommandShell(Cds.Features, _ => new InstallationSettings(Data, null, null), output, messages).Run([.. arguments, "--json"], TestContext.Current.CancellationToken);
        exit.ShouldBe(0, messages.ToString());
        return new CommandResult(exit, output.ToString(), messages.ToString()).Document;
    }

    /// <summary>Starts the web server and waits until it says its address.</summary>
    public async Task Serve()
    {
        server = Start(["serve", "--port", "0", "--data", Data]);
        var said = "";
        while (await server.StandardOutput.ReadLineAsync() is { } line)
        {
            said += line + "\n";
            if (line.StartsWith("CongDongSo: ", StringComparison.Ordinal))
            {
                Address = new Uri(line["CongDongSo: ".Length..]);
                log = Task.WhenAll(server.StandardOutput.ReadToEndAsync(), server.StandardError.ReadToEndAsync());
                return;
            }
        }
        throw new InvalidOperationException(said + await server.StandardError.ReadToEndAsync());
    }

    /// <summary>kill -9 of the web server.</summary>
    public async Task KillServer()
    {
        server!.Kill();
        await server.WaitForExitAsync();
    }

    /// <summary>kill -9 of PostgreSQL's main process; of one that is just being started, as soon as there is one.</summary>
    public async Task KillDatabase()
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                Process.GetProcessById(Postmaster).Kill();
                return;
            }
            catch (Exception between) when (tries < 600 && between is IOException or ArgumentException or InvalidOperationException or FormatException)
            {
                await Task.Delay(50);
            }
        }
    }

    public int Postmaster => int.Parse(File.ReadLines(Path.Combine(Data, "postgres", "cluster", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    public bool DatabaseRuns => File.Exists(Path.Combine(Data, "postgres", "cluster", "postmaster.pid"));

    /// <summary>Ends the web server as an operator does.</summary>
    public async Task Stop()
    {
        using var signal = Process.Start("kill", ["-TERM", server!.Id.ToString(CultureInfo.InvariantCulture)]);
        await server.WaitForExitAsync();
    }

    /// <summary>All that the web server said; ends it.</summary>
    public async Task<string> Log()
    {
        await Stop();
        return string.Concat(await log);
    }

    public async Task<HttpClient> SignIn(string login, string password)
    {
        var client = new HttpClient { BaseAddress = Address };
        var answer = await client.PostAsJsonAsync("/api/v1/sessions", new { login, password });
        client.DefaultRequestHeaders.Authorization = new("Bearer", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString());
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        if (server is { HasExited: false })
            await Stop();
        server?.Dispose();
        // A command that starts after a kill finds the cluster, and stops it when it ends.
        if (DatabaseRuns)
            await Run("unit", "list");
        System.IO.Directory.Delete(directory, recursive: true);
    }

    private Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "cds.dll"), .. arguments])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment.Remove("CDS_PG_FSYNC");
        start.Environment.Remove("CDS_DATABASE");
        foreach (var (variable, value) in Variables)
            start.Environment[variable] = value;
        return Process.Start(start)!;
    }
}
