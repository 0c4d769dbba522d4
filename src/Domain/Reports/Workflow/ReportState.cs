namespace CongDongSo.Domain.Reports.Workflow;

/// <summary>Trạng thái của báo cáo.</summary>
public enum ReportState
{
    /// <summary>Chưa lập: expected, nothing written yet.</summary>
    Owed,

    /// <summary>Đang soạn.</summary>
    Draft,

    /// <summary>Đã gửi: its numbers are frozen, the superior reads.</summary>
    Submitted,

    /// <summary>Bị trả lại: with reasons, to be mended and sent again.</summary>
    Returned,

    /// <summary>Đã tiếp nhận.</summary>
    Accepted,

    /// <summary>Đã tổng hợp: part of a report that the superior has sent, and locked with it.</summary>
    Consolidated,
}

/// <summary>The words for states, in the database, in JSON and on screens.</summary>
public static class ReportStateWords
{
    public static string Text(ReportState state) => state switch
    {
        ReportState.Owed => "Chưa lập",
        ReportState.Draft => "Đang soạn",
        ReportState.Submitted => "Đã gửi, chờ tiếp nhận",
        ReportState.Returned => "Bị trả lại",
        ReportState.Accepted => "Đã tiếp nhận",
        _ => "Đã tổng hợp",
    };

    public static string Text(Timeliness timeliness) => timeliness switch
    {
        Timeliness.OnTime => "Đúng hạn",
        Timeliness.Late => "Trễ hạn",
        Timeliness.Missing => "Quá hạn, chưa gửi",
        Timeliness.Excused => "Không phải gửi nữa",
        _ => "Chưa đến hạn",
    };

    /// <summary><c>owed</c>, <c>draft</c>, …</summary>
    public static string Code(ReportState state) => state.ToString().ToLowerInvariant();

    public static ReportState? Read(string code) => Enum.GetValues<ReportState>().Where(state => Code(state) == code).Select(state => (ReportState?)state).FirstOrDefault();

    /// <summary>What was written may still be changed.</summary>
    public static bool IsOpen(ReportState state) => state is ReportState.Owed or ReportState.Draft or ReportState.Returned;

    /// <summary>It is with the superior, or beyond.</summary>
    public static bool IsSent(ReportState state) => state is ReportState.Submitted or ReportState.Accepted or ReportState.Consolidated;
}
