using System.IO.Compression;
using System.Text.Json;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.Server.Features.OpenData;

/// <param name="Rows">Without the header.</param>
/// <param name="Sha256">Of the CSV file, hexadecimal.</param>
internal sealed record ExportedTable(string File, string Title, long Rows, string Sha256);

/// <summary>What stands in a bundle's <c>manifest.json</c>.</summary>
internal sealed record ExportManifest(string Province, DateTimeOffset AsOf, IReadOnlyList<ExportedTable> Tables);

/// <summary>A province's data as one ZIP of CSV files, of one moment, with a manifest of row counts and checksums.</summary>
internal sealed class ExportBundle(Databases databases, TimeProvider clock)
{
    public const string Manifest = "manifest.json";

    public async Task<Result<ExportManifest>> Write(string provinceCode, string path, CancellationToken ct)
    {
        if (databases.Province(provinceCode) is not Result<ProvinceDatabase>.Done(var province))
            return ((Result<ProvinceDatabase>.Refused)databases.Province(provinceCode)).Problem;
        var target = Path.GetFullPath(path);
        if (!Directory.Exists(Path.GetDirectoryName(target)))
            return new Problem("folder-not-found", $"Không có thư mục {Path.GetDirectoryName(target)}.", "Tạo thư mục trước, hoặc ghi vào thư mục khác.");
        // Whoever looks never finds half a bundle under its name.
        var draft = target + ".part";
        try
        {
            var manifest = await Fill(province, draft, ct);
            File.Move(draft, target, overwrite: true);
            return manifest;
        }
        catch (UnauthorizedAccessException)
        {
            return new Problem("file-not-writable", $"Không ghi được tệp {target}.", "Kiểm tra quyền ghi của thư mục, hoặc ghi vào thư mục khác.");
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private async Task<ExportManifest> Fill(ProvinceDatabase province, string path, CancellationToken ct)
    {
        await using var file = File.Create(path);
        await using var zip = new ZipArchive(file, ZipArchiveMode.Create);
        var sums = new List<string>();
        var rows = await ExportStore.Copy(
            province, ExportTableStore.All, async table => new SummedStream(await zip.CreateEntry(FileOf(table), CompressionLevel.Fastest).OpenAsync(ct), sums.Add),
            new(AuditActions.DataExport) { After = new { tables = ExportTableStore.All.Count, province = province.Code } }, ct);
        var manifest = new ExportManifest(province.Code, clock.GetUtcNow(), [.. ExportTableStore.All.Select((table, i) => new ExportedTable(FileOf(table), table.Title, rows[i], sums[i]))]);
        await using var entry = await zip.CreateEntry(Manifest).OpenAsync(ct);
        await JsonSerializer.SerializeAsync(entry, manifest, ApiJson.Options, ct);
        return manifest;
    }

    private static string FileOf(ExportTable table) => table.Name + ".csv";
}
