using System.Buffers.Binary;

namespace CongDongSo.Server.Features.Fieldwork.Photos;

/// <summary>What a photo is, told by its content; and whether it says where or by which phone it was taken.</summary>
internal static class PhotoKind
{
    /// <returns>Media type; null for what is neither JPEG, PNG nor WebP.</returns>
    public static string? Of(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : content.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : content.Length > 12 && content.StartsWith("RIFF"u8) && content[8..12].SequenceEqual("WEBP"u8) ? "image/webp"
        : null;

    /// <summary>Whether EXIF or XMP stands in it, in the segments or chunks before, or after, the picture itself.</summary>
    public static bool HasMetadata(ReadOnlySpan<byte> content, string media) => media switch
    {
        "image/jpeg" => JpegHas(content),
        "image/png" => ChunksHave(content[8..], isBigEndian: true),
        _ => ChunksHave(content[12..], isBigEndian: false),
    };

    private static bool JpegHas(ReadOnlySpan<byte> content)
    {
        var rest = content[2..];
        // Segments up to the picture (SOS, 0xDA): APP1 holds EXIF and XMP.
        while (rest.Length > 4 && rest[0] == 0xFF && rest[1] != 0xDA)
        {
            if (rest[1] == 0xE1)
                return true;
            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            if (length > rest.Length)
                return false;
            rest = rest[length..];
        }
        return false;
    }

    private static bool ChunksHave(ReadOnlySpan<byte> rest, bool isBigEndian)
    {
        while (rest.Length >= 8)
        {
            var (name, size) = isBigEndian ? (rest[4..8].ToArray(), BinaryPrimitives.ReadUInt32BigEndian(rest)) : (rest[..4].ToArray(), BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]));
            if (name.AsSpan().SequenceEqual("eXIf"u8) || name.AsSpan().SequenceEqual("EXIF"u8) || name.AsSpan().SequenceEqual("XMP "u8) || name.AsSpan().SequenceEqual("iTXt"u8))
                return true;
            // PNG: length, name, content, checksum; WebP: name, length, content, padded to an even length.
            var whole = 8 + (long)size + (isBigEndian ? 4 : size % 2);
            if (whole > rest.Length)
                return false;
            rest = rest[(int)whole..];
        }
        return false;
    }
}
