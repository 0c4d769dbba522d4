using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Platform.Web;

/// <summary>Chuông: how much waits to be read, in the top bar of every page; registered by the feature that knows.</summary>
/// <param name="Label">Vietnamese, e.g. <c>Tin nhắn</c>.</param>
/// <param name="Address">Page of what waits.</param>
public sealed record PortalBell(string Label, string Address, Func<Caller, CancellationToken, Task<int>> Unread);
