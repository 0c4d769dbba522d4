using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CongDongSo.Server.Tests.Features.Demo;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Units.Reform;

/// <summary>A merger on a province full of data: nothing of it is lost or changed, and what was reported stays as it was.</summary>
public sealed partial class ReformOnDemoTests(FilledInstallation filled) : IClassFixture<FilledInstallation>
{
    private const string Period = "2026-Q3", Program = "quang-ngai-2025-12";

    private readonly TestInstallation installation = filled.Installation;

    [Fact]
    public async Task No_fact_person_or_decision_is_lost_sums_stay_and_a_report_as_of_before_is_the_same_to_the_byte()
    {
        var busy = await installation.Query<string>("select v.code from p51.household h join cds.unit_version w on w.unit_id = h.village_id join cds.unit_version v on v.unit_id = w.parent_id limit 1");
        var other = await installation.Query<string>($"select min(v.code) from cds.unit_version v join cds.unit p on p.id = v.parent_id join cds.unit_version pv on pv.unit_id = p.id where pv.code = '51' and pv.valid_to = 'infinity' and v.valid_to = 'infinity' and v.sub_kind = 'Xã' and v.code <> '{busy}'");
        var officer = await PortalBrowser.As(installation, "province-officer", "51");
        var (units, facts) = (await installation.UnitRows(), await installation.ProvinceRows());
        var (measured, restatedBefore, report) = (await Measured(), await Sums("--restate"), await Report(busy));

        await officer.Decide(ReformDesk.Merge("99990", "2026-10-15", busy, other));

        (await installation.ProvinceRows()).ShouldBe(facts);
        (await Measured()).ShouldBe(measured);
        (await Sums("--restate")).ShouldBe(restatedBefore);
        (await Report(busy)).ShouldBe(report);
        (await installation.Json("verify")).GetProperty("ok").GetBoolean().ShouldBeTrue();
        (await officer.UndoLast()).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await installation.UnitRows()).ShouldBe(units);
    }

    /// <summary>All measures of the period on the tree of its last day, as text; that a unit has ended since is known of it too, and left out here.</summary>
    private async Task<string> Measured() =>
        UntilWhen().Replace(JsonSerializer.Serialize((await installation.Json("measure", "--program", Program, "--unit", "51", "--period", Period, "--by", "commune")).GetProperty("rows")), "");

    [GeneratedRegex("\"validTo\":[^,}]+", RegexOptions.None, 1000)]
    private static partial Regex UntilWhen();

    /// <summary>The moment at which the records were read: the JSON tells it, and the documents to the minute.</summary>
    [GeneratedRegex("\"asOf\":\\s*\"[^\"]+\"|đọc lúc [0-9]{2}:[0-9]{2} ngày [0-9]{2}/[0-9]{2}/[0-9]{4}", RegexOptions.None, 1000)]
    private static partial Regex ReadAt();

    /// <summary>Of each measure that sums, the sum of numerators over the communes of a tree; communes with a team do not: there is one commune less.</summary>
    private async Task<string> Sums(string restate)
    {
        var rows = (await installation.Json("measure", "--program", Program, "--unit", "51", "--period", Period, "--by", "commune", restate)).GetProperty("rows").EnumerateArray();
        return string.Join('\n', rows.Where(row => row.GetProperty("indicator").GetString() != "commune-team").GroupBy(row => row.GetProperty("indicator").GetString()).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Key} {group.Where(row => row.GetProperty("unit").GetProperty("kind").GetString() == "commune").Sum(row => row.GetProperty("numerator") is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : 0)}"));
    }

    private async Task<string> Report(string commune)
    {
        var texts = new List<string>();
        foreach (var format in new[] { "json", "docx", "xlsx" })
        {
            var path = Path.Combine(installation.Folder, $"bao-cao.{format}");
            (await installation.Run("report", "build", "--program", Program, "--report", "quarter", "--unit", $"{commune}@2026-09-30", "--period", Period, path)).Exit.ShouldBe(0);
            var content = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
            texts.Add(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(ReadAt().Replace(format == "json" ? Encoding.UTF8.GetString(content) : Parts(content), "")))));
        }
        return string.Join(' ', texts);
    }

    /// <summary>A document says at which minute it was read; all else of its parts is compared.</summary>
    private static string Parts(byte[] document)
    {
        using var zip = new ZipArchive(new MemoryStream(document));
        return string.Join('\n', zip.Entries.Select(part =>
        {
            using var reader = new StreamReader(part.Open());
            return $"{part.FullName} {part.LastWriteTime} {reader.ReadToEnd()}";
        }));
    }
}
