namespace CongDongSo.Server.Features.Messages.Zalo;

/// <summary>How Zalo is spoken to.</summary>
internal static class ZaloHttp
{
    /// <summary>Follows no redirect: what it sends is for one address alone. Its patience is shorter than that of a round.</summary>
    public static HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(10) }) { Timeout = TimeSpan.FromSeconds(25) };
}
