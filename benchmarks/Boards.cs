using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Npgsql;

namespace CongDongSo.Bench;

/// <summary>What a province's officials look at: the dashboard, how soon a pushed record is in it, everything computed anew, the register as a file; beside each the same straight in PostgreSQL.</summary>
internal static partial class Boards
{
    private const string Program = "quang-ngai-2025-12";

    public static async Task<Section> Run(Installation installation, HttpClient client)
    {
        var figures = new List<Figure>();
        await using var source = NpgsqlDataSource.Create(installation.Connection());
        figures.Add(new("records stored", await Number(source, "select count(*) from p51.field_record"), "records"));
        figures.AddRange(await Dashboards(installation));
        figures.Add(new("the same sums straight in PostgreSQL over the raw records: one indicator by commune", await Milliseconds(source, """
            select v.parent_id, count(*) filter (where o.count >= 1), count(*)
            from (select distinct on (subject_id) subject_id, count from p51.observation where indicator = 'citizen-app' and observed_at < '2026-10-01' order by subject_id, observed_at desc, record_id desc) o
            join p51.household h on h.id = o.subject_id join cds.unit_version v on v.unit_id = h.village_id and v.valid_to = 'infinity' group by 1
            """), "ms"));
        figures.AddRange(await Freshness(installation, client, source));
        var (rebuild, peak, _) = await installation.Run("rebuild", "--province", "51");
        figures.Add(new("every kept measure of the province computed anew, whole process", rebuild.TotalSeconds, "s", "≤ 60 s"));
        figures.Add(new("peak memory of the program", peak, "MB"));
        figures.AddRange(await Export(installation, client, source));
        return new("boards", figures);
    }

    /// <summary>Pages of a province's and a commune's dashboard, once nothing is due any more.</summary>
    public static async Task<IReadOnlyList<Figure>> Dashboards(Installation installation)
    {
        var figures = new List<Figure>();
        await using var source = NpgsqlDataSource.Create(installation.Connection());
        var stored = await Number(source, "select count(*) from p51.field_record");
        using var browser = await Browser(installation);
        await Settled(source);
        foreach (var (name, path, target) in ((string, string, string?)[])[
            ($"dashboard of province 51 with {stored} records, a page of 96 communes × indicators with trend", "/bang-so?don-vi=51&ky=2026-Q3", "≤ 50 ms"),
            ("dashboard of a commune, its villages computed", "/bang-so?don-vi=21172&ky=2026-Q3", null),
        ])
        {
            // As of a server that has run for a while: its code is compiled for what it does most by then.
            await Load.Run(1, TimeSpan.FromSeconds(20), async _ => (await browser.GetAsync(path)).EnsureSuccessStatusCode());
            var page = await Load.Run(1, TimeSpan.FromSeconds(10), async _ => (await browser.GetAsync(path)).EnsureSuccessStatusCode());
            figures.Add(new($"{name}: p99", page.P99, "ms", target));
            figures.Add(new($"{name}: one after another", page.PerSecond, "pages/s"));
        }
        return figures;
    }

    /// <summary>From the answer "accepted" until the province's row has the record.</summary>
    private static async Task<IReadOnlyList<Figure>> Freshness(Installation installation, HttpClient client, NpgsqlDataSource source)
    {
        var villages = await Push.Villages(installation);
        var waits = new List<double>();
        for (var i = 0; i < 20; i++)
        {
            await Settled(source);
            await Push.Send(client, [villages[i]], 20);
            var clock = Stopwatch.StartNew();
            await Settled(source);
            waits.Add(clock.Elapsed.TotalSeconds);
        }
        waits.Sort();
        return [new("from the acknowledged push of a month-old day until every dashboard has it, median of 20", waits[10], "s"), new("the same: the slowest", waits[^1], "s", "≤ 2 s")];
    }

    private static async Task<IReadOnlyList<Figure>> Export(Installation installation, HttpClient client, NpgsqlDataSource source)
    {
        Memory.ForgetPeak(installation.ServerProcess);
        var before = Memory.PeakKilobytes(installation.ServerProcess);
        var clock = Stopwatch.StartNew();
        using var answer = await client.GetAsync(new Uri("/api/v1/households/export?unit=51", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        await (await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync()).CopyToAsync(Stream.Null);
        clock.Stop();
        var bundle = await installation.Run("export", installation.FileAt("51.zip"), "--province", "51");
        return
        [
            new($"CSV of {answer.Headers.GetValues("Row-Count").Single()} households, streamed", clock.Elapsed.TotalSeconds, "s", "≤ 5 s"),
            new("the same: memory of the server beyond what it had", (Memory.PeakKilobytes(installation.ServerProcess) - before) / 1024.0, "MB", "≤ 100 MB"),
            new("bundle of the whole province, whole process", bundle.Time.TotalSeconds, "s"),
            new("the same: peak memory of the program", bundle.PeakMegabytes, "MB"),
        ];
    }

    /// <summary>Until nothing is due any more.</summary>
    private static async Task Settled(NpgsqlDataSource source)
    {
        while (await Number(source, "select (exists (select from p51.measure_due) or not exists (select from p51.measure_row))::int::bigint") > 0)
            await Task.Delay(20);
    }

    private static async Task<long> Number(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<double> Milliseconds(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
        var clock = Stopwatch.StartNew();
        await command.ExecuteNonQueryAsync();
        return clock.Elapsed.TotalMilliseconds;
    }

    /// <summary>A signed-in browser: pages know no bearer token.</summary>
    public static async Task<HttpClient> Browser(Installation installation, string role = "provinceOfficer", string unit = "51")
    {
        var login = $"bench.board.{Guid.NewGuid():N}"[..20];
        var account = JsonDocument.Parse((await installation.Run("user", "add", login, "--name", "Bench", "--role", role, "--unit", unit, "--json")).Output).RootElement;
        var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = installation.Address };
        var page = await browser.GetStringAsync("/dang-nhap");
        using var form = new FormUrlEncodedContent([
            new("__RequestVerificationToken", Token().Match(page).Groups["token"].Value), new("login", login), new("password", account.GetProperty("password").GetString()),
        ]);
        (await browser.PostAsync("/dang-nhap", form)).EnsureSuccessStatusCode();
        return browser;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
