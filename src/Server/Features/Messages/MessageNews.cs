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
    public static async Task<IReadOnlyList<ReadableMessage>> Since(ProvinceWork work, UnitDirectory units, Guid account, long xact, DateTimeOffset now, CancellationToken ct) =>
        await MessageBox.Readable(units, await MessageStore.Since(work, account, xact, now - Kept, ct), VietnamTime.DayOf(now), ct);
}
