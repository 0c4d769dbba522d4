using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Documents.Writing;

namespace CongDongSo.Server.Features.Audit;

/// <summary>Chosen by the file's extension.</summary>
public enum AuditFormat { Csv, Xlsx }

/// <summary>What was exported: the entry about it holds the same, so that a file can be told to be the one that was taken out.</summary>
/// <param name="Sha256">Of all bytes, lower-case hexadecimal.</param>
public sealed record AuditExported(string Chain, long Rows, string Sha256);

/// <summary>Xuất nhật ký: the filtered trail as a file. What leaves is on disk before the entry about it, and the entry before anything leaves.</summary>
public sealed class AuditExport
{
    /// <summary>A worksheet has 1,048,576 rows.</summary>
    private const int MostSheetRows = 1_000_000;

    private readonly AuditChains chains;
    private readonly AuditTrail trail;

    internal AuditExport(AuditChains chains, AuditTrail trail) => (this.chains, this.trail) = (chains, trail);

    /// <param name="open">A file that can be read again, opened once it is known that there is something to write; whoever gives it closes it.</param>
    public async Task<Result<AuditExported>> Export(Caller caller, AuditQuery query, AuditFormat format, Func<Stream> open, CancellationToken ct) =>
        await (await trail.Open(caller, query, ct)).Match(
            opened => Write(opened.Chain, opened.Search, format, open, ct), problem => Task.FromResult<Result<AuditExported>>(problem));

    /// <summary>The same by the machine's administrator.</summary>
    public Task<Result<AuditExported>> Export(string chain, AuditSearch search, AuditFormat format, Func<Stream> open, CancellationToken ct) =>
        chains.Named(chain).Match(named => Write(named, search, format, open, ct), problem => Task.FromResult<Result<AuditExported>>(problem));

    private static async Task<Result<AuditExported>> Write(AuditChain chain, AuditSearch search, AuditFormat format, Func<Stream> open, CancellationToken ct)
    {
        if (format == AuditFormat.Xlsx && await AuditStore.Count(chain, search, ct) is > MostSheetRows and var many)
            return new Problem("sheet-too-long", $"Nhật ký có {VietnameseNumbers.Text(many)} mục, quá nhiều cho một trang tính.", "Chọn khoảng ngày ngắn hơn, hoặc xuất tệp CSV.");
        var lines = AuditStore.InOrder(chain, search, ct);
        var file = open();
        var (rows, hash) = format == AuditFormat.Csv ? await AuditSheet.WriteCsv(file, lines, ct) : await Task.Run(() => AuditSheet.WriteXlsx(file, chain.Key, lines.ToBlockingEnumerable(ct)), ct);
        var exported = new AuditExported(chain.Key, rows, hash);
        await chain.Note(
            new(AuditActions.AuditExport) { Place = search.Unit, Subjects = search.Subject is { } subject ? [subject] : [], After = new { search = search.Said, exported.Rows, exported.Sha256 } }, ct);
        return exported;
    }
}
