using CongDongSo.Domain.Reports.Workflow;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Reports.Reminders;
using CongDongSo.Server.Platform.Web.Components;

namespace CongDongSo.Server.Features.Reports.Workflow;

/// <summary>The page of a report.</summary>
public sealed record ReportCaseModel(ReportOnDesk Desk, IReadOnlyList<Crumb> Trail)
{
    /// <summary>The deed that has just been done.</summary>
    public string? Done { get; init; }

    public Problem? Problem { get; init; }

    /// <summary>What was typed into a form that was refused.</summary>
    public IReadOnlyDictionary<string, string>? Typed { get; init; }

    /// <summary>The text of a section's field: as typed, as written, or what is suggested while nothing is.</summary>
    public string Text(int index)
    {
        var title = Desk.Case.Dossier.Sections[index];
        return Typed?.GetValueOrDefault(ReportWorkflowPages.SectionField(index)) ?? (Desk.Case.Dossier.State == ReportState.Owed ? Desk.Suggested : Desk.Case.Dossier.Text).GetValueOrDefault(title, "");
    }
}

/// <param name="MayRemind">Whether the caller judges what this unit receives.</param>
public sealed record ReportProgressModel(ReportProgressOf Progress, IReadOnlyList<Crumb> Trail, bool MayRemind)
{
    /// <summary>What came of reminding.</summary>
    public ReportsAsked? Asked { get; init; }

    public Problem? Problem { get; init; }
}

/// <summary>How the states of reports look.</summary>
internal static class ReportLook
{
    public static Tone ToneOf(ReportState state) => state switch
    {
        ReportState.Returned => Tone.Bad,
        ReportState.Submitted or ReportState.Draft => Tone.Info,
        ReportState.Accepted or ReportState.Consolidated => Tone.Good,
        _ => Tone.Neutral,
    };

    /// <summary>Where no day is set, nothing can be late.</summary>
    public static string Text(ReportDossier dossier, DateOnly today) => (dossier.LastDay, dossier.On(today)) switch
    {
        (null, Timeliness.OnTime) => "Đã gửi",
        (null, Timeliness.Open) => "Văn bản không định ngày",
        (_, var timeliness) => ReportStateWords.Text(timeliness),
    };

    public static Tone ToneOf(Timeliness timeliness) => timeliness switch
    {
        Timeliness.OnTime => Tone.Good,
        Timeliness.Late => Tone.Warning,
        Timeliness.Missing => Tone.Bad,
        _ => Tone.Neutral,
    };

    public static string DoneText(string deed) => deed switch
    {
        "write" => "Đã ghi bản soạn.",
        "submit" => "Đã gửi. Số liệu của bản gửi được giữ nguyên.",
        "return" => "Đã trả lại kèm ý kiến.",
        "accept" => "Đã tiếp nhận.",
        "reopen" => "Đã mở lại.",
        "extend" => "Đã gia hạn.",
        "excuse" => "Đã thôi yêu cầu báo cáo này.",
        "attach" => "Đã gắn tài liệu kèm theo.",
        "detach" => "Đã bớt tài liệu kèm theo.",
        "official" => "Đã gắn bản chính thức.",
        _ => "Đã ghi.",
    };
}
