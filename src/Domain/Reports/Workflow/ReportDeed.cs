namespace CongDongSo.Domain.Reports.Workflow;

/// <summary>Bước xử lý: what somebody does to a report.</summary>
public abstract record ReportDeed
{
    private ReportDeed()
    {
    }

    /// <summary>Ghi bản soạn.</summary>
    /// <param name="Sections">Phần lời by the title of its section.</param>
    public sealed record Write(IReadOnlyDictionary<string, string> Sections) : ReportDeed;

    /// <summary>Gắn tài liệu kèm theo.</summary>
    /// <param name="Name">Of the file.</param>
    public sealed record Attach(string Name) : ReportDeed;

    /// <summary>Bớt tài liệu kèm theo.</summary>
    /// <param name="Name">Of the file.</param>
    public sealed record Detach(string Name) : ReportDeed;

    /// <summary>Gửi cấp trên.</summary>
    public sealed record Submit : ReportDeed;

    /// <summary>Trả lại, with reasons pinned to what they are about.</summary>
    public sealed record Return(IReadOnlyList<ReportRemark> Remarks) : ReportDeed;

    /// <summary>Tiếp nhận.</summary>
    public sealed record Accept : ReportDeed;

    /// <summary>Tổng hợp: the superior's report, which it is part of, was sent.</summary>
    public sealed record Consolidate : ReportDeed;

    /// <summary>Mở lại.</summary>
    public sealed record Reopen(string Reason) : ReportDeed;

    /// <summary>Gia hạn.</summary>
    /// <param name="Until">The new last day on time.</param>
    public sealed record Extend(DateOnly Until, string Reason) : ReportDeed;

    /// <summary>Thôi yêu cầu: it is owed no more, e.g. of a unit that ended in the period.</summary>
    public sealed record Excuse(string Reason) : ReportDeed;

    /// <summary>The word for it in the database and in JSON.</summary>
    public string Code => GetType().Name.ToLowerInvariant();

    public static string Text(string code) => code switch
    {
        "write" => "Ghi bản soạn",
        "attach" => "Gắn tài liệu kèm theo",
        "detach" => "Bớt tài liệu kèm theo",
        "submit" => "Gửi cấp trên",
        "return" => "Trả lại",
        "accept" => "Tiếp nhận",
        "consolidate" => "Tổng hợp",
        "reopen" => "Mở lại",
        "extend" => "Gia hạn",
        "excuse" => "Thôi yêu cầu",
        "open" => "Mở kỳ",
        _ => code,
    };
}
