using CongDongSo.Domain.Reports.Workflow;

namespace CongDongSo.Server.Features.Reports.Attachments;

/// <summary>Tài liệu kèm theo báo cáo.</summary>
/// <param name="Name">With the ending of what it is.</param>
/// <param name="FirstSubmission">The first sending that it goes with.</param>
/// <param name="LastSubmission">The last one; null: it is not taken away.</param>
public sealed record ReportAttachment(Guid Id, string Name, string Media, long Size, int FirstSubmission, int? LastSubmission, string AddedBy, DateTimeOffset AddedAt)
{
    /// <summary>Whether it was sent at least once: then it stays for ever.</summary>
    public bool WasSent(ReportDossier dossier) => FirstSubmission <= dossier.Submissions;

    /// <summary>Whether it belongs to the report as its unit writes it now.</summary>
    public bool IsDrafted(ReportDossier dossier) => ReportStateWords.IsOpen(dossier.State) && LastSubmission is null;

    /// <summary>Whether it belongs to what was sent last: what the superior has, also while the report is being mended.</summary>
    public bool WentLast(ReportDossier dossier) => WasSent(dossier) && (LastSubmission ?? int.MaxValue) >= dossier.Submissions;
}
