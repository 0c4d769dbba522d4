using CongDongSo.Server.Platform;

namespace CongDongSo.Server.Features.Messages;

/// <summary>Địa chỉ cổng, <c>CDS_SITE</c>: where letters lead. A server behind a proxy does not know it by itself while nobody asks it anything.</summary>
internal static class MessageSite
{
    /// <exception cref="ServiceUnavailableException">It is no address.</exception>
    public static Uri? Of(IReadOnlyDictionary<string, string> variables)
    {
        if (variables.GetValueOrDefault("CDS_SITE")?.Trim() is not { Length: > 0 } text)
            return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var site) && (site.Scheme == Uri.UriSchemeHttps || site.IsLoopback) && site.AbsolutePath == "/" ? site
            : throw new ServiceUnavailableException("setting-unreadable", $"CDS_SITE={text} viết chưa đúng.", "Ghi địa chỉ của cổng, bắt đầu bằng https:// và không có đường dẫn, ví dụ https://to.quangngai.gov.vn.");
    }
}
