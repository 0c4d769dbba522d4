using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;

namespace CongDongSo.Domain.Reports.Requests;

/// <summary>Dự thảo yêu cầu báo cáo đột xuất: what an officer has typed of a request, before it is asked. The only place that says what a request must have.</summary>
/// <param name="Number">Số, ký hiệu of the dispatch that asks, <paramref name="Dated"/> its day.</param>
/// <param name="Period">Kỳ số liệu; null: the month of today.</param>
public sealed record AdHocDraft(
    string Title, string Number, DateOnly? Dated, string Reason, IReadOnlyList<ReportSection> Questions, IReadOnlyList<string> Indicators, Period? Period, DateOnly? DueOn, string? WholeTo)
{
    public const int LongestTitle = 200, LongestNumber = 50, LongestReason = 1_000, LongestQuestion = 200, LongestPrompt = 500, MostQuestions = 20, MostDays = 366;

    /// <summary>What the hint of a question says that has none of its own.</summary>
    private const string AnyPrompt = "Trả lời đúng nội dung được hỏi; nêu số liệu và nguồn, nếu có";

    /// <summary>Reads questions as people type them: one a line, what stands after a colon is the hint for whoever answers.</summary>
    public static IReadOnlyList<ReportSection> ReadQuestions(string? lines) =>
    [
        .. from line in (lines ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
           let colon = line.IndexOf(": ", StringComparison.Ordinal)
           select colon > 0 ? new ReportSection(line[..colon].Trim(), line[(colon + 2)..].Trim()) : new ReportSection(line.TrimEnd(':'), ""),
    ];

    /// <summary>The questions as they were typed.</summary>
    public string QuestionLines => string.Join('\n', Questions.Select(question => question.Prompt.Length == 0 ? question.Title : $"{question.Title}: {question.Prompt}"));

    /// <summary>As they are asked: each has a hint.</summary>
    public IReadOnlyList<ReportSection> Asked =>
        [.. Questions.Select(question => new ReportSection(question.Title.Trim(), string.IsNullOrWhiteSpace(question.Prompt) ? AnyPrompt : question.Prompt.Trim()))];

    /// <summary>Why it cannot be asked; null where it can.</summary>
    public Problem? Refusal(Program program, DateOnly today)
    {
        if (Bad(Title, LongestTitle) || Title.Contains('\n', StringComparison.Ordinal))
            return Refused("Chưa có trích yếu.", $"Ghi báo cáo về việc gì, trên một dòng, không quá {LongestTitle} ký tự.");
        if (Bad(Number, LongestNumber) || Dated is not { } dated)
            return Refused("Chưa có số và ngày của văn bản yêu cầu.", "Ghi số, ký hiệu (ví dụ 218/UBND-VHXH) và ngày ban hành của văn bản yêu cầu báo cáo.");
        if (dated > today)
            return Refused($"Ngày của văn bản yêu cầu, {VietnamTime.Text(dated)}, chưa đến.", "Ghi ngày văn bản đã ban hành.");
        if (Bad(Reason, LongestReason))
            return Refused("Chưa có lý do, căn cứ.", $"Ghi vì sao cần báo cáo và căn cứ nào, không quá {LongestReason} ký tự; đơn vị được yêu cầu đọc được.");
        if (DueOn is not { } due || due < today || due > today.AddDays(MostDays))
            return Refused("Hạn gửi chưa đúng.", $"Chọn một ngày từ hôm nay, {VietnamTime.Text(today)}, đến {VietnamTime.Text(today.AddDays(MostDays))}.");
        if (Period is { } period && (period.First > today || period.Last.Year < 2000))
            return Refused($"Kỳ số liệu {period.Text} chưa bắt đầu.", "Chọn một kỳ đã bắt đầu.");
        if (Indicators.FirstOrDefault(id => program.Indicators.All(indicator => indicator.Id != id)) is { } unknown)
            return Refused($"Chương trình không có chỉ tiêu “{unknown}”.", $"Các chỉ tiêu đang có: {string.Join(", ", program.Indicators.Select(indicator => indicator.Id))}.");
        if (WholeTo is { Length: > LongestTitle })
            return Refused("Nơi nhận báo cáo tổng hợp quá dài.", $"Viết không quá {LongestTitle} ký tự.");
        return QuestionRefusal();
    }

    private Problem? QuestionRefusal()
    {
        if (Questions.Count is 0 or > MostQuestions)
            return Refused("Chưa có nội dung cần báo cáo.", $"Ghi từ một đến {MostQuestions} nội dung, mỗi dòng một nội dung.");
        if (Questions.FirstOrDefault(question => Bad(question.Title, LongestQuestion) || question.Prompt.Length > LongestPrompt) is { } tooLong)
            return Refused($"Nội dung “{Cut(tooLong.Title)}” trống hoặc quá dài.", $"Mỗi nội dung không quá {LongestQuestion} ký tự, gợi ý sau dấu hai chấm không quá {LongestPrompt} ký tự.");
        return Questions.GroupBy(question => question.Title.Trim(), StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? Refused($"Nội dung “{Cut(twice.Key)}” ghi hai lần.", "Mỗi nội dung ghi một lần.") : null;
    }

    private static bool Bad(string text, int longest) => string.IsNullOrWhiteSpace(text) || text.Length > longest;

    private static string Cut(string text) => text.Length > 60 ? $"{text[..60]}…" : text;

    private static Problem Refused(string title, string detail) => new("report-request", title, detail);
}
