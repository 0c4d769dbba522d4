namespace CongDongSo.Server.Platform.Documents;

/// <summary>What a scan is, told by its first bytes; its name says nothing.</summary>
internal static class ScanKind
{
    public const string Accept = ".pdf,.jpg,.jpeg,.png";

    /// <summary>Enough to tell.</summary>
    public const int FirstBytes = 8;

    /// <returns>Media type; null for what is neither PDF, JPG nor PNG.</returns>
    public static string? Of(ReadOnlySpan<byte> first) =>
        first.StartsWith("%PDF-"u8) ? "application/pdf"
        : first.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : first.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : null;

    /// <summary>Whether it is a PDF in which bytes are set apart for a digital signature (ISO 32000, 12.8); that says nothing of whose it is.</summary>
    public static bool HasSignature(ReadOnlySpan<byte> content) => content.StartsWith("%PDF-"u8) && content.IndexOf("/ByteRange"u8) >= 0;

    public static string Extension(string media) => media switch
    {
        "application/pdf" => ".pdf",
        "image/jpeg" => ".jpg",
        _ => ".png",
    };
}
