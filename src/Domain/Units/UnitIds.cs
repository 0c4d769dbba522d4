using System.Security.Cryptography;
using System.Text;

namespace CongDongSo.Domain.Units;

/// <summary>Identity of an administrative unit; its code and name are dated attributes (domain law 4).</summary>
public readonly record struct UnitId(Guid Value)
{
    /// <summary>
    /// The same unit of the national catalogue has the same id in every installation: a name-based UUID (RFC 9562, version 8)
    /// of what identifies it for good, e.g. <c>commune/21034/2025-07-01</c>.
    /// </summary>
    public static UnitId Of(string name)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes("congdongso/unit/" + name), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new(new Guid(hash[..16], bigEndian: true));
    }

    public override string ToString() => Value.ToString();
}
