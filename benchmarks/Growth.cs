using System.Diagnostics;
using Npgsql;

namespace CongDongSo.Bench;

/// <summary>What one push costs when ten thousand records are stored, and when ten million are; the province's dashboard at five million.</summary>
internal static class Growth
{
    public static async Task<Section> Run(Installation installation, HttpClient client)
    {
        var figures = new List<Figure>();
        var small = installation.Sibling();
        await using (small)
        {
            await small.Run("demo", "--province", "51", "--scale", "commune");
            await small.Serve();
            using var other = await small.SignIn();
            figures.AddRange(await Cost(small, other));
        }
        figures.AddRange(await Cost(installation, client));
        await Grow(installation, 5_000_000);
        figures.AddRange(await Cost(installation, client));
        figures.AddRange(await Boards.Dashboards(installation));
        await Grow(installation, 10_000_000);
        figures.AddRange(await Cost(installation, client));
        return new("growth", figures);
    }

    /// <summary>One phone that sends ten records, again and again: what it waits, the disk included.</summary>
    private static async Task<IEnumerable<Figure>> Cost(Installation installation, HttpClient client)
    {
        var villages = await Push.Villages(installation);
        await using var source = NpgsqlDataSource.Create(installation.Connection());
        var stored = await Stored(source);
        for (var i = 0; i < 100; i++)
            await Push.Send(client, villages, 10);
        var times = new List<double>();
        for (var i = 0; i < 300; i++)
        {
            var clock = Stopwatch.StartNew();
            await Push.Send(client, villages, 10);
            times.Add(clock.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        var size = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{stored:#,0}");
        return [new($"a push of 10 records onto {size} records: median of 300", times[150], "ms"), new($"a push of 10 records onto {size} records: p95", times[285], "ms")];
    }

    /// <summary>Further observations of the same households, up to a number of records: what a province gathers in years. Straight into the tables, which figures do not follow.</summary>
    private static async Task Grow(Installation installation, long to)
    {
        await using var source = NpgsqlDataSource.Create(installation.Connection() + ";Command Timeout=3600");
        while (await Stored(source) is var stored && stored < to)
        {
            await using var command = source.CreateCommand($"""
                with made as materialized (
                  select gen_random_uuid() as id, h.id as subject, h.village_id, i.indicator, timestamptz '2025-10-01' + random() * interval '390 days' as at
                  from p51.household h cross join unnest(array['health-record', 'bank-account', 'adult-signature', 'citizen-app']) as i (indicator) limit {Math.Min(to - stored, 1_500_000)}
                ), records as (
                  insert into p51.field_record (id, kind, observed_at, received_at, village_id, author, body)
                  select id, 'observation', at, at, village_id, 'bench', jsonb_build_object('subjectId', subject, 'indicator', indicator, 'count', 1) from made
                )
                insert into p51.observation (subject_id, indicator, observed_at, record_id, count) select subject, indicator, at, id, 1 from made
                """);
            await command.ExecuteNonQueryAsync();
        }
        await using var analyze = source.CreateCommand("analyze p51.field_record, p51.observation");
        await analyze.ExecuteNonQueryAsync();
    }

    private static async Task<long> Stored(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("select count(*) from p51.field_record");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
