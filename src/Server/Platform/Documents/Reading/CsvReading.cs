using System.Text;
using CongDongSo.Domain.Results;

namespace CongDongSo.Server.Platform.Documents.Reading;

/// <summary>
/// A CSV as its one sheet. UTF-8 with or without BOM, or UTF-16 with BOM; comma, semicolon, tab or bar. A record is a row, as Excel
/// counts: blank lines count, a quoted line break does not.
/// </summary>
internal static class CsvReading
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static IEnumerable<Sheet> Sheets(Stream stream, SheetLimits limits)
    {
        var encoding = EncodingOf(stream);
        return [new Sheet(null, Hidden: false, Rows(stream, encoding, CsvDialect.Of(Sample(stream, encoding)), limits))];
    }

    public static UnreadableFileException NotUtf8(Exception? cause = null) => new(
        new Problem("file-not-utf8", "Tệp không phải .xlsx, cũng không phải .csv mã hóa UTF-8.", "Trong Excel, hãy lưu lại dạng “CSV UTF-8” hoặc .xlsx rồi nộp lại."), cause);

    private static IEnumerable<SheetRow> Rows(Stream stream, Encoding encoding, CsvDialect dialect, SheetLimits limits)
    {
        stream.Position = 0;
        using var text = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 65_536, leaveOpen: true);
        if (dialect.Declared)
            text.ReadLine();
        var records = new CsvRecords(text, dialect.Delimiter, limits.CellCharacters);
        var fields = new List<string>();
        for (var number = 1; records.Read(fields); number++)
        {
            var cells = Cells(fields, number, limits);
            if (cells.Length == 0)
                continue;
            if (number > limits.Rows)
                throw UnreadableFileException.TooLarge($"Tệp có hơn {limits.Rows} dòng.");
            yield return new(number, cells);
        }
    }

    private static SheetCell[] Cells(List<string> fields, int number, SheetLimits limits)
    {
        var count = fields.Count;
        while (count > 0 && fields[count - 1].Length == 0)
            count--;
        if (count > limits.Columns)
            throw UnreadableFileException.TooLarge($"Dòng {number} có {count} cột, mức cho phép là {limits.Columns}.");
        var cells = new SheetCell[count];
        for (var column = 0; column < count; column++)
            cells[column] = fields[column].Contains('\0') ? throw NotUtf8() : new(SpreadsheetText.Unguarded(fields[column]));
        return cells;
    }

    private static Encoding EncodingOf(Stream stream)
    {
        Span<byte> head = stackalloc byte[4096];
        stream.Position = 0;
        head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        return head switch
        {
            [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
            [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
            _ when head.Contains((byte)0) => throw NotUtf8(),
            _ => StrictUtf8,
        };
    }

    private static string Sample(Stream stream, Encoding encoding)
    {
        stream.Position = 0;
        using var text = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var sample = new char[32_768];
        return new(sample, 0, text.ReadBlock(sample));
    }
}
