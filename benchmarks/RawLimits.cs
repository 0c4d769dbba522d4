using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace CongDongSo.Bench;

/// <summary>What this machine can do at all: PostgreSQL without the product, Kestrel without the product.</summary>
internal static class RawLimits
{
    private const string Body = """{"subjectId":"00000000-0000-7000-8000-000000000001","indicator":"health-record","count":2}""";

    public static async Task<Section> Run(Installation installation)
    {
        var figures = new List<Figure>();
        await using (var admin = NpgsqlDataSource.Create(installation.Connection()))
        await using (var create = admin.CreateCommand("create database raw_limit"))
            await create.ExecuteNonQueryAsync();
        await using var source = NpgsqlDataSource.Create(installation.Connection("raw_limit"));
        await using (var table = source.CreateCommand("create table record (id uuid primary key, kind text, observed_at timestamptz, village_id uuid, body jsonb)"))
            await table.ExecuteNonQueryAsync();
        figures.Add(new("PostgreSQL: binary COPY of 200,000 records, one commit", await Copy(source, 200_000), "records/s"));
        foreach (var connections in (int[])[1, 8, 32])
            figures.Add(new($"PostgreSQL: one prepared INSERT a commit, {connections} connections", (await Inserts(source, connections)).PerSecond, "records/s"));
        figures.AddRange(await Hello());
        return new("raw", figures);
    }

    private static async Task<double> Copy(NpgsqlDataSource source, int rows)
    {
        var clock = Stopwatch.StartNew();
        await using var connection = await source.OpenConnectionAsync();
        await using (var copy = await connection.BeginBinaryImportAsync("copy record from stdin binary"))
        {
            for (var i = 0; i < rows; i++)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(Guid.CreateVersion7(), NpgsqlDbType.Uuid);
                await copy.WriteAsync("observation", NpgsqlDbType.Text);
                await copy.WriteAsync(DateTime.UnixEpoch.AddSeconds(i), NpgsqlDbType.TimestampTz);
                await copy.WriteAsync(Guid.Empty, NpgsqlDbType.Uuid);
                await copy.WriteAsync(Body, NpgsqlDbType.Jsonb);
            }
            await copy.CompleteAsync();
        }
        return rows / clock.Elapsed.TotalSeconds;
    }

    private static async Task<LoadResult> Inserts(NpgsqlDataSource source, int connections)
    {
        var commands = new List<NpgsqlCommand>();
        for (var i = 0; i < connections; i++)
        {
            var command = new NpgsqlCommand("insert into record values ($1, 'observation', now(), $2, $3)", await source.OpenConnectionAsync());
            command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Uuid });
            command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Uuid, Value = Guid.Empty });
            command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Jsonb, Value = Body });
            command.Parameters[0].Value = Guid.CreateVersion7();
            await command.PrepareAsync();
            commands.Add(command);
        }
        var result = await Load.Run(connections, TimeSpan.FromSeconds(5), async connection =>
        {
            commands[connection].Parameters[0].Value = Guid.CreateVersion7();
            await commands[connection].ExecuteNonQueryAsync();
        });
        foreach (var command in commands)
        {
            await command.Connection!.DisposeAsync();
            await command.DisposeAsync();
        }
        return result;
    }

    private static async Task<IReadOnlyList<Figure>> Hello()
    {
        const string address = "http://127.0.0.1:18097";
        using var server = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. Self(), "hello", address]) { UseShellExecute = false })!;
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = new Uri(address) };
        while (!await Answers(client))
            await Task.Delay(50);
        var figures = new List<Figure>();
        foreach (var connections in (int[])[1, 32])
            figures.Add(new($"a bare \"hello\" endpoint, {connections} connections", (await Load.Run(connections, TimeSpan.FromSeconds(5), async _ => (await client.GetAsync("/")).Dispose())).PerSecond, "requests/s"));
        server.Kill();
        return figures;
    }

    private static async Task<bool> Answers(HttpClient client)
    {
        try
        {
            return (await client.GetAsync("/")).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>Under <c>dotnet program.dll</c> the program's file is an argument.</summary>
    private static IEnumerable<string> Self() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(RawLimits).Assembly.Location] : [];
}
