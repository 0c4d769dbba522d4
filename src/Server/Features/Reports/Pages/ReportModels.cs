using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Reports.Workflow;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Reports.Workflow;
using CongDongSo.Server.Platform.Web.Components;

namespace CongDongSo.Server.Features.Reports.Pages;

/// <summary>What a unit owes in a year.</summary>
/// <param name="Program">Null: all programs.</param>
public sealed record ReportListModel(
    Unit Unit, IReadOnlyList<Crumb> Trail, IReadOnlyList<Program> Programs, Program? Program, int Year, IReadOnlyList<int> Years, IReadOnlyList<ReportRowModel> Rows);

/// <param name="State">How the due day lies to today, in words.</param>
/// <param name="CanDownload">Whether it has a period that has begun.</param>
/// <param name="Case">The report itself; null before its period is opened.</param>
public sealed record ReportRowModel(ReportDue Due, Program Program, string State, Tone Tone, bool CanDownload, ReportCase? Case)
{
    private const int Soon = 7;

    internal static ReportRowModel Of(ReportDue due, Program program, ReportCase? report, DateOnly today)
    {
        var (state, tone) = report is not null && (ReportStateWords.IsSent(report.Dossier.State) || report.Dossier.Excused is not null)
            ? (ReportLook.Text(report.Dossier, today), ReportLook.ToneOf(report.Dossier.On(today)))
            : (report?.Dossier.LastDay ?? due.LastDay) is { } last ? StateOf(last.DayNumber - today.DayNumber) : ("Văn bản không định ngày", Tone.Neutral);
        return new(due, program, state, tone, due.Period is { } period && period.First <= today, report);
    }

    private static (string, Tone) StateOf(int days) => days switch
    {
        < 0 => ($"Quá hạn {-days} ngày", Tone.Bad),
        0 => ("Hạn hôm nay", Tone.Warning),
        <= Soon => ($"Còn {days} ngày", Tone.Warning),
        _ => ($"Trong hạn, còn {days} ngày", Tone.Good),
    };
}
