using System.Security.Cryptography;
using System.Text;

namespace CongDongSo.Server.Features.Accounts.Breaches;

/// <summary>
/// A file of passwords known from leaks, never loaded as a whole: either SHA-1 hashes in ascending order, <c>HASH</c> or <c>HASH:count</c> a line, as the
/// lists for use without network come (tens of gigabytes), or one password a line in any order.
/// </summary>
internal sealed class BreachList(string path)
{
    private const int HashLength = 40, LongestLine = 1024;

    public bool Has(string password)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 4096, FileOptions.RandomAccess);
#pragma warning disable CA5350 // The lists are made so; nothing is kept as SHA-1 here.
        return IsOfHashes(file) ? HasHash(file, Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)))) : HasLine(path, password);
#pragma warning restore CA5350
    }

    private static bool IsOfHashes(FileStream file) => LineFrom(file, 0) is var (line, _) && HashOf(line) is not null;

    /// <summary>Halves the file until one line is left: some 40 reads for a billion hashes.</summary>
    private static bool HasHash(FileStream file, string wanted)
    {
        var (low, high) = (0L, file.Length);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            var start = middle == 0 ? 0 : LineFrom(file, middle - 1).Next;
            if (start >= high)
            {
                // No line begins in the upper half: what is left begins at or before the middle.
                high = middle;
                continue;
            }
            var (line, next) = LineFrom(file, start);
            switch (string.CompareOrdinal(HashOf(line) ?? line.ToUpperInvariant(), wanted))
            {
                case 0: return true;
                case < 0: low = next; break;
                default: high = middle; break;
            }
        }
        return false;
    }

    /// <summary>The line that begins at an offset, or what is left of the one that the offset lies in, and where the following begins.</summary>
    private static (string Line, long Next) LineFrom(FileStream file, long offset)
    {
        file.Position = offset;
        var line = new StringBuilder();
        for (var next = offset; ; next++)
        {
            var read = file.ReadByte();
            if (read is -1 or '\n')
                return (line.ToString(), next + 1);
            if (line.Length < LongestLine && read != '\r')
                line.Append((char)read);
        }
    }

    private static string? HashOf(string line) =>
        line.Length >= HashLength && line.Take(HashLength).All(char.IsAsciiHexDigit) && (line.Length == HashLength || line[HashLength] == ':') ? line[..HashLength].ToUpperInvariant() : null;

    private static bool HasLine(string path, string password) => File.ReadLines(path).Any(line => line == password);
}
