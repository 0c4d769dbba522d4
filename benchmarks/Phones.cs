using System.Diagnostics;
using System.IO.Compression;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace CongDongSo.Bench;

/// <summary>A morning of phones: a thousand of them send a day's work of 60 records each and ask what is new, all at once. Each is an account of its own, of one village.</summary>
internal static class Phones
{
    private const int Many = 1_000, Records = 60;

    public static async Task<Section> Run(Installation installation)
    {
        var villages = (await Push.Villages(installation)).OrderBy(village => village.Village).Take(Many).ToList();
        var tokens = await Enrol(installation, villages);
        await TidyUp(installation);
        var figures = new List<Figure>();

        var first = await FirstSync(installation, tokens[0]);
        figures.Add(new("first sync of one village, compressed", first.Bytes / 1024.0, "KB", "≤ 80 KB for 300 households"));
        figures.Add(new("households in it", first.Households, "households"));

        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = 256, AutomaticDecompression = DecompressionMethodsOfPhones };
        using var client = new HttpClient(handler) { BaseAddress = installation.Address, Timeout = TimeSpan.FromMinutes(5) };
        // The morning before: each phone has its village already.
        var cursors = new string[Many];
        var clock = Stopwatch.StartNew();
        await Parallel.ForAsync(0, Many, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, _) => cursors[i] = await Pull(client, tokens[i], ""));
        figures.Add(new($"{Many} phones that have nothing yet, 32 at a time: all of them", clock.Elapsed.TotalSeconds, "s"));
        // The server has been at work for a while: all have sent a day before, and what runs often is compiled by now.
        await Parallel.ForAsync(0, Many, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, _) => await Day(client, tokens[i], cursors[i], Parcel(villages[i % villages.Count])));
        // A minute after the first: each phone is told its desk anew too, as one is that did not ask for a night.
        await Task.Delay(TimeSpan.FromSeconds(60));
        var before = await Stored(installation);
        // What a phone does itself is done before: here two cores have to be a thousand phones as well as the server.
        var days = Enumerable.Range(0, Many).Select(i => Parcel(villages[i % villages.Count])).ToList();
        clock.Restart();
        var times = await Task.WhenAll(tokens.Select((token, i) => Task.Run(() => Day(client, token, cursors[i], days[i]))));
        clock.Stop();
        var sorted = times.Order().ToList();
        figures.Add(new($"{Many} phones at once, a day of {Records} records each and what is new: p95", sorted[sorted.Count * 95 / 100] / 1000, "s", "≤ 10 s"));
        figures.Add(new("the same: all of them", clock.Elapsed.TotalSeconds, "s"));
        figures.Add(new("the same: records lost", (Many * Records) - (await Stored(installation) - before), "records", "0"));
        return new("phones", figures);
    }

    private static System.Net.DecompressionMethods DecompressionMethodsOfPhones => System.Net.DecompressionMethods.All;

    /// <summary>One phone: it sends in one parcel, tries again when it is told to wait, then pulls. Milliseconds.</summary>
    private static async Task<double> Day(HttpClient client, string token, string cursor, byte[] parcel)
    {
        var clock = Stopwatch.StartNew();
        await Ask(client, token, HttpMethod.Post, "/api/v1/sync/push", parcel);
        await Pull(client, token, cursor);
        return clock.Elapsed.TotalMilliseconds;
    }

    /// <summary>A day's records as they are sent.</summary>
    private static byte[] Parcel((Guid Village, Guid[] Households) place)
    {
        var records = Enumerable.Range(0, Records).Select(i => new
        {
            id = Guid.CreateVersion7(), kind = "observation", observedAt = TimeProvider.System.GetUtcNow().AddMinutes(-i), villageId = place.Village,
            body = new { subjectId = place.Households[i % place.Households.Length], indicator = "citizen-app", count = i % 2 },
        }).ToList();
        return JsonSerializer.SerializeToUtf8Bytes(new { records });
    }

    /// <returns>Where the phone stands when it knows all.</returns>
    private static async Task<string> Pull(HttpClient client, string token, string cursor)
    {
        while (true)
        {
            using var page = JsonDocument.Parse(await Ask(client, token, HttpMethod.Get, $"/api/v1/sync/pull?cursor={Uri.EscapeDataString(cursor)}", null));
            cursor = page.RootElement.GetProperty("cursor").GetString()!;
            if (!page.RootElement.GetProperty("more").GetBoolean())
                return cursor;
        }
    }

    /// <summary>Asks until it is answered: a phone that is told to wait waits, longer each time.</summary>
    private static async Task<string> Ask(HttpClient client, string token, HttpMethod method, string address, byte[]? body)
    {
        for (var wait = 200; ; wait = Math.Min(wait * 2, 5_000))
        {
            if (await AskOnce(client, token, method, address, body) is { } answer)
                return answer;
            await Task.Delay(Random.Shared.Next(wait));
        }
    }

    private static async Task<string?> AskOnce(HttpClient client, string token, HttpMethod method, string address, byte[]? body)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } } };
        request.Headers.Authorization = new("Bearer", token);
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? text : ((int)answer.StatusCode is 429 or >= 500 ? null : throw new InvalidOperationException($"{address}: {answer.StatusCode} {text}"));
    }

    private static async Task<(long Bytes, int Households)> FirstSync(Installation installation, string token)
    {
        using var client = new HttpClient { BaseAddress = installation.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        var (bytes, households, cursor) = (0L, 0, "");
        while (true)
        {
            var packed = await client.GetByteArrayAsync(new Uri($"/api/v1/sync/pull?cursor={Uri.EscapeDataString(cursor)}", UriKind.Relative));
            bytes += packed.Length;
            using var unpacked = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
            using var page = await JsonDocument.ParseAsync(unpacked);
            households += page.RootElement.GetProperty("changes").EnumerateArray().Count(change => change.GetProperty("kind").GetString() == "household");
            cursor = page.RootElement.GetProperty("cursor").GetString()!;
            if (!page.RootElement.GetProperty("more").GetBoolean())
                return (bytes, households);
        }
    }

    private static async Task<long> Stored(Installation installation)
    {
        await using var source = NpgsqlDataSource.Create(installation.Connection());
        await using var command = source.CreateCommand("select count(*) from p51.field_record");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>A year of records came in one minute here; PostgreSQL tidies up after that for minutes, which is not what a morning is like.</summary>
    private static async Task TidyUp(Installation installation)
    {
        await using var source = NpgsqlDataSource.Create(installation.Connection());
        await using var command = source.CreateCommand("vacuum analyze");
        command.CommandTimeout = 300;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Accounts and phones straight into the tables: enrolling is not what is measured.</summary>
    private static async Task<List<string>> Enrol(Installation installation, List<(Guid Village, Guid[] Households)> villages)
    {
        var tokens = Enumerable.Range(0, Many).Select(_ => "cdsd_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))).ToList();
        var ids = tokens.Select(_ => Guid.CreateVersion7()).ToArray();
        await using var source = NpgsqlDataSource.Create(installation.Connection());
        await using var batch = source.CreateBatch();
        Add("""
            insert into cds.account (id, login, login_key, name, security_stamp, created_at)
            select id, 'bench-phone-' || n, 'bench-phone-' || n, 'Máy ' || n, 'x', now() from unnest($1::uuid[]) with ordinality as a (id, n)
            """, ids);
        Add("""
            insert into cds.account_grant (id, account_id, role, unit_id, granted_at, granted_by)
            select gen_random_uuid(), account, 'member', village, now(), 'bench' from unnest($1::uuid[], $2::uuid[]) as g (account, village)
            """, ids, Enumerable.Range(0, Many).Select(i => villages[i % villages.Count].Village).ToArray());
        Add("""
            insert into cds.device (id, account_id, label, token_hash, recovery_key, enrolled_at, seen_at, app_version)
            select gen_random_uuid(), account, 'Bench', hash, hash, now(), now(), '1.0.0' from unnest($1::uuid[], $2::bytea[]) as d (account, hash)
            """, ids, tokens.Select(token => SHA256.HashData(Encoding.ASCII.GetBytes(token))).ToArray());
        await batch.ExecuteNonQueryAsync();
        return tokens;

        void Add(string sql, params object[] values)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = sql;
            foreach (var value in values)
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            batch.BatchCommands.Add(command);
        }
    }
}
