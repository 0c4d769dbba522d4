using CongDongSo.Domain.Time;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Messages;

/// <summary>What a person is told, for their phone: reminders and returned reports that are neither read nor done, and those that a phone may have and that are now. Answers to difficulties come to phones with the difficulty.</summary>
public static class MessageNews
{
    /// <summary>What was told longer ago is not carried to a new phone.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <param name="xact">The oldest transaction that the phone's last snapshot may have missed.</param>
    public static Question<Message> Since(Guid account, long xact, DateTimeOffset now) => MessageStore.Since(account, xact, now - Kept);

    /// <summary>The same as sentences.</summary>
    public static Task<IReadOnlyList<ReadableMessage>> Readable(UnitDirectory units, IReadOnlyList<Message> messages, DateTimeOffset now, CancellationToken ct) =>
        MessageBox.Readable(units, messages, VietnamTime.DayOf(now), ct);
}
