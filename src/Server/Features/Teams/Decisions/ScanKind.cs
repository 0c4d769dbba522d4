namespace CongDongSo.Server.Features.Teams.Decisions;

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

    public static string Extension(string media) => media switch
    {
        "application/pdf" => ".pdf",
        "image/jpeg" => ".jpg",
        _ => ".png",
    };
}
