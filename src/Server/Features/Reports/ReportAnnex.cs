using CongDongSo.Domain.Language;
using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Documents.Letters;

namespace CongDongSo.Server.Features.Reports;

/// <summary>Phụ lục: the indicators of each unit below, so many to a table that they can be read on paper; and what its reports said.</summary>
internal static class ReportAnnex
{
    private const int IndicatorsPerTable = 8;

    private static readonly string[] Roman = ["I", "II"];

    /// <summary>Numbered where there is more than one.</summary>
    public static IReadOnlyList<DocAnnex> Of(Report report)
    {
        List<DocAnnex> annexes = [];
        if (report.Parts.Count > 0)
            annexes.Add(ByUnit(report));
        if (report.Consolidation is { Lines.Count: > 0 } consolidation)
            annexes.Add(ReportConsolidationLetter.Annex(consolidation, report.Period));
        return annexes.Count == 1 ? annexes : [.. annexes.Select((annex, i) => annex with { Name = $"{annex.Name} {Roman[i]}" })];
    }

    private static DocAnnex ByUnit(Report report)
    {
        var level = UnitWords.Text(report.Parts[0].Unit.Kind);
        var groups = Enumerable.Range(0, report.Rows.Count).Chunk(IndicatorsPerTable).ToList();
        return new(
            "PHỤ LỤC",
            $"Kết quả các chỉ tiêu {report.Period.Text} theo đơn vị {level}",
            [.. groups.Select((group, i) => Table(report, group, groups.Count == 1 ? null : $"Bảng {i + 1}/{groups.Count}"))],
            Landscape: true);
    }

    private static DocBlock.Table Table(Report report, int[] indicators, string? caption) => new(
        [
            new("TT", 5, DocAlign.Centre), new("Đơn vị", 24),
            .. indicators.Select(i => new DocColumn($"{report.Rows[i].Name}\n{report.Rows[i].ValueUnit}", 14, DocAlign.Right)),
            new("Thôn chưa có số liệu", 10, DocAlign.Right),
        ],
        [
            new(["", "Chỉ tiêu giao", .. indicators.Select(i => report.Rows[i].TargetText), ""], Strong: true),
            new(["", report.Unit.FullName, .. indicators.Select(i => report.Rows[i].ValueText), MissingIn(report.Rows)], Strong: true),
            .. report.Parts.Select((part, i) => new DocRow([$"{i + 1}", part.Unit.FullName, .. indicators.Select(index => part.Rows[index].ValueText), MissingIn(part.Rows)])),
        ])
    {
        Caption = caption,
        Dense = true,
    };

    /// <summary>A village counts as itself: 1 where it has no record.</summary>
    private static string MissingIn(IReadOnlyList<ReportRow> rows) =>
        VietnameseNumbers.Text(rows.SelectMany(row => row.MissingVillages).DistinctBy(village => village.Id).Count());
}
