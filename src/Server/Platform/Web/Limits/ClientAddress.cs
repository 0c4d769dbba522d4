using System.Net;
using System.Net.Sockets;

namespace CongDongSo.Server.Platform.Web.Limits;

/// <summary>
/// The network address whose requests are counted together: the connection's own or, where the server was told that a proxy stands before it, the one the
/// proxy states (the framework has then replaced it already). What a client writes into a header by itself counts for nothing.
/// </summary>
internal static class ClientAddress
{
    private const int PrefixBytes = 8;

    public static string Of(HttpContext context) => Of(context.Connection.RemoteIpAddress);

    /// <summary>IPv4 whole, of IPv6 the /64; null stands for a connection without an address.</summary>
    public static string Of(IPAddress? address) => address switch
    {
        null => "local",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, PrefixBytes)) + "/64",
        _ => address.ToString(),
    };
}
