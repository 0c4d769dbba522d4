using System.Security.Cryptography;
using System.Text;

namespace CongDongSo.Server.Platform.Documents.Writing;

/// <summary>What was written, so that a receiver can tell a whole file from a torn one.</summary>
/// <param name="Rows">Without the header.</param>
/// <param name="Sha256">Of all bytes, lower-case hexadecimal.</param>
public sealed record CsvReceipt(long Rows, string Sha256);

/// <summary>
/// Streams a bulk export: UTF-8 with BOM so that Excel reads the diacritics, CRLF, RFC 4180 quotes, and no field that a spreadsheet
/// would run (<see cref="SpreadsheetText.Guarded"/>).
/// </summary>
public static class CsvWriter
{
    private const int BufferCharacters = 32_768;

    public static async Task<CsvReceipt> WriteAsync(
        Stream output, IReadOnlyList<string> header, IAsyncEnumerable<IReadOnlyList<string?>> rows, CancellationToken cancel, char delimiter = ',')
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new StringBuilder(BufferCharacters + 1024).Append('\uFEFF');
        Append(buffer, header, delimiter);
        var count = 0L;
        await foreach (var row in rows.WithCancellation(cancel))
        {
            Append(buffer, row, delimiter);
            count++;
            if (buffer.Length >= BufferCharacters)
                await FlushAsync(output, buffer, hash, cancel);
        }
        await FlushAsync(output, buffer, hash, cancel);
        return new(count, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static async Task FlushAsync(Stream output, StringBuilder buffer, IncrementalHash hash, CancellationToken cancel)
    {
        var bytes = Encoding.UTF8.GetBytes(buffer.ToString());
        buffer.Clear();
        hash.AppendData(bytes);
        await output.WriteAsync(bytes, cancel);
    }

    private static void Append(StringBuilder buffer, IReadOnlyList<string?> fields, char delimiter)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (i > 0)
                buffer.Append(delimiter);
            var text = SpreadsheetText.Guarded(fields[i] ?? "");
            if (text.AsSpan().ContainsAny(delimiter, '"', '\n') || text.AsSpan().ContainsAny('\r', ' '))
                buffer.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            else
                buffer.Append(text);
        }
        buffer.Append("\r\n");
    }
}
