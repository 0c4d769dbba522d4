using System.IO.Compression;
using System.Xml;

namespace CongDongSo.Server.Platform.Documents.Reading;

/// <summary>
/// The parts of an XLSX or DOCX, each checked before its first byte is parsed: real unpacked size, growth and CRC. Declared sizes are not
/// believed, and a flipped bit that would still parse (another digit in a phone number) is found.
/// </summary>
internal sealed class OfficeParts : IDisposable
{
    private const int SmallPart = 8 << 20;
    private readonly ZipArchive archive;
    private readonly SheetLimits limits;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> examined = new(StringComparer.OrdinalIgnoreCase);
    private readonly byte[] buffer = new byte[65_536];
    private long unpacked;

    private OfficeParts(ZipArchive archive, SheetLimits limits)
    {
        this.archive = archive;
        this.limits = limits;
        foreach (var entry in archive.Entries)
            parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
    }

    public static OfficeParts Open(Stream stream, SheetLimits limits)
    {
        var opened = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        try
        {
            if (opened.Entries.Count > limits.ZipEntries)
                throw UnreadableFileException.TooLarge($"Tệp nén chứa {opened.Entries.Count} thành phần, mức cho phép là {limits.ZipEntries}.");
            if (opened.Entries.Sum(entry => (decimal)entry.Length) > limits.UnpackedBytes)
                throw Bomb();
            return new(opened, limits);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    public IReadOnlyCollection<string> Paths => parts.Keys;

    public bool Has(string path) => parts.ContainsKey(path);

    /// <summary>A part as it is.</summary>
    public byte[] Bytes(string path)
    {
        var entry = parts[path];
        if (examined.Add(path))
            Check(entry);
        using var stream = entry.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    /// <summary>A part as XML: no DTD, no entity, nothing fetched.</summary>
    public XmlReader Xml(string path)
    {
        if (!parts.TryGetValue(path, out var entry))
            throw UnreadableFileException.Damaged($"Thiếu thành phần {path}.");
        if (examined.Add(path))
            Check(entry);
        return XmlReader.Create(entry.Open(), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CloseInput = true,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersFromEntities = 1024,
            MaxCharactersInDocument = limits.UnpackedBytes,
        });
    }

    public void Dispose() => archive.Dispose();

    private void Check(ZipArchiveEntry entry)
    {
        using var part = entry.Open();
        var length = 0L;
        var crc = Crc32.Start;
        int read;
        while ((read = part.Read(buffer)) > 0)
        {
            length += read;
            unpacked += read;
            if (unpacked > limits.UnpackedBytes || (length > SmallPart && length > entry.CompressedLength * limits.UnpackRatio))
                throw Bomb();
            crc = Crc32.Add(crc, buffer.AsSpan(0, read));
        }
        if (length != entry.Length || Crc32.End(crc) != entry.Crc32)
            throw UnreadableFileException.Damaged($"Thành phần {entry.FullName} không còn nguyên vẹn.");
    }

    private static UnreadableFileException Bomb() => UnreadableFileException.TooLarge("Nội dung nén của tệp nở ra quá lớn khi giải nén.");
}
