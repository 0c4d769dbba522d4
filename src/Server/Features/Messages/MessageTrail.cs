using CongDongSo.Domain.Messages;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Messages;

/// <summary>One message about something, and how far it came.</summary>
/// <param name="Name">Of who was told.</param>
/// <param name="Letters">State of each letter that carries it, by channel.</param>
public sealed record ToldMessage(MessageReason Reason, string Name, DateTimeOffset MadeAt, DateTimeOffset? ReadAt, DateTimeOffset? SettledAt, IReadOnlyList<(string Channel, string State, DateTimeOffset? SentAt)> Letters);

/// <summary>Ai đã nhận gì: the messages about one thing, for who sent them out.</summary>
public static class MessageTrail
{
    public const int Most = 200;

    /// <summary>The latest first. Row-level security shows those about units in which the caller may write.</summary>
    public static Task<IReadOnlyList<ToldMessage>> Of(ProvinceDatabase province, Guid subject, CancellationToken ct) => TrailStore.Of(province, subject, Most, ct);

    /// <summary>When somebody was last asked by hand about each of these, and how many people then.</summary>
    public static Task<IReadOnlyDictionary<Guid, (DateTimeOffset At, int People)>> LastAsked(ProvinceDatabase province, IReadOnlyCollection<Guid> subjects, CancellationToken ct) => TrailStore.LastAsked(province, subjects, ct);
}
