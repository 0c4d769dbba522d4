using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json;
using Npgsql;

namespace CongDongSo.Bench;

/// <summary>Phones that send: each request one village's records, as a phone has them.</summary>
internal static class Push
{
    private static readonly string[] Indicators = ["health-record", "bank-account", "adult-signature", "citizen-app", "household-informed", "online-public-service"];

    public static async Task<Section> Run(Installation installation, HttpClient client)
    {
        var villages = await Villages(installation);
        var figures = new List<Figure>();
        // A server that has run for half a minute: its code is compiled for what it does most by then.
        await Load.Run(32, TimeSpan.FromSeconds(30), connection => Send(client, villages, connection % 4 == 0 ? 100 : 1));
        foreach (var batch in (int[])[1, 100])
        {
            foreach (var connections in (int[])[1, 8, 32, 128])
            {
                await Load.Run(connections, TimeSpan.FromSeconds(2), connection => Send(client, villages, batch));
                var result = await Load.Run(connections, TimeSpan.FromSeconds(10), connection => Send(client, villages, batch));
                var target = (batch, connections) switch { (100, 32) => "≥ 20,000 records/s", (1, 128) => "≥ 2,500 requests/s", _ => null };
                figures.Add(new($"push, {connections} connections, batches of {batch}", result.PerSecond * batch, "records/s", target));
                figures.Add(new($"push, {connections} connections, batches of {batch}: p99", result.P99, "ms"));
            }
        }
        return new("push", figures);
    }

    public static async Task Send(HttpClient client, IReadOnlyList<(Guid Village, Guid[] Households)> villages, int batch)
    {
        var random = Random.Shared;
        var (village, households) = villages[random.Next(villages.Count)];
        var body = new ArrayBufferWriter<byte>(batch * 300);
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteStartArray("records");
            for (var i = 0; i < batch; i++)
                Write(json, random, village, households);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        using var content = new ReadOnlyMemoryContent(body.WrittenMemory);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await client.PostAsync(new Uri("/api/v1/sync/push", UriKind.Relative), content);
        var text = await answer.Content.ReadAsByteArrayAsync();
        var accepted = 0;
        for (var rest = text.AsSpan(); rest.IndexOf("\"accepted\""u8) is >= 0 and var at; rest = rest[(at + 10)..])
            accepted++;
        if (accepted != batch)
            throw new InvalidOperationException($"{accepted} of {batch} accepted: {System.Text.Encoding.UTF8.GetString(text)[..Math.Min(500, text.Length)]}");
    }

    private static void Write(Utf8JsonWriter json, Random random, Guid village, Guid[] households)
    {
        json.WriteStartObject();
        json.WriteString("id", Guid.CreateVersion7());
        json.WriteString("kind", "observation");
        json.WriteString("observedAt", new DateTimeOffset(2026, 10, random.Next(1, 28), random.Next(24), random.Next(60), random.Next(60), TimeSpan.FromHours(7)));
        json.WriteString("villageId", village);
        json.WriteStartObject("body");
        json.WriteString("subjectId", households[random.Next(households.Length)]);
        json.WriteString("indicator", Indicators[random.Next(Indicators.Length)]);
        json.WriteNumber("count", random.Next(4));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static async Task<IReadOnlyList<(Guid Village, Guid[] Households)>> Villages(Installation installation)
    {
        await using var source = NpgsqlDataSource.Create(installation.Connection());
        await using var command = source.CreateCommand("select village_id, array_agg(id) from p51.household group by 1");
        await using var reader = await command.ExecuteReaderAsync();
        var villages = new List<(Guid, Guid[])>();
        while (await reader.ReadAsync())
            villages.Add((reader.GetGuid(0), reader.GetFieldValue<Guid[]>(1)));
        return villages;
    }
}
