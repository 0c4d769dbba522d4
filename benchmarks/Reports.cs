using System.Diagnostics;
using Npgsql;

namespace CongDongSo.Bench;

/// <summary>Two hundred communes' reports, each as letter and as workbook, as the server builds them from what is recorded.</summary>
internal static class Reports
{
    private const string Program = "quang-ngai-2025-12";
    private const int Wanted = 200;

    private static readonly string[] Quarters = ["2025-Q4", "2026-Q1", "2026-Q2"];

    /// <summary>Reports that an account may ask for in one go.</summary>
    private const int Each = 100;

    public static async Task<Section> Run(Installation installation)
    {
        await using var source = NpgsqlDataSource.Create(installation.Connection());
        var communes = await Communes(source);
        List<string> asked = [.. (from quarter in Quarters from commune in communes select $"/api/v1/reports/{Program}/quarter/{commune}/{quarter}").Take(Wanted)];
        return new("reports", [await Timed(installation, asked, "docx", "letters"), await Timed(installation, asked, "xlsx", "workbooks")]);
    }

    private static async Task<Figure> Timed(Installation installation, List<string> asked, string format, string name)
    {
        var clock = new Stopwatch();
        foreach (var some in asked.Chunk(Each))
        {
            using var client = await installation.SignIn();
            clock.Start();
            foreach (var report in some)
                await client.GetByteArrayAsync($"{report}.{format}");
            clock.Stop();
        }
        return new($"{asked.Count} communes' quarterly reports as {name}, with the quarter before and a year ago, one after another", clock.Elapsed.TotalSeconds, "s", "≤ 60 s");
    }

    private static async Task<List<string>> Communes(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("""
            select v.code from cds.unit u join cds.unit_version v on v.unit_id = u.id join cds.unit_version p on p.unit_id = v.parent_id
            where u.kind = 'commune' and p.code = '51' and v.valid_to = 'infinity' and p.valid_to = 'infinity' order by v.code
            """);
        await using var row = await command.ExecuteReaderAsync();
        var communes = new List<string>();
        while (await row.ReadAsync())
            communes.Add(row.GetString(0));
        return communes;
    }
}
