using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Reports.Workflow;

namespace CongDongSo.Server.Features.Reports.Workflow;

/// <summary>Words for the place that a remark is pinned to.</summary>
internal static class ReportPlaces
{
    public static string Text(ReportAnchor anchor, Report? content) => anchor switch
    {
        ReportAnchor.Section section => section.Title,
        ReportAnchor.Row row => NameOf(row.Indicator, content),
        ReportAnchor.Cell cell => $"{NameOf(cell.Indicator, content)}, {content?.Parts.FirstOrDefault(part => part.Unit.Id == cell.Unit)?.Unit.FullName ?? "đơn vị trực thuộc"}",
        _ => "Cả báo cáo",
    };

    private static string NameOf(string indicator, Report? content) => content?.Rows.FirstOrDefault(row => row.Indicator == indicator)?.Name ?? indicator;
}
