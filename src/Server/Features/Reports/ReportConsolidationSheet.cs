using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Reports.Workflow;
using CongDongSo.Server.Platform.Documents.Writing;

namespace CongDongSo.Server.Features.Reports;

/// <summary>Tổng hợp in the workbook: a row a unit with its numbers as they were accepted, below them their sum, what is measured, and the difference.</summary>
internal static class ReportConsolidationSheet
{
    /// <summary>Columns before the first indicator; each indicator has three: part, whole, result.</summary>
    private const int Before = 5, Each = 3;

    /// <summary>Rows above the first unit: three of the title, two of the header.</summary>
    private const int Head = 5;

    public static XlsxSheet Of(Report report, ReportConsolidation consolidation, Func<int, XlsxCell[][]> title)
    {
        var (units, lines) = (consolidation.Reports, consolidation.Lines);
        var across = Before + (Each * lines.Count);
        var (last, sum) = (Head + units.Count, Head + units.Count + 1);
        return new("Cộng báo cáo", [6, 12, 30, 20, 16, .. lines.SelectMany(_ => new double[] { 12, 12, 12 })],
        [
            .. title(across),
            [
                .. new[] { "TT", "Mã đơn vị", "Đơn vị", "Trạng thái", "Thời hạn" }.Select(Header),
                .. lines.Select(line => XlsxCell.Of($"{line.Name} ({line.ValueUnit})", CellLook.Header, Each)),
            ],
            [.. Enumerable.Repeat(Header(""), Before), .. lines.SelectMany(_ => new[] { "Số đạt", "Tổng số", "Kết quả" }.Select(Header))],
            .. units.Select((unit, i) => Unit(unit, lines, i)),
            [
                .. Name("Cộng các báo cáo"),
                .. lines.SelectMany((line, i) => new[]
                {
                    Sum(line.Numerator, units.Select(unit => unit.Counts(line.Indicator)?.Numerator), First(i), last),
                    Sum(line.Denominator, units.Select(unit => unit.Counts(line.Indicator)?.Denominator), First(i) + 1, last),
                    Share(line, line.Numerator, line.Denominator, First(i), sum),
                }),
            ],
            [
                .. Name("Tính từ bản ghi"),
                .. lines.SelectMany((line, i) => new[] { Number(line.Measured), Number(line.MeasuredOf), Share(line, line.Measured, line.MeasuredOf, First(i), sum + 1) }),
            ],
            [
                .. Name("Chênh lệch"),
                .. lines.SelectMany((line, i) => new[] { Less(line.Measured, line.Numerator, First(i), sum), Less(line.MeasuredOf, line.Denominator, First(i) + 1, sum), XlsxCell.Blank }),
            ],
            [.. Name("Số báo cáo có số"), .. lines.SelectMany((line, i) => new[] { XlsxCell.WholeBy($"COUNT({ReportFormulas.Cell(First(i), Head + 1)}:{ReportFormulas.Cell(First(i), last)})", line.Reports), XlsxCell.Blank, XlsxCell.Blank })],
            [XlsxCell.Of($"Chỉ báo cáo đã tiếp nhận được cộng. “{ReportRow.NotThere}” là không có số, không phải bằng 0. Số liệu của {report.Period.Text}.", CellLook.Note, across)],
        ])
        {
            HeaderFirst = Head - 1,
            HeaderLast = Head,
            Calculates = true,
        };
    }

    private static int First(int line) => Before + (Each * line);

    private static XlsxCell[] Unit(ReportFromBelow unit, IReadOnlyList<ConsolidatedLine> lines, int i) =>
    [
        XlsxCell.Ordinal(i + 1), XlsxCell.Of(unit.Unit.Code, CellLook.Centre), XlsxCell.Of(unit.Unit.FullName), XlsxCell.Of(ReportStateWords.Text(unit.State), CellLook.Centre),
        XlsxCell.Of(ReportStateWords.Text(unit.Timeliness), CellLook.Centre),
        .. lines.SelectMany((line, at) => unit.Counts(line.Indicator) is { } row
            ? new[] { Number(row.Numerator), Number(row.Denominator), ReportFormulas.Share(row.Numerator, row.Denominator, row.Value, (First(at) + 2, Head + 1 + i), ReportRow.NotThere) }
            : [Missing, Missing, Missing]),
    ];

    private static XlsxCell Sum(long? total, IEnumerable<long?> parts, int column, int last) => ReportFormulas.Total(total, parts, ReportFormulas.Sum(column, Head + 1, last), ReportRow.NotThere);

    private static XlsxCell Share(ConsolidatedLine line, long? numerator, long? denominator, int first, int row) =>
        ReportFormulas.Share(numerator, denominator, ReportFormulas.ValueOf(line, numerator, denominator), (first + 2, row), ReportRow.NotThere);

    /// <summary>What is measured, in the row below the sum, less the sum.</summary>
    private static XlsxCell Less(long? measured, long? sum, int column, int row) =>
        measured - sum is { } difference ? XlsxCell.WholeBy($"{ReportFormulas.Cell(column, row + 1)}-{ReportFormulas.Cell(column, row)}", difference) : Missing;

    private static XlsxCell[] Name(string text) => [XlsxCell.Blank, XlsxCell.Blank, XlsxCell.Of(text, CellLook.Strong), XlsxCell.Blank, XlsxCell.Blank];

    private static XlsxCell Number(long? number) => number is { } known ? XlsxCell.Of((decimal)known) : Missing;

    private static XlsxCell Missing => XlsxCell.Of(ReportRow.NotThere, CellLook.Centre);

    private static XlsxCell Header(string text) => XlsxCell.Of(text, CellLook.Header);
}
