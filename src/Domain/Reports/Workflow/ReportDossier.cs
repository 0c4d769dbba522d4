using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;

namespace CongDongSo.Domain.Reports.Workflow;

/// <summary>Hồ sơ báo cáo: one report that one unit owes for one period, from the day it is asked to the day it is part of the superior's. The only place that says what may follow what.</summary>
public sealed record ReportDossier
{
    public const int LongestSection = 20_000, LongestReason = 1_000;

    public required ReportState State { get; init; }

    /// <summary>Grows with every step; who acts says which one they saw.</summary>
    public int Version { get; init; }

    /// <summary>Phần lời by the title of its section.</summary>
    public IReadOnlyDictionary<string, string> Text { get; init; } = new Dictionary<string, string>();

    /// <summary>Titles of the sections that it has.</summary>
    public required IReadOnlyList<string> Sections { get; init; }

    /// <summary>The last day on time by the document or the request; null where none is set.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The last day on time after an extension.</summary>
    public DateOnly? ExtendedTo { get; init; }

    /// <summary>How often it was sent.</summary>
    public int Submissions { get; init; }

    /// <summary>When it was first sent: what makes it on time or late.</summary>
    public DateTimeOffset? FirstSubmittedAt { get; init; }

    /// <summary>Why it is owed no more; null while it is.</summary>
    public string? Excused { get; init; }

    public DateOnly? LastDay => ExtendedTo ?? DueOn;

    /// <summary>Does a deed.</summary>
    /// <param name="seen">The version that who acts has seen.</param>
    /// <param name="superiorIsLocked">Whether the superior's report that this one is part of has been sent, and not been returned.</param>
    /// <returns>The dossier after it, or why it cannot be done; then nothing has changed.</returns>
    public Result<ReportDossier> Do(ReportDeed deed, int seen, DateTimeOffset now, bool superiorIsLocked = false)
    {
        if (seen != Version)
        {
            return new Problem(
                "report-changed", $"Báo cáo vừa có thay đổi: {ReportStateWords.Text(State).ToLowerInvariant()}, phiên bản {Version}; bạn đang xem phiên bản {seen}.",
                "Tải lại trang để xem bản mới, rồi làm lại. Điều bạn vừa làm chưa được ghi.") { Kind = ProblemKind.Conflict };
        }
        if (Excused is { } excused && deed is not ReportDeed.Reopen)
            return Refused($"Báo cáo này không phải gửi nữa: {excused}", "Không cần làm gì thêm.");
        return deed switch
        {
            ReportDeed.Write write => Written(write.Sections),
            ReportDeed.Attach or ReportDeed.Detach => ReportStateWords.IsOpen(State) ? Next(State) : Sent,
            ReportDeed.Submit => Submitted(now),
            ReportDeed.Return back => Returned(back.Remarks),
            ReportDeed.Accept => State == ReportState.Submitted ? Next(ReportState.Accepted) : Refused("Chỉ tiếp nhận được báo cáo đang chờ tiếp nhận.", StateHint),
            ReportDeed.Consolidate => State == ReportState.Accepted ? Next(ReportState.Consolidated) : Refused("Chỉ tổng hợp được báo cáo đã tiếp nhận.", StateHint),
            ReportDeed.Reopen reopen => Reopened(reopen.Reason, superiorIsLocked),
            ReportDeed.Extend extend => Extended(extend),
            ReportDeed.Excuse excuse => ReportStateWords.IsOpen(State)
                ? HasReason(excuse.Reason) is { } problem ? problem : Next(State) with { Excused = excuse.Reason.Trim() }
                : Refused("Báo cáo đã gửi thì không thôi yêu cầu.", StateHint),
            _ => throw new ArgumentOutOfRangeException(nameof(deed)),
        };
    }

    /// <summary>Đúng hạn, trễ, thiếu, as a day sees it.</summary>
    public Timeliness On(DateOnly today) => this switch
    {
        { Excused: not null } => Timeliness.Excused,
        { FirstSubmittedAt: { } sent } => LastDay is { } last && VietnamTime.DayOf(sent) > last ? Timeliness.Late : Timeliness.OnTime,
        { LastDay: { } last } when today > last => Timeliness.Missing,
        _ => Timeliness.Open,
    };

    private Problem Sent => Refused("Báo cáo đã gửi thì không sửa được.", State == ReportState.Submitted ? "Đề nghị cấp trên trả lại nếu cần sửa." : "Đề nghị cấp trên mở lại nếu cần sửa.");

    private string StateHint => $"Báo cáo đang ở trạng thái: {ReportStateWords.Text(State).ToLowerInvariant()}.";

