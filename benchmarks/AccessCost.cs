using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;

namespace CongDongSo.Bench;

/// <summary>
/// What row-level security and the audit trail cost: the same requests with both switched on and off in turn, on one server with one set of data, so that
/// whatever else the machine does falls on both alike.
/// </summary>
internal static class AccessCost
{
    private const int Rounds = 7;

    /// <summary>Off: no policy is asked, nobody's scope is worked out, nothing is chained.</summary>
    private const string Off = """
        do $$ declare t text; begin
          for t in select relname from pg_class where relnamespace = 'p51'::regnamespace and relkind in ('r', 'p') and relrowsecurity loop
            execute format('alter table p51.%I disable row level security', t);
          end loop;
        end $$;
        alter function cds.enter(text, text[], uuid[]) rename to enter_really;
        -- The functions that look at the scope by themselves find it to be all.
        create function cds.enter(text, text[], uuid[]) returns void language sql as 'select set_config(''cds.whole_residents'', $1, true)';
        alter function p51.append_audit(json) rename to append_audit_really;
        create function p51.append_audit(json) returns void language sql as 'select';
        """;

    private const string On = """
        do $$ declare t text; begin
          for t in select relname from pg_class where relnamespace = 'p51'::regnamespace and relkind in ('r', 'p') loop
            execute format('alter table p51.%I enable row level security', t);
          end loop;
        end $$;
        drop function cds.enter(text, text[], uuid[]);
        alter function cds.enter_really(text, text[], uuid[]) rename to enter;
        drop function p51.append_audit(json);
        alter function p51.append_audit_really(json) rename to append_audit;
        """;

    public static async Task<Section> Run(Installation installation, HttpClient province)
    {
        var villages = await Push.Villages(installation);
        var communes = await Communes(installation, villages);
        var figures = new List<Figure>();
        await using var owner = NpgsqlDataSource.Create(installation.Connection());
        (string Name, Func<Task<double>> Measure)[] scenarios =
        [
            ("measures of province 51 by commune, 2025-Q4", () => Measures(province)),
            ("push, a province's officer, 32 connections, batches of 100", () => Pushing(_ => (province, villages), 100)),
            ("push, a province's officer, 32 connections, single records", () => Pushing(_ => (province, villages), 1)),
            ("push, officers of 8 communes, 32 connections, batches of 100", () => Pushing(connection => communes[connection % communes.Count], 100)),
            ("push, officers of 8 communes, 32 connections, single records", () => Pushing(connection => communes[connection % communes.Count], 1)),
        ];
        foreach (var (name, measure) in scenarios)
        {
            var (on, off) = (new List<double>(), new List<double>());
            await measure();
            for (var round = 0; round < Rounds; round++)
            {
                on.Add(await measure());
                await Execute(owner, Off);
                off.Add(await measure());
                await Execute(owner, On);
            }
            figures.Add(new($"{name}: on", Median(on), "/s"));
            figures.Add(new($"{name}: off", Median(off), "/s"));
            figures.Add(new($"{name}: cost", (1 - Median(on) / Median(off)) * 100, "%", "≤ 15 %"));
        }
        return new("access", figures);
    }

    private static async Task<double> Measures(HttpClient client)
    {
        const int times = 40;
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < times; i++)
            (await client.GetAsync("/api/v1/measures?program=quang-ngai-2025-12&unit=51&period=2025-Q4&by=commune")).EnsureSuccessStatusCode();
        return times / clock.Elapsed.TotalSeconds;
    }

    private static async Task<double> Pushing(Func<int, (HttpClient Client, IReadOnlyList<(Guid, Guid[])> Villages)> who, int batch) =>
        batch * (await Load.Run(32, TimeSpan.FromSeconds(4), connection => Push.Send(who(connection).Client, who(connection).Villages, batch))).PerSecond;

    /// <summary>Officers of the eight communes with most villages.</summary>
    private static async Task<IReadOnlyList<(HttpClient, IReadOnlyList<(Guid, Guid[])>)>> Communes(Installation installation, IReadOnlyList<(Guid Village, Guid[] Households)> villages)
    {
        await using var source = NpgsqlDataSource.Create(installation.Connection());
        await using var command = source.CreateCommand("""
            select parent_id, array_agg(unit_id) from cds.unit_version where unit_id = any($1) and valid_to = 'infinity' group by 1 order by count(*) desc, 1 limit 8
            """);
        command.Parameters.Add(new() { Value = villages.Select(one => one.Village).ToArray() });
        var found = new List<(Guid Commune, Guid[] Villages)>();
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                found.Add((reader.GetGuid(0), reader.GetFieldValue<Guid[]>(1)));
        }
        var officers = new List<(HttpClient, IReadOnlyList<(Guid, Guid[])>)>();
        foreach (var (commune, own) in found)
            officers.Add((await installation.SignIn("communeOfficer", commune.ToString()), [.. villages.Where(one => own.Contains(one.Village))]));
        return officers;
    }

    private static async Task Execute(NpgsqlDataSource owner, string sql)
    {
        await using var command = owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
