using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork.Registers;
using CongDongSo.Server.Tests.Features.Fieldwork;
using CongDongSo.Server.Tests.Features.Programs;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.FieldApp;

/// <summary>
/// Laws 1 and 2 with the real client: phones run in Node on a database in memory, behind a network that loses, doubles, delays and cuts; meanwhile the web server
/// and PostgreSQL are killed. At the end the ledgers agree. <c>CDS_CHAOS_SEEDS=from-to</c> runs other seeds, e.g. one that failed.
/// </summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private const int Phones = 3, Actions = 40, Households = 12;

    [Fact]
    public async Task Whatever_is_killed_and_lost_every_record_is_stored_once_and_every_phone_shows_what_the_server_says()
    {
        var (first, last) = Seeds();
        await using var program = new RealProgram();
        var script = await Script();
        await program.Serve();
        var villages = await Prepare(program);
        var stored = 0L;
        for (var seed = first; seed <= last; seed++)
        {
            var ledger = await Run(program, script, villages, seed);
            output.WriteLine($"seed {seed}: {ledger.GetProperty("records").EnumerateArray().Sum(phone => phone.GetArrayLength())} records, app killed {ledger.GetProperty("kills")} times, rounds {ledger.GetProperty("rounds")}");
            ledger.GetProperty("notStored").EnumerateArray().Select(one => one.GetString()).ShouldBeEmpty($"seed {seed}");
            ledger.GetProperty("differences").EnumerateArray().Select(one => one.GetString()).ShouldBeEmpty($"seed {seed}");
            var records = ledger.GetProperty("records").EnumerateArray().SelectMany(phone => phone.EnumerateArray()).ToList();
            records.ShouldAllBe(record => record.GetProperty("state").GetString() == "sent", $"seed {seed}");
            records.Select(record => record.GetProperty("id").GetString()).Distinct().Count().ShouldBe(records.Count);
            stored += records.Count;
        }
        await program.Stop();
        var verified = await program.Json("verify");
        verified.GetProperty("ok").GetBoolean().ShouldBeTrue(verified.ToString());
        verified.GetProperty("checked").GetProperty("records").GetInt64().ShouldBe(stored);
    }

    private static (int First, int Last) Seeds() => Environment.GetEnvironmentVariable("CDS_CHAOS_SEEDS")?.Split('-') is [var from, var to]
        ? (int.Parse(from, CultureInfo.InvariantCulture), int.Parse(to, CultureInfo.InvariantCulture)) : (1, 10);

    private async Task<JsonElement> Run(RealProgram program, string script, IReadOnlyList<UnitId> villages, int seed)
    {
        var random = new Random(seed);
        var codes = new List<string>();
        for (var phone = 0; phone <= Phones; phone++)
            codes.Add((await program.Beside("user", "code", $"phone{phone}")).GetProperty("code").GetString()!);
        using var node = Process.Start(new ProcessStartInfo("node", [script]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = node.StandardError.ReadToEndAsync();
        await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new
        {
            origin = program.Address.ToString().TrimEnd('/'), seed, codes, actions = Actions,
            villages = villages.Select(village => new { id = village.Value, households = Enumerable.Range(1, Households).Select(h => RegisterWords.IdOf(RegisterKind.Household, village, $"H{h}")) }),
        }));
        await Until("enrolled");
        var done = Until("done");
        var kills = 0;
        var clock = Stopwatch.StartNew();
        while (!done.IsCompleted)
        {
            clock.Elapsed.ShouldBeLessThan(Patience, $"seed {seed}: the phones came to no end");
            await Task.WhenAny(done, Task.Delay(random.Next(200, 1_500)));
            if (done.IsCompleted)
                break;
            kills++;
            if (random.Next(2) == 0)
            {
                await program.KillDatabase();
                continue;
            }
            await program.KillServer();
            await program.Serve();
            await node.StandardInput.WriteLineAsync($"origin {program.Address}");
        }
        await done;
        kills.ShouldBeGreaterThan(0, $"seed {seed}");
        await node.StandardInput.WriteLineAsync("calm");
        var ledger = await Until("{");
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        return JsonDocument.Parse(ledger).RootElement.Clone();

        async Task<string> Until(string beginning)
        {
            while (await node.StandardOutput.ReadLineAsync() is { } line)
            {
                if (line.StartsWith(beginning, StringComparison.Ordinal))
                    return line;
            }
            throw new InvalidOperationException($"seed {seed}: the phones ended before “{beginning}”: {await errors}");
        }
    }

    private static async Task<IReadOnlyList<UnitId>> Prepare(RealProgram program)
    {
        await program.Beside("unit", "import", program.FileWith("villages.csv", "code,name,kind,commune,terrain\n" + string.Concat(Enumerable.Range(1, 4).Select(i => $"V{i},Thôn {i},Thôn,{AField.Commune},đồng bằng\n"))));
        await program.Beside("household", "import", program.FileWith("households.csv", AField.Households(Households)), "--province", AField.Province);
        await program.Beside("roster", "import", program.FileWith("to.csv", PortalProvince.RosterHead + "1,Đặc khu Lý Sơn,Tổ CNSCĐ đặc khu Lý Sơn,1/QĐ-UBND ngày 10/7/2025,Nguyễn Thị An,Tổ trưởng,0914994001,\n"),
            "--province", AField.Province, "--program", PortalProvince.Program);
        for (var phone = 0; phone <= Phones; phone++)
            await program.Beside("user", "add", $"phone{phone}", "--name", $"Máy {phone}", "--role", "member", "--unit", AField.Commune);
        var villages = new List<UnitId>();
        for (var i = 1; i <= 4; i++)
            villages.Add(new((await program.Beside("unit", "show", $"V{i}")).GetProperty("id").GetGuid()));
        return villages;
    }

    /// <summary>The phones as one file, built from the client's own sources.</summary>
    private static async Task<string> Script()
    {
        var field = Path.Combine(SchemaText.Repository(), "src", "field");
        var folder = Directory.CreateTempSubdirectory("cds-chaos-").FullName;
        var build = new ProcessStartInfo("node", [Path.Combine("node_modules", "vite", "bin", "vite.js"), "build", "--config", "chaos/vite.config.ts", "--outDir", folder, "--logLevel", "error"])
        {
            WorkingDirectory = field, UseShellExecute = false, RedirectStandardError = true,
        };
        using var built = Process.Start(build)!;
        var errors = await built.StandardError.ReadToEndAsync();
        await built.WaitForExitAsync();
        built.ExitCode.ShouldBe(0, errors);
        return Path.Combine(folder, "main.js");
    }

}
