using System.Net;
using System.Net.Sockets;

namespace CongDongSo.Server.Features.Accounts.OwnSessions;

/// <summary>The network of an address: enough to notice a strange one, too little to follow a person.</summary>
internal static class Network
{
    private const int OfVersion4 = 24, OfVersion6 = 48;

    public static string Of(IPAddress? address)
    {
        if (address is null)
            return "";
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var length = plain.AddressFamily == AddressFamily.InterNetwork ? OfVersion4 : OfVersion6;
        var bytes = plain.GetAddressBytes();
        Array.Clear(bytes, length / 8, bytes.Length - length / 8);
        return $"{new IPAddress(bytes)}/{length}";
    }
}
