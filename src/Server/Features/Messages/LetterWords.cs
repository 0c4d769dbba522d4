using CongDongSo.Domain.Time;

namespace CongDongSo.Server.Features.Messages;

/// <summary>The words for channels and for how far a letter came.</summary>
internal static class LetterWords
{
    public static string Channel(string code) => code == "email" ? "Thư" : "Zalo";

    public static string State(string code) => code switch
    {
        "pending" => "chờ gửi",
        "claimed" => "đang gửi",
        "sent" => "đã gửi",
        "failed" => "sẽ gửi lại",
        "dead" => "không gửi được",
        _ => "không cần gửi nữa",
    };

    public static string Text(string channel, string state, DateTimeOffset? sentAt) => $"{Channel(channel)}: {State(state)}{(sentAt is { } at ? $" {VietnamTime.Moment(at)}" : "")}";
}
