using System.Text.Json;
using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Documents;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.Server.Features.Reports;

/// <summary>A report as a file of one of its forms.</summary>
/// <param name="Name">For downloads: ASCII, without spaces.</param>
public sealed record ReportFile(string Name, string ContentType, byte[] Content)
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";

    /// <param name="format"><c>docx</c>, <c>xlsx</c> or <c>json</c>.</param>
    public static Result<ReportFile> Of(Report report, string format)
    {
        var name = NameOf(report, format);
        return format switch
        {
            "docx" => new ReportFile(name, Office + "wordprocessingml.document", Bytes(stream => ReportDocx.Write(stream, report))),
            "xlsx" => new ReportFile(name, Office + "spreadsheetml.sheet", Bytes(stream => ReportXlsx.Write(stream, report))),
            "json" => new ReportFile(name, "application/json", JsonSerializer.SerializeToUtf8Bytes(ReportJson.Of(report), ApiJson.Options)),
            _ => UnknownFormat(format),
        };
    }

    /// <summary>The letter, printed.</summary>
    internal static async Task<Result<ReportFile>> Pdf(Report report, PdfPrinter printer, CancellationToken ct) =>
        (await printer.Print(Bytes(stream => ReportDocx.Write(stream, report)), ct)).Match<Result<ReportFile>>(content => new ReportFile(NameOf(report, "pdf"), "application/pdf", content), problem => problem);

    /// <summary>A letter that was made in an office's template.</summary>
    internal static ReportFile Letter(Report report, string format, byte[] content) => new(NameOf(report, format), format == "pdf" ? "application/pdf" : Office + "wordprocessingml.document", content);

    private static string NameOf(Report report, string format) => $"{report.Program}_{report.Schedule}_{report.Unit.Code}_{report.Period.Code}.{format}";

    public static Problem UnknownFormat(string format) =>
        new("report-format", $"Không lập được báo cáo dạng “{format}”.", "Hãy dùng tệp có đuôi .docx, .xlsx hoặc .json.");

    private static byte[] Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }
}
