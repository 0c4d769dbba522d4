using System.Text;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Teams.Rosters;
using CongDongSo.Server.Features.Teams.Mapping;
using CongDongSo.Server.Platform.Documents.Reading;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Teams;

/// <summary>A file may be damaged in any way: there is always an answer, and never a part of it is written.</summary>
public sealed class RosterCorruptionTests(TestInstallation installation) : IClassFixture<TestInstallation>
{
    private static readonly string[] Junk = ["", " ", "…", "VD", "TỔNG", "=1+1", "0", "-1", "9.05E+08", "31/6/2025", "\u0000", "\uFEFF", "\u202E0905", "Ω≈ç√", "'; drop table team; --", "\t", "|", "\"", "01/QĐ-UBND", "Tổ", "x\ny"];

    [Fact]
    public void Any_byte_may_be_spoiled()
    {
        byte[][] files = [RosterFile.Xlsx(RosterFile.Small), Encoding.UTF8.GetBytes(RosterFile.Csv(RosterFile.Small)), Encoding.Unicode.GetBytes("\uFEFF" + RosterFile.Csv(RosterFile.Small))];
        for (var seed = 0; seed < 600; seed++)
        {
            var random = new Random(seed);
            var file = (byte[])files[seed % files.Length].Clone();
            for (var hits = random.Next(1, 6); hits > 0; hits--)
                file[random.Next(file.Length)] = (byte)random.Next(256);
            Answer(random.Next(4) == 0 ? file[..random.Next(file.Length)] : file, $"seed {seed}");
        }
    }

    [Fact]
    public void Any_cell_may_be_spoiled()
    {
        for (var seed = 0; seed < 600; seed++)
            Answer(Encoding.UTF8.GetBytes(RosterFile.Csv(Spoiled(seed))), $"seed {seed}");
    }

    [Fact]
    public async Task What_is_refused_leaves_no_trace_and_what_is_taken_in_is_whole()
    {
        await installation.Json("roster", "import", installation.Save("dau.csv", RosterFile.Small), "--province", "38", "--program", "thanh-hoa-2025");
        for (var seed = 0; seed < 25; seed++)
        {
            var before = await Trace();
            var result = await installation.Run("roster", "import", installation.Save("hong.csv", Spoiled(seed)), "--province", "38", "--program", "thanh-hoa-2025", "--json");

            result.Exit.ShouldBeOneOf(0, 1);
            if (result.Exit == 1)
                (await Trace()).ShouldBe(before, $"seed {seed}");
        }
    }

    private Task<string> Trace() => installation.Query<string>("""
        select md5(coalesce((select string_agg(t::text, ',' order by t.id) from p38.team t), '') || coalesce((select string_agg(m::text, ',' order by m.id) from p38.membership m), '')
          || coalesce((select string_agg(p::text, ',' order by p.id) from p38.person p), '') || coalesce((select string_agg(d::text, ',' order by d.id) from p38.decision d), ''))
        """);

    private static string Spoiled(int seed)
    {
        var random = new Random(seed);
        var rows = RosterFile.Rows(RosterFile.Small).Select(row => (string[])row.Clone()).ToList();
        for (var hits = random.Next(1, 4); hits > 0; hits--)
        {
            var row = rows[random.Next(rows.Count)];
            row[random.Next(row.Length)] = Junk[random.Next(Junk.Length)].Replace("|", "").Replace("\n", "⏎");
        }
        return string.Join('\n', rows.Select(row => string.Join(" | ", row)));
    }

    /// <summary>Rows, or faults, or a refusal; whoever reads it is told what to do.</summary>
    private static void Answer(byte[] file, string why)
    {
        var answer = SheetReader.Read<RosterReading>(new MemoryStream(file), SheetLimits.Form, sheets => RosterSheet.Read(sheets, new RosterForms { IsCommune = _ => false }));
        answer.Match(reading => reading.Rows.Count + reading.Faults.Count > 0, problem => problem.Title.Length > 0).ShouldBeTrue(why);
    }
}
