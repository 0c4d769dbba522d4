using System.Diagnostics;
using System.Globalization;
using System.Text;
using Npgsql;

namespace CongDongSo.Bench;

/// <summary>
/// The nation's dashboard: all provinces of the catalogue, 28 villages in each commune (93,000), 280 households in each village (26 million) as sums, thirteen indicators, every month since the
/// reform of 2025-07-01. The measures that are kept are worked out by the program itself.
/// </summary>
internal static class Nation
{
    private const int VillagesACommune = 28, HouseholdsAVillage = 280;

    private const string Program = "ca-nuoc";

    private static readonly string[] Indicators =
        ["citizen-app", "health-record", "bank-account", "adult-signature", "vneid-account", "online-public-service", "qr-scanning", "ocop-online", "cashless-merchant"];

    public static async Task<Section> Run(Installation installation)
    {
        var figures = new List<Figure>();
        await installation.Serve();
        string[] provinces;
        await using (var source = NpgsqlDataSource.Create(installation.Connection()))
        {
            provinces = await Codes(source, "province");
            await Villages(installation, await Codes(source, "commune"), figures);
        }
        foreach (var province in provinces)
            await Open(installation, province);
        await using (var source = NpgsqlDataSource.Create(installation.Connection() + ";Command Timeout=3600"))
        {
            foreach (var province in provinces)
                await Fill(source, province);
            figures.Add(new("rows of sums", await Number(source, string.Join(" + ", provinces.Select(province => $"(select count(*) from p{province}.tally)"))), "rows"));
        }
        await installation.Stop();
        Environment.SetEnvironmentVariable("CDS_PROGRAMS", Programs(installation, provinces));
        var clock = Stopwatch.StartNew();
        await installation.Serve();
        await using (var source = NpgsqlDataSource.Create(installation.Connection() + ";Command Timeout=3600"))
        {
            foreach (var province in provinces)
            {
                while (await Number(source, $"select (exists (select from p{province}.measure_due) or not exists (select from p{province}.measure_row))::int::bigint") > 0)
                    await Task.Delay(200);
            }
            figures.Add(new($"measures of {provinces.Length} provinces worked out for the first time, by the server", clock.Elapsed.TotalSeconds, "s"));
            using var browser = await Boards.Browser(installation, "viewer", "VN");
            foreach (var (name, path, target) in ((string, string, string)[])[
                ("dashboard of the nation by province, with the months", $"/bang-so?don-vi=VN&chuong-trinh={Program}&ky=2026-Q3", "≤ 150 ms"),
                ("dashboard of one province by commune", $"/bang-so?don-vi=51&chuong-trinh={Program}&ky=2026-Q3", "≤ 100 ms"),
            ])
            {
                await Load.Run(1, TimeSpan.FromSeconds(20), async _ => (await browser.GetAsync(path)).EnsureSuccessStatusCode());
                var page = await Load.Run(1, TimeSpan.FromSeconds(10), async _ => (await browser.GetAsync(path)).EnsureSuccessStatusCode());
                figures.Add(new($"{name}: p99", page.P99, "ms", target));
            }
            clock.Restart();
            await Number(source, $"select count(*) from ({string.Join(" union all ", provinces.Select(province => $"select '{province}', what, sum(met) from p{province}.tally where grain = 'M' and starts_on < '2026-10-01' group by 2"))}) t");
            figures.Add(new("one number of each indicator and province straight in PostgreSQL over the months' sums", clock.Elapsed.TotalMilliseconds, "ms"));
        }
        await Task.Delay(TimeSpan.FromSeconds(10));
        figures.Add(new("memory of the server", Memory.ResidentKilobytes(installation.ServerProcess) / 1024.0, "MB"));
        return new("nation", figures);
    }

    private static async Task Villages(Installation installation, string[] communes, List<Figure> figures)
    {
        var file = installation.FileAt("thon.csv");
        var csv = new StringBuilder("code,name,kind,commune\n");
        foreach (var commune in communes)
        {
            for (var i = 1; i <= VillagesACommune; i++)
                csv.Append(CultureInfo.InvariantCulture, $"{commune}-{i:00},Số {i},Thôn,{commune}\n");
        }
        await File.WriteAllTextAsync(file, csv.ToString());
        var (time, peak, _) = await installation.Run("unit", "import", file);
        figures.Add(new($"import of {communes.Length * VillagesACommune} villages", time.TotalSeconds, "s"));
        figures.Add(new("the same: peak memory of the program", peak, "MB"));
    }

