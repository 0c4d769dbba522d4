using CongDongSo.Domain.Language;
using CongDongSo.Domain.Time;

namespace CongDongSo.Domain.Messages;

/// <summary>The words of messages: codes in the database, and the sentence that a person reads in the portal, an e-mail or on a phone.</summary>
public static class MessageWords
{
    public static string Code(MessageReason reason) => char.ToLowerInvariant(reason.ToString()[0]) + reason.ToString()[1..];

    public static MessageReason? Read(string code) => Enum.GetValues<MessageReason>().Where(reason => Code(reason) == code).Select(reason => (MessageReason?)reason).FirstOrDefault();

    /// <summary>A few words, for a badge.</summary>
    public static string Text(MessageReason reason) => reason switch
    {
        MessageReason.Coming => "Sắp đến hạn",
        MessageReason.DueToday => "Đến hạn hôm nay",
        MessageReason.Overdue => "Quá hạn, chưa gửi",
        MessageReason.OverdueBelow => "Cấp dưới quá hạn",
        MessageReason.StillReturned => "Trả lại, chưa gửi lại",
        MessageReason.Asked => "Cấp trên nhắc",
        MessageReason.Returned => "Bị trả lại",
        MessageReason.Accepted => "Đã tiếp nhận",
        MessageReason.Extended => "Gia hạn",
        MessageReason.Reopened => "Mở lại",
        MessageReason.Excused => "Không phải gửi nữa",
        MessageReason.Requested => "Yêu cầu đột xuất",
        MessageReason.DifficultyAssigned => "Khó khăn giao cho bạn",
        MessageReason.DifficultyEscalated => "Khó khăn chuyển lên",
        MessageReason.DifficultyOverdue => "Khó khăn quá hạn",
        MessageReason.DifficultyAnswered => "Khó khăn đã trả lời",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    /// <summary>Goes at once, outside of quiet hours: somebody waits for it. All else goes with the digest of the day.</summary>
    public static bool IsUrgent(MessageReason reason) => reason is MessageReason.Returned or MessageReason.Reopened or MessageReason.Asked or MessageReason.Requested;

    /// <summary>Asks for something to be done, and has no use once that is done.</summary>
    public static bool AsksForWork(MessageReason reason) => reason is not (MessageReason.Accepted or MessageReason.Excused or MessageReason.DifficultyAnswered);

    /// <summary>The sentence, as a day sees it: what came late still says the right number of days.</summary>
    /// <param name="title">Of the report, or what the difficulty is about.</param>
    /// <param name="unit">Whose it is.</param>
    /// <param name="day">The last day; of what was returned, the day it was.</param>
    public static string Sentence(MessageReason reason, string title, string unit, DateOnly? day, DateOnly today) => reason switch
    {
        MessageReason.Coming or MessageReason.DueToday or MessageReason.Overdue => $"{title} của {unit}: {Deadline(day, today)}.",
        MessageReason.OverdueBelow => $"{unit} chưa gửi {title}: {Deadline(day, today)}.",
        MessageReason.StillReturned => $"{title} của {unit} bị trả lại{(day is { } back ? $" ngày {VietnamTime.Text(back)}" : "")}, chưa gửi lại.",
        MessageReason.Asked => $"Cấp trên nhắc {unit} gửi {title}{(day is null ? "" : $": {Deadline(day, today)}")}.",
        MessageReason.Returned => $"{title} của {unit} bị trả lại, có ý kiến ở từng chỗ cần sửa.",
        MessageReason.Accepted => $"{title} của {unit} đã được tiếp nhận.",
        MessageReason.Extended => $"{title} của {unit} được gia hạn{(day is { } until ? $" đến {VietnamTime.Text(until)}" : "")}.",
        MessageReason.Reopened => $"{title} của {unit} được mở lại để sửa.",
        MessageReason.Excused => $"{unit} không phải gửi {title} nữa.",
        MessageReason.Requested => $"{unit} được yêu cầu báo cáo đột xuất “{title}”: {Deadline(day, today)}.",
        MessageReason.DifficultyAssigned => $"Khó khăn về “{title}” ở {unit} được giao cho bạn{Term(day)}.",
        MessageReason.DifficultyEscalated => $"Khó khăn về “{title}” ở {unit} được chuyển lên cấp tỉnh{Term(day)}.",
        MessageReason.DifficultyOverdue => $"Khó khăn về “{title}” ở {unit} đã quá hạn trả lời{(day is { } last ? $" ({VietnamTime.Text(last)})" : "")}.",
        MessageReason.DifficultyAnswered => $"Khó khăn về “{title}” ở {unit} đã có câu trả lời.",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    private static string Term(DateOnly? day) => day is { } last ? $", trả lời trước hết ngày {VietnamTime.Text(last)}" : "";

    private static string Deadline(DateOnly? day, DateOnly today) => day is not { } last ? "chưa gửi" : (last.DayNumber - today.DayNumber) switch
    {
        > 0 and var left => $"còn {VietnameseNumbers.Text(left)} ngày, hạn {VietnamTime.Text(last)}",
        0 => $"hôm nay là hạn ({VietnamTime.Text(last)})",
        var past => $"quá hạn {VietnameseNumbers.Text(-past)} ngày, hạn {VietnamTime.Text(last)}",
    };
}
