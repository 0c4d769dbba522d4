using System.Text.Json;
using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Results;
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
        var name = $"{report.Program}_{report.Schedule}_{report.Unit.Code}_{report.Period.Code}.{format}";
        return format switch
        {
            "docx" => new ReportFile(name, Office + "wordprocessingml.document", Bytes(stream => ReportDocx.Write(stream, report))),
            "xlsx" => new ReportFile(name, Office + "spreadsheetml.sheet", Bytes(stream => ReportXlsx.Write(stream, report))),
            "json" => new ReportFile(name, "application/json", JsonSerializer.SerializeToUtf8Bytes(ReportJson.Of(report), ApiJson.Options)),
            _ => UnknownFormat(format),
        };
    }

    public static Problem UnknownFormat(string format) =>
        new("report-format", $"Không lập được báo cáo dạng “{format}”.", "Hãy dùng tệp có đuôi .docx, .xlsx hoặc .json.");

    private static byte[] Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }
}