    private Result<ReportDossier> Written(IReadOnlyDictionary<string, string> text)
    {
        if (!ReportStateWords.IsOpen(State))
            return Sent;
        if (text.Keys.FirstOrDefault(title => !Sections.Contains(title)) is { } unknown)
            return Refused($"Báo cáo không có phần “{unknown}”.", $"Các phần: {string.Join("; ", Sections)}.");
        if (text.FirstOrDefault(section => section.Value.Length > LongestSection) is { Key: { } tooLong })
            return Refused($"Phần “{tooLong}” dài quá {LongestSection} ký tự.", "Rút gọn, hoặc đưa phần chi tiết vào tệp kèm theo.");
        var kept = text.Where(section => !string.IsNullOrWhiteSpace(section.Value)).ToDictionary(section => section.Key, section => section.Value);
        return Next(State == ReportState.Returned ? ReportState.Returned : ReportState.Draft) with { Text = kept };
    }

    private Result<ReportDossier> Submitted(DateTimeOffset now) => State switch
    {
        ReportState.Draft or ReportState.Returned => Next(ReportState.Submitted) with { Submissions = Submissions + 1, FirstSubmittedAt = FirstSubmittedAt ?? now },
        ReportState.Owed => Refused("Báo cáo chưa được soạn.", "Viết phần lời, hoặc bấm Ghi để nhận bản soạn từ số liệu, rồi gửi."),
        _ => Refused("Báo cáo đã gửi rồi.", StateHint),
    };

    private Result<ReportDossier> Returned(IReadOnlyList<ReportRemark> remarks)
    {
        if (State != ReportState.Submitted)
            return Refused("Chỉ trả lại được báo cáo đang chờ tiếp nhận.", State == ReportState.Accepted ? "Báo cáo đã tiếp nhận thì mở lại, có lý do." : StateHint);
        if (remarks.Count == 0 || remarks.Any(remark => string.IsNullOrWhiteSpace(remark.Text) || remark.Text.Length > ReportRemark.Longest))
            return Refused("Trả lại cần ít nhất một lý do.", $"Ghi lý do, mỗi lý do không quá {ReportRemark.Longest} ký tự, ở đúng chỉ tiêu hoặc phần lời cần sửa.");
        if (remarks.Select(remark => remark.Anchor).OfType<ReportAnchor.Section>().FirstOrDefault(section => !Sections.Contains(section.Title)) is { } unknown)
            return Refused($"Báo cáo không có phần “{unknown.Title}”.", $"Các phần: {string.Join("; ", Sections)}.");
        return Next(ReportState.Returned);
    }

    private Result<ReportDossier> Reopened(string reason, bool superiorIsLocked)
    {
        if (HasReason(reason) is { } problem)
            return problem;
        if (Excused is not null)
            return Next(State) with { Excused = null };
        return State switch
        {
            ReportState.Consolidated when superiorIsLocked => Refused("Báo cáo đã nằm trong báo cáo tổng hợp mà cấp trên đã gửi.", "Mở lại báo cáo tổng hợp trước."),
            ReportState.Accepted or ReportState.Consolidated => Next(ReportState.Returned),
            _ => Refused("Chỉ mở lại được báo cáo đã tiếp nhận hoặc đã tổng hợp.", StateHint),
        };
    }

    private Result<ReportDossier> Extended(ReportDeed.Extend extend)
    {
        if (HasReason(extend.Reason) is { } problem)
            return problem;
        if (!ReportStateWords.IsOpen(State))
            return Refused("Báo cáo đã gửi thì không cần gia hạn.", StateHint);
        return LastDay is { } last && extend.Until <= last
            ? Refused($"Hạn mới phải sau hạn đang có, {VietnamTime.Text(last)}.", "Chọn một ngày muộn hơn.")
            : Next(State) with { ExtendedTo = extend.Until };
    }

    private static Problem? HasReason(string reason) => string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason
        ? new("report-reason", "Cần ghi lý do.", $"Viết lý do, không quá {LongestReason} ký tự; ai xem báo cáo cũng đọc được.") : null;

    private ReportDossier Next(ReportState state) => this with { State = state, Version = Version + 1 };

    private static Problem Refused(string title, string detail) => new("report-refused", title, detail) { Kind = ProblemKind.Conflict };
}

/// <summary>Đúng hạn hay không.</summary>
public enum Timeliness
{
    /// <summary>Chưa đến hạn, not sent yet.</summary>
    Open,

    /// <summary>Đúng hạn: first sent on the last day or before; what was returned and sent again stays on time.</summary>
    OnTime,

    /// <summary>Trễ hạn.</summary>
    Late,

    /// <summary>Quá hạn chưa gửi.</summary>
    Missing,

    /// <summary>Không phải gửi nữa.</summary>
    Excused,
}
