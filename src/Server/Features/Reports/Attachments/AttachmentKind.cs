using System.IO.Compression;
using CongDongSo.Server.Platform.Documents;

namespace CongDongSo.Server.Features.Reports.Attachments;

/// <summary>What a file that goes with a report is, told by its content.</summary>
internal static class AttachmentKind
{
    public const string Accept = ScanKind.Accept + ",.docx,.xlsx";

    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <returns>Media type and ending; null for anything but PDF, JPG, PNG, DOCX and XLSX, and for a document with macros.</returns>
    public static (string Media, string Ending)? Of(byte[] content) => ScanKind.Of(content) is { } media ? (media, ScanKind.Extension(media)) : OfPackage(content);

    private static (string, string)? OfPackage(byte[] content)
    {
        if (!content.AsSpan().StartsWith("PK"u8))
            return null;
        try
        {
            using var package = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            if (package.Entries.Any(entry => entry.Name.EndsWith(".bin", StringComparison.OrdinalIgnoreCase) && entry.Name.StartsWith("vba", StringComparison.OrdinalIgnoreCase)))
                return null;
            return package.GetEntry("word/document.xml") is not null ? (Docx, ".docx") : package.GetEntry("xl/workbook.xml") is not null ? (Xlsx, ".xlsx") : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
