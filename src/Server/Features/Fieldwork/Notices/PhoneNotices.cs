using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Fieldwork.Notices;

/// <summary>What phones are told beside the registers.</summary>
public static class PhoneNotices
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <param name="xact">The oldest transaction that the phone's last snapshot may have missed.</param>
    public static Question<PhoneNotice> Since(Guid account, IReadOnlyCollection<UnitId> places, long xact, DateTimeOffset now) =>
        NoticeStore.Since(account, places, xact, now - Kept);
}

/// <summary>How a difficulty stands, as its reporter's phone is told; the answer is the notice's text.</summary>
/// <param name="State">raised, taken, answered, confirmed or reopened.</param>
/// <param name="Level">commune or province.</param>
/// <param name="Question">What was said, for a phone that did not say it.</param>
/// <param name="Place">Where what is said of the answer is sent to.</param>
public sealed record PhoneDifficulty(string State, string Level, string Topic, string Question, Guid Place);
