using System.Buffers.Binary;
using System.IO.Compression;

namespace CongDongSo.Server.Features.Demo;

/// <summary>A small picture (PNG) that stands for a photo of a meeting: a hall's wall, a table, and a row of heads.</summary>
internal static class DemoPicture
{
    private const int Width = 320, Height = 200, Table = 150, HeadsAt = 118, HeadRadius = 17, HeadEvery = 46;

    public static byte[] Meeting { get; } = Png();

    private static (int Red, int Green, int Blue) Colour(int x, int y) =>
        y >= Table ? (120, 84, 56) : IsHead(x, y) ? (58, 48, 44) : (206 - (y / 8), 214 - (y / 8), 198 - (y / 8));

    private static bool IsHead(int x, int y)
    {
        var (across, down) = ((x % HeadEvery) - (HeadEvery / 2), y - HeadsAt);
        return (across * across) + (down * down) < HeadRadius * HeadRadius || (down > HeadRadius && Math.Abs(across) < HeadRadius + 4);
    }

    /// <summary>Signature, header (8 bits of each colour), rows without a filter, end (ISO/IEC 15948).</summary>
    private static byte[] Png()
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, Width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), Height);
        (head[8], head[9]) = (8, 2);
        Chunk(file, "IHDR"u8, head);
        using var rows = new MemoryStream();
        using (var packed = new ZLibStream(rows, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var y = 0; y < Height; y++)
            {
                packed.WriteByte(0);
                for (var x = 0; x < Width; x++)
                {
                    var (red, green, blue) = Colour(x, y);
                    packed.Write([(byte)red, (byte)green, (byte)blue]);
                }
            }
        }
        Chunk(file, "IDAT"u8, rows.ToArray());
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> name, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        byte[] told = [.. name, .. content];
        file.Write(told);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(told));
        file.Write(number);
    }

    /// <summary>CRC-32 as PNG wants it.</summary>
    private static uint Checksum(byte[] told)
    {
        var sum = uint.MaxValue;
        foreach (var one in told)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) == 1 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
        }
        return ~sum;
    }
}
