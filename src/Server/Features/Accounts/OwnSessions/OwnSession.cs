using CongDongSo.Server.Features.Accounts.Factors;

namespace CongDongSo.Server.Features.Accounts.OwnSessions;

/// <summary>A running session as its owner sees it.</summary>
/// <param name="Device">Shortened from what the browser says of itself.</param>
/// <param name="Network">Of the address it was opened from, e.g. <c>203.0.113.0/24</c>.</param>
/// <param name="LastUsedAt">To the minute.</param>
public sealed record OwnSession(Guid Id, SessionKind Kind, SignInWay Way, string Device, string Network, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, bool IsCurrent);
