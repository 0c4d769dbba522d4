using System.Text;

namespace CongDongSo.Server.Features.Accounts.Factors;

/// <summary>A secret as authenticator apps and people write it: base 32 (RFC 4648).</summary>
internal static class KeyText
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder((bytes.Length * 8 + 4) / 5);
        int pending = 0, bits = 0;
        foreach (var one in bytes)
        {
            pending = (pending << 8) | one;
            for (bits += 8; bits >= 5; bits -= 5)
                text.Append(Alphabet[(pending >> (bits - 5)) & 31]);
            pending &= (1 << bits) - 1;
        }
        if (bits > 0)
            text.Append(Alphabet[(pending << (5 - bits)) & 31]);
        return text.ToString();
    }

    /// <summary>In groups of four, to be read and typed by people.</summary>
    public static string Grouped(string text) => string.Join(' ', text.Chunk(4).Select(group => new string(group)));
}
