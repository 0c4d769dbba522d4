using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace CongDongSo.Bench;

/// <summary>The built program on a data directory of its own, with PostgreSQL as installed: fsync on.</summary>
/// <param name="program">Path of <c>cds</c>.</param>
internal sealed class Installation(string program) : IAsyncDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("cds-bench-").FullName;
    private Process? server;
    private int accounts;

    /// <summary>Folder of the program and of what it ships.</summary>
    public string Shipped => Path.GetDirectoryName(program)!;

    public string Data => Path.Combine(directory, "data");

    public string Socket => Path.Combine(Data, "postgres", "socket");

    public Uri Address { get; private set; } = new("http://127.0.0.1:1");

    public int ServerProcess => server!.Id;

    public string FileAt(string name) => Path.Combine(directory, name);

    public string Connection(string database = "congdongso") => $"Host={Socket};Username=cds_owner;Database={database};Maximum Pool Size=40";

    /// <returns>How long it took, and the most memory it held, MB.</returns>
    public async Task<(TimeSpan Time, double PeakMegabytes, string Output)> Run(params string[] arguments)
    {
        var clock = Stopwatch.StartNew();
        using var process = Start([.. arguments, "--data", Data]);
        var output = process.StandardOutput.ReadToEndAsync();
        var messages = process.StandardError.ReadToEndAsync();
        var peak = 0L;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, Memory.PeakKilobytes(process.Id));
            await Task.Delay(5);
        }
        clock.Stop();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"cds {string.Join(' ', arguments)}: {await messages}");
        return (clock.Elapsed, peak / 1024.0, await output);
    }

    /// <returns>Time from the start of the process to a positive readiness answer.</returns>
    public async Task<TimeSpan> Serve()
    {
        var clock = Stopwatch.StartNew();
        server = Start(["serve", "--port", "0", "--data", Data]);
        string? line;
        while ((line = await server.StandardOutput.ReadLineAsync()) is not null && !line.StartsWith("CongDongSo: ", StringComparison.Ordinal))
        {
        }
        Address = new Uri(line!["CongDongSo: ".Length..]);
        _ = server.StandardOutput.ReadToEndAsync();
        _ = server.StandardError.ReadToEndAsync();
        using var client = new HttpClient { BaseAddress = Address };
        while (!(await client.GetAsync("/health/ready")).IsSuccessStatusCode)
            await Task.Delay(5);
        return clock.Elapsed;
    }

    public async Task Stop()
    {
        using var signal = Process.Start("kill", ["-TERM", server!.Id.ToString(CultureInfo.InvariantCulture)]);
        await server.WaitForExitAsync();
        server = null;
    }

    /// <summary>Another installation of the same program, empty.</summary>
    public Installation Sibling() => new(program);

    /// <returns>A client of an account that is made for it.</returns>
    public async Task<HttpClient> SignIn(string role = "provinceOfficer", string unit = "51")
    {
        var login = $"bench{++accounts}";
        var account = JsonDocument.Parse((await Run("user", "add", login, "--name", "Bench", "--role", role, "--unit", unit, "--json")).Output).RootElement;
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 128 }) { BaseAddress = Address };
        var answer = await client.PostAsJsonAsync("/api/v1/sessions", new { login, password = account.GetProperty("password").GetString() });
        client.DefaultRequestHeaders.Authorization = new("Bearer", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString());
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await Stop();
        Directory.Delete(directory, recursive: true);
    }

    private Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("CDS_PG_FSYNC");
        return Process.Start(start)!;
    }
}
