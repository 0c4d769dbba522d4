namespace CongDongSo.Domain.Difficulties;

/// <summary>The Vietnamese words, and the codes in JSON, addresses and the database.</summary>
public static class DifficultyWords
{
    /// <summary>Về việc gì: id and name, as the phone has them too (src/field/difficulties/words.ts).</summary>
    public static readonly IReadOnlyList<(string Id, string Name)> Topics =
    [
        ("support", "Cần đội hỗ trợ"), ("network", "Sóng, mạng Internet"), ("device", "Thiết bị của người dân"), ("platform", "Ứng dụng, dịch vụ công"),
        ("people", "Vận động người dân"), ("team", "Việc của Tổ"), (OtherTopic, "Việc khác"),
    ];

    /// <summary>Of what was said without a topic.</summary>
    public const string OtherTopic = "other";

    /// <summary>A topic that is none of these, of an older phone or another program, is Việc khác.</summary>
    public static string Topic(string id) => Topics.FirstOrDefault(topic => topic.Id == id) is { Name: { } name } ? name : "Việc khác";

    public static string Text(DifficultyState state) => state switch
    {
        DifficultyState.Raised => "Mới",
        DifficultyState.Taken => "Đã nhận",
        DifficultyState.Answered => "Đã trả lời",
        DifficultyState.Confirmed => "Người báo xác nhận",
        _ => "Mở lại",
    };

    public static string Text(DifficultyLevel level) => level == DifficultyLevel.Commune ? "Cấp xã" : "Cấp tỉnh";

    public static string Text(StepKind kind) => kind switch
    {
        StepKind.Taken => "Nhận xử lý",
        StepKind.Escalated => "Chuyển lên tỉnh",
        StepKind.Answered => "Trả lời",
        StepKind.Confirmed => "Người báo xác nhận",
        StepKind.Reopened => "Người báo mở lại",
        StepKind.Joined => "Ghi là trùng",
        StepKind.Parted => "Ghi là không trùng",
        StepKind.Related => "Ghi là liên quan",
        _ => "Người báo nói thêm về câu trả lời trước",
    };

    public static string Code<T>(T word) where T : struct, Enum => char.ToLowerInvariant(word.ToString()[0]) + word.ToString()[1..];

    public static T? Read<T>(string? code) where T : struct, Enum => code is not null && Codes<T>.Words.TryGetValue(code, out var word) ? word : null;

    private static class Codes<T> where T : struct, Enum
    {
        public static readonly Dictionary<string, T> Words = Enum.GetValues<T>().ToDictionary(Code);
    }
}
