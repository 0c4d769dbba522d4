using System.Net;
using System.Net.Sockets;

namespace CongDongSo.Server.Platform.Access;

/// <summary>The network of an address: enough to notice a strange one, too little to follow a person.</summary>
public static class ShortAddress
{
    private const int OfVersion4 = 24, OfVersion6 = 48;

    /// <returns>E.g. <c>203.0.113.0/24</c>; null where the address is not known.</returns>
    public static string? Of(IPAddress? address)
    {
        if (address is null)
            return null;
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var length = plain.AddressFamily == AddressFamily.InterNetwork ? OfVersion4 : OfVersion6;
        var bytes = plain.GetAddressBytes();
        Array.Clear(bytes, length / 8, bytes.Length - length / 8);
        return $"{new IPAddress(bytes)}/{length}";
    }
}
