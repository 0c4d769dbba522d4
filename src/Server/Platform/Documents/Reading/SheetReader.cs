using System.Text;
using System.Xml;
using CongDongSo.Domain.Results;

namespace CongDongSo.Server.Platform.Documents.Reading;

/// <summary>
/// Reads an XLSX or a CSV, told apart by content, not by name. The sheets live while <c>use</c> runs; a file that turns out
/// damaged or oversized in any of its rows ends as a refusal, never as an exception.
/// </summary>
public static class SheetReader
{
    public static Result<T> Read<T>(Stream stream, SheetLimits limits, Func<IReadOnlyList<Sheet>, Result<T>> use)
    {
        try
        {
            using var file = Open(stream, limits);
            return use(file.Sheets);
        }
        catch (UnreadableFileException refused)
        {
            return refused.Problem;
        }
    }

    public static async Task<Result<T>> ReadAsync<T>(Stream stream, SheetLimits limits, Func<IReadOnlyList<Sheet>, Task<Result<T>>> use)
    {
        try
        {
            using var file = Open(stream, limits);
            return await use(file.Sheets);
        }
        catch (UnreadableFileException refused)
        {
            return refused.Problem;
        }
    }

    private static OpenFile Open(Stream stream, SheetLimits limits)
    {
        var file = new OpenFile();
        try
        {
            Guarded(() => Open(file, file.Seekable(stream, limits), limits));
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static bool Open(OpenFile file, Stream stream, SheetLimits limits)
    {
        if (stream.Length == 0)
            throw new UnreadableFileException(new Problem("file-empty", "Tệp trống.", "Hãy chọn lại tệp .xlsx hoặc .csv có dữ liệu."));
        if (stream.Length > limits.FileBytes)
            throw UnreadableFileException.TooLarge($"Tệp có {Size(stream.Length)}, mức cho phép là {Size(limits.FileBytes)}.");
        var head = new byte[8];
        _ = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        var sheets = head switch
        {
            [0xD0, 0xCF, 0x11, 0xE0, ..] => throw new UnreadableFileException(new Problem(
                "file-old-format", "Tệp là .xls đời cũ hoặc có đặt mật khẩu.", "Hãy mở bằng Excel, bỏ mật khẩu, lưu lại dạng .xlsx rồi nộp lại.")),
            [(byte)'P', (byte)'K', ..] => XlsxReader.Sheets(file.Keep(OfficeParts.Open(stream, limits)), limits),
            _ => CsvReading.Sheets(stream, limits),
        };
        file.Sheets = [.. sheets.Select(sheet => sheet with { Rows = Guarded(sheet.Rows) })];
        return true;
    }

    private static IEnumerable<SheetRow> Guarded(IEnumerable<SheetRow> rows)
    {
        using var row = rows.GetEnumerator();
        while (Guarded(row.MoveNext))
            yield return row.Current;
    }

    private static bool Guarded(Func<bool> read)
    {
        try
        {
            return read();
        }
        catch (DecoderFallbackException cause)
        {
            throw CsvReading.NotUtf8(cause);
        }
        catch (XmlException cause) when (cause.Message.Contains("DTD", StringComparison.Ordinal))
        {
            throw new UnreadableFileException(new Problem("file-forbidden-content", "Tệp chứa khai báo DTD không được phép.", "Hãy mở bằng Excel và lưu lại dạng .xlsx."), cause);
        }
        // An offset beyond its end is an argument out of range to a stream over a part of a request's body.
        catch (Exception cause) when (cause is ArgumentOutOfRangeException or XmlException or InvalidDataException or EndOfStreamException or NotSupportedException
            or FormatException or OverflowException or IOException and not FileNotFoundException)
        {
            throw UnreadableFileException.Damaged("Không đọc được nội dung.", cause);
        }
    }

    private static string Size(long bytes) => $"{Domain.Language.VietnameseNumbers.Text(bytes / 1048576m, 1)} MB";

    /// <summary>The sheets and what must be closed after them.</summary>
    private sealed class OpenFile : IDisposable
    {
        private readonly List<IDisposable> kept = [];

        public IReadOnlyList<Sheet> Sheets { get; set; } = [];

        public T Keep<T>(T part) where T : IDisposable
        {
            kept.Add(part);
            return part;
        }

        /// <summary>A ZIP is read from its end, so what can't seek is spooled to disk first, no further than allowed.</summary>
        public Stream Seekable(Stream stream, SheetLimits limits)
        {
            if (stream.CanSeek)
            {
                stream.Position = 0;
                return stream;
            }
            var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
            var spool = Keep(new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 65_536, FileOptions.DeleteOnClose));
            var buffer = new byte[65_536];
            int read;
            while (spool.Length <= limits.FileBytes && (read = stream.Read(buffer)) > 0)
                spool.Write(buffer, 0, read);
            spool.Position = 0;
            return spool;
        }

        public void Dispose()
        {
            foreach (var part in Enumerable.Reverse(kept))
                part.Dispose();
        }
    }
}
