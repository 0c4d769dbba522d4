using System.Security.Cryptography;
using System.Text;

namespace CongDongSo.Domain.Units;

/// <summary>A name-based UUID (RFC 9562, version 8): what is named alike has the same id in every installation.</summary>
public static class NameBasedId
{
    /// <param name="kind">What is named, e.g. <c>unit</c>: names of one kind are apart from those of another.</param>
    public static Guid Of(string kind, string name)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"congdongso/{kind}/{name}"), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
