using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CongDongSo.Server.Platform;

namespace CongDongSo.Server.Tests.Harness;

/// <summary>The web server as a process of its own on an installation's database: with settings of its own, and its memory can be watched.</summary>
public sealed class ServedProgram : IAsyncDisposable
{
    private readonly Process process;
    private readonly CancellationTokenSource over = new();
    private readonly Task watching;
    private readonly ConcurrentQueue<string> said = new();
    private long highest;

    private ServedProgram(Process process, Uri address)
    {
        (this.process, Address) = (process, address);
        watching = Watch();
    }

    public Uri Address { get; }

    /// <summary>Bytes of memory the process has in the machine now: managed and all other.</summary>
    public long Memory => long.Parse(File.ReadAllText($"/proc/{process.Id}/statm").Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize;

    /// <summary>Time of processors it has used.</summary>
    public TimeSpan Worked
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The most it had since <see cref="ForgetHighest"/>, seen every tenth of a second.</summary>
    public long HighestMemory => Interlocked.Read(ref highest);

    /// <summary>The last that the process wrote: faults, where it logs them.</summary>
    public string Said => string.Join('\n', said);

    public bool Runs => !process.HasExited;

    public void ForgetHighest() => Interlocked.Exchange(ref highest, Memory);

    /// <param name="variables">Settings in the environment.</param>
    public static async Task<ServedProgram> Start(InstallationSettings settings, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "cds.dll"), "serve", "--port", "0"])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["CDS_DATABASE"] = settings.Database;
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        var started = Process.Start(start)!;
        var before = "";
        while (await started.StandardOutput.ReadLineAsync() is { } line)
        {
            before += line + "\n";
            if (line.StartsWith("CongDongSo: ", StringComparison.Ordinal))
            {
                var served = new ServedProgram(started, new Uri(line["CongDongSo: ".Length..]));
                _ = served.Listen(started.StandardOutput);
                _ = served.Listen(started.StandardError);
                return served;
            }
        }
        throw new InvalidOperationException(before + await started.StandardError.ReadToEndAsync());
    }

    /// <returns>A client that keeps cookies and follows no redirect.</returns>
    public HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await watching;
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        over.Dispose();
    }

    private async Task Listen(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            said.Enqueue(line);
            if (said.Count > 400)
                said.TryDequeue(out _);
        }
    }

    private async Task Watch()
    {
        while (!over.IsCancellationRequested && !process.HasExited)
        {
            try
            {
                if (Memory is var now && now > Interlocked.Read(ref highest))
                    Interlocked.Exchange(ref highest, now);
            }
            catch (IOException)
            {
                return; // It has just ended.
            }
            await Task.Delay(100, CancellationToken.None);
        }
    }
}