    /// <summary>A province is opened by its first data: one household.</summary>
    private static async Task Open(Installation installation, string province)
    {
        await using var source = NpgsqlDataSource.Create(installation.Connection());
        await using var command = source.CreateCommand($"""
            select v.code from cds.unit_version v join cds.unit_version c on c.unit_id = v.parent_id and c.valid_to = 'infinity' join cds.unit_version p on p.unit_id = c.parent_id and p.valid_to = 'infinity'
            where p.code = '{province}' and v.valid_to = 'infinity' limit 1
            """);
        var file = installation.FileAt("ho.csv");
        await File.WriteAllTextAsync(file, $"code,village,head,members,from14,from15,from18\nH1,{await command.ExecuteScalarAsync()},Nguyễn Văn An,4,3,3,2\n");
        await installation.Run("household", "import", file, "--province", province);
    }

    /// <summary>The document of Quảng Ngãi for every province.</summary>
    private static string Programs(Installation installation, string[] provinces)
    {
        var folder = Directory.CreateDirectory(installation.FileAt("programs")).FullName;
        var document = File.ReadAllText(Path.Combine(installation.Shipped, "programs", "quang-ngai-2025-12.yaml"))
            .Replace("id: quang-ngai-2025-12", $"id: {Program}", StringComparison.Ordinal)
            .Replace("from: 2025-12-09", "from: 2025-07-01", StringComparison.Ordinal)
            .Replace("territory: [\"51\"]", $"territory: [{string.Join(", ", provinces.Select(province => $"\"{province}\""))}]", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "ca-nuoc.yaml"), document);
        return folder;
    }

    /// <summary>Registers of July 2025; from then on each indicator of each village changes every fourth month.</summary>
    private static async Task Fill(NpgsqlDataSource source, string province)
    {
        await using var batch = source.CreateBatch();
        void Add(string sql) => batch.BatchCommands.Add(new NpgsqlBatchCommand(sql));
        Add($"""
            create temp table change as
            with village as (
              select v.unit_id, row_number() over (order by v.unit_id) as n from cds.unit_version v join cds.unit u on u.id = v.unit_id and u.kind = 'village'
              join cds.unit_version c on c.unit_id = v.parent_id and c.valid_to = 'infinity' join cds.unit_version p on p.unit_id = c.parent_id and p.valid_to = 'infinity'
              where p.code = '{province}' and v.valid_to = 'infinity'
            )
            select unit_id, what, date '2025-07-01' as month, subjects, 0 as met, have from village cross join (values
              ('@households', {HouseholdsAVillage}, {HouseholdsAVillage * 4}), ('@r14', 0, {HouseholdsAVillage * 3}), ('@r15', 0, {HouseholdsAVillage * 3}), ('@r18', 0, {HouseholdsAVillage * 2}),
              ('@businesses', 12, 0), ('@ocop', 3, 0)) as base (what, subjects, have)
            union all
            select unit_id, what, (date '2025-07-01' + make_interval(months => m))::date, 20, 12, 14
            from village cross join unnest(array['{string.Join("', '", Indicators)}']) with ordinality as i (what, k) cross join generate_series(0, 15) as m where (n + k + m) % 4 = 0
            """);
        foreach (var (grain, unit) in ((string, string)[])[("M", "month"), ("Q", "quarter"), ("Y", "year")])
        {
            Add($"""
                insert into p{province}.tally (unit_id, what, grain, starts_on, subjects, met, have)
                select unit_id, what, '{grain}', date_trunc('{unit}', month)::date, sum(subjects), sum(met), sum(have) from change group by 1, 2, 4
                on conflict (unit_id, what, starts_on, grain) do update set subjects = excluded.subjects, met = excluded.met, have = excluded.have
                """);
        }
        Add($"insert into p{province}.first_record (unit_id, first_on) select distinct unit_id, date '2025-07-01' from change on conflict do nothing");
        Add($"insert into p{province}.measure_due (unit_id, from_on) select id, '2025-07-01' from cds.unit where kind = 'nation'");
        Add("drop table change");
        Add($"analyze p{province}.tally");
        await batch.ExecuteNonQueryAsync();
    }

    private static async Task<string[]> Codes(NpgsqlDataSource source, string kind)
    {
        await using var command = source.CreateCommand(
            $"select array_agg(v.code order by v.code) from cds.unit u join cds.unit_version v on v.unit_id = u.id and v.valid_to = 'infinity' where u.kind = '{kind}' and u.valid_to = 'infinity'");
        return (string[])(await command.ExecuteScalarAsync())!;
    }

    private static async Task<long> Number(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql.StartsWith('(') ? $"select {sql}" : sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
