using CongDongSo.Domain.Language;
using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Reports.Workflow;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Platform.Documents.Letters;

namespace CongDongSo.Server.Features.Reports;

/// <summary>Tổng hợp in the letter: who has reported, the sum beside what is measured, and in an annex every unit's numbers as they were accepted.</summary>
internal static class ReportConsolidationLetter
{
    private const int IndicatorsPerTable = 6;

    public static IEnumerable<DocBlock> Body(ReportConsolidation consolidation)
    {
        yield return new DocBlock.Paragraph("Tổng hợp từ báo cáo của các đơn vị trực thuộc:");
        foreach (var sentence in consolidation.Story())
            yield return new DocBlock.Item(sentence);
        if (consolidation.Lines.Count == 0)
            yield break;
        yield return new DocBlock.Table(
            [
                new("TT", 6, DocAlign.Centre), new("Chỉ tiêu", 36), new("Số báo cáo", 10, DocAlign.Right), new("Cộng các báo cáo", 18, DocAlign.Right), new("Tính từ bản ghi", 18, DocAlign.Right),
                new("Chênh lệch số đạt", 14, DocAlign.Right),
            ],
            [.. consolidation.Lines.Select((line, i) => new DocRow([$"{i + 1}", line.Name, VietnameseNumbers.Text(line.Reports), line.AddedText, line.MeasuredText, line.DifferenceText]))])
        {
            Caption = "Số các đơn vị báo cáo, đã tiếp nhận, bên cạnh số tính từ bản ghi",
            Dense = true,
        };
        yield return new DocBlock.Paragraph("Chênh lệch là phần của đơn vị chưa được tiếp nhận, và của bản ghi đến sau khi các báo cáo đã gửi.");
    }

    public static DocAnnex Annex(ReportConsolidation consolidation, Period period)
    {
        var groups = consolidation.Lines.Chunk(IndicatorsPerTable).ToList();
        return new(
            "PHỤ LỤC", $"Số liệu {period.Text} của từng đơn vị, theo báo cáo đã tiếp nhận",
            [.. groups.Select((group, i) => Table(consolidation, group, groups.Count == 1 ? null : $"Bảng {i + 1}/{groups.Count}"))], Landscape: true);
    }

    private static DocBlock.Table Table(ReportConsolidation consolidation, ConsolidatedLine[] lines, string? caption) => new(
        [
            new("TT", 5, DocAlign.Centre), new("Đơn vị", 22), new("Báo cáo", 18),
            .. lines.Select(line => new DocColumn($"{line.Name}\nsố đạt/tổng số", 16, DocAlign.Right)),
        ],
        [
            new(["", "Cộng các báo cáo", $"{VietnameseNumbers.Text(consolidation.Counted.Count)} báo cáo", .. lines.Select(line => line.AddedText)], Strong: true),
            new(["", "Tính từ bản ghi", "", .. lines.Select(line => line.MeasuredText)], Strong: true),
            new(["", "Chênh lệch số đạt", "", .. lines.Select(line => line.DifferenceText)], Strong: true),
            .. consolidation.Reports.Select((report, i) => new DocRow([$"{i + 1}", report.Unit.FullName, StateOf(report), .. lines.Select(line => Cell(report, line.Indicator))])),
        ])
    {
        Caption = caption,
        Dense = true,
    };

    /// <summary><c>Đã tiếp nhận, trễ hạn</c>; of what is not sent, how it lies to its day.</summary>
    public static string StateOf(ReportFromBelow report) => report.SentAt is null || report.Timeliness == Timeliness.Excused
        ? ReportStateWords.Text(report.Timeliness)
        : $"{ReportStateWords.Text(report.State)}{(report.Timeliness == Timeliness.Late ? ", trễ hạn" : "")}";

    private static string Cell(ReportFromBelow report, string indicator) =>
        report.Counts(indicator) is { } row ? ConsolidatedLine.Share(row.Numerator, row.Denominator) : ReportRow.NotThere;
}
