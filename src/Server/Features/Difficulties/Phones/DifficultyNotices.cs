using CongDongSo.Domain.Difficulties;
using CongDongSo.Server.Features.Fieldwork.Notices;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Difficulties.Phones;

/// <summary>What a phone is told of the difficulties that its owner raised: each as it stands, in place of what was told before.</summary>
public static class DifficultyNotices
{
    /// <summary>What was confirmed longer ago is no news to anybody.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <param name="xact">The oldest transaction that the phone's last snapshot may have missed.</param>
    public static Question<PhoneNotice> Since(string login, long xact, DateTimeOffset now) => ToldDifficultyStore.Since(login, xact, now - Kept).Select(Notice);

    private static PhoneNotice Notice(ToldDifficulty told) => new(
        told.Id, told.Version, "difficulty", told.Id, Title(told), told.Answer ?? "", told.At, told.Sender.Length == 0 ? "Cộng Đồng Số" : told.Sender)
    {
        Difficulty = new(DifficultyWords.Code(told.State), DifficultyWords.Code(told.Level), told.Topic, told.Question, told.Place.Value),
    };

    private static string Title(ToldDifficulty told) => told.State switch
    {
        DifficultyState.Taken => told.Level == DifficultyLevel.Commune ? "Xã đã nhận khó khăn của bạn" : "Tỉnh đã nhận khó khăn của bạn",
        DifficultyState.Answered => "Khó khăn của bạn đã có trả lời",
        DifficultyState.Confirmed => "Bạn đã xác nhận câu trả lời",
        DifficultyState.Reopened => "Khó khăn của bạn đã mở lại",
        _ => told.Level == DifficultyLevel.Commune ? "Xã đang xem khó khăn của bạn" : "Khó khăn của bạn đã chuyển lên tỉnh",
    };
}
