using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Documents.Writing;

namespace CongDongSo.Server.Features.Reports;

/// <summary>A report's numbers as a workbook, for those who consolidate: numbers are numbers, a missing one is words.</summary>
public static class ReportXlsx
{
    private static readonly string[] Numbers = ["Số đạt", "Tổng số", "Kết quả", "Chỉ tiêu giao"];

    public static void Write(Stream output, Report report) =>
        XlsxWriter.Write(output, $"Báo cáo {report.Title}", report.Office.ShortName, [.. Sheets(report)]);

    private static IEnumerable<XlsxSheet> Sheets(Report report)
    {
        yield return Headed("Tổng hợp", [6, 48, 16, 20, 15, 15, 15, 15, 18, 14], Title(report, 10),
            ["TT", "Chỉ tiêu", "Đơn vị tính", "Đối tượng", .. Numbers, "Đánh giá", "Số thôn chưa có số liệu"],
            report.Rows.Select((row, i) => (XlsxCell[])[XlsxCell.Ordinal(i + 1), Text(row.Name), Centre(row.ValueUnit), Text(row.Counted), .. Cells(row), Whole(row.MissingVillages.Count)]));
        if (report.Parts.Count > 0)
        {
            yield return Headed("Theo đơn vị", [12, 30, 42, 16, 15, 15, 15, 15, 18, 14], Title(report, 10),
                ["Mã đơn vị", "Đơn vị", "Chỉ tiêu", "Đơn vị tính", .. Numbers, "Đánh giá", "Số thôn chưa có số liệu"],
                from part in report.Parts
                from row in part.Rows
                select (XlsxCell[])[Centre(part.Unit.Code), Text(part.Unit.FullName), Text(row.Name), Centre(row.ValueUnit), .. Cells(row), Whole(row.MissingVillages.Count)]);
        }
        yield return Headed("Thôn chưa có số liệu", [6, 20, 44, 60], Title(report, 4),
            ["TT", "Mã thôn", "Thôn, tổ dân phố", "Chỉ tiêu chưa có số liệu"],
            report.MissingVillages.Select((village, i) => (XlsxCell[])[XlsxCell.Ordinal(i + 1), Centre(village.Code), Text(village.FullName), Text(MissingOf(report, village))]));
        yield return Headed("Tổ và thành viên", [70, 20, 20], Title(report, 3), ["Nội dung", "Số tổ", "Số thành viên"], Teams(report));
        yield return Headed("Lời văn", [40, 100], Title(report, 2), ["Phần", "Nội dung"], Words(report));
    }

    private static XlsxSheet Headed(string name, double[] widths, XlsxCell[][] title, string[] header, IEnumerable<XlsxCell[]> rows) =>
        new(name, widths, [.. title, [.. header.Select(text => XlsxCell.Of(text, CellLook.Header))], .. rows])
        {
            HeaderFirst = title.Length + 1,
            HeaderLast = title.Length + 1,
        };

    private static XlsxCell[][] Title(Report report, int across) =>
    [
        [XlsxCell.Of("BÁO CÁO", CellLook.Title, across)],
        [XlsxCell.Of(report.Title, CellLook.Title, across)],
        [XlsxCell.Of($"Đơn vị: {report.Office.ShortName}. Số liệu đọc lúc {report.AsOf.ToOffset(VietnamTime.Offset):HH:mm} ngày {VietnamTime.Text(VietnamTime.DayOf(report.AsOf))}.", CellLook.Note, across)],
    ];

    private static XlsxCell[] Cells(ReportRow row) =>
        [Number(row.Numerator, row.NumeratorText), Number(row.Denominator, row.DenominatorText), Number(row.Value, row.ValueText), Number(row.Target, row.TargetText), Centre(row.StatusText)];

    private static IEnumerable<XlsxCell[]> Teams(Report report)
    {
        if (report.Teams is not { } teams)
            return [[Text("Tổ công nghệ số cộng đồng"), Centre(Report.NoData), Centre(Report.NoData)]];
        return
        [
            .. teams.ByLevel.Select(level => (XlsxCell[])[Text($"Tổ {UnitWords.Text(level.Level)}"), Whole(level.Teams), Whole(level.Members)]),
            [XlsxCell.Of("Tổng", CellLook.Strong), Whole(teams.Teams), Whole(teams.Members)],
            [Text("Đơn vị chưa có Tổ theo quy định"), Whole(teams.UnitsWithout), XlsxCell.Blank],
            .. report.Findings.Select(finding => (XlsxCell[])[Text($"Chưa theo quy định “{finding.Clause.Quote}” ({finding.Clause.Place})"), Whole(finding.Count), XlsxCell.Blank]),
        ];
    }

    private static IEnumerable<XlsxCell[]> Words(Report report) =>
    [
        .. report.TeamStory.Select(sentence => (XlsxCell[])[Text("Tổ công nghệ số cộng đồng"), Text(sentence)]),
        .. report.ResultStory.Select(sentence => (XlsxCell[])[Text("Kết quả thực hiện"), Text(sentence)]),
        .. report.Narratives.Select(narrative => (XlsxCell[])[Text(narrative.Title), Text(narrative.Text ?? $"[Cần viết: {narrative.Prompt}]")]),
    ];

    private static string MissingOf(Report report, Unit village) =>
        string.Join("; ", report.Rows.Where(row => row.MissingVillages.Any(missing => missing.Id == village.Id)).Select(row => row.Name));

    private static XlsxCell Number(decimal? number, string words) => number is null ? Centre(words) : XlsxCell.Of(number);

    private static XlsxCell Whole(int number) => XlsxCell.Of((decimal)number);

    private static XlsxCell Text(string text) => XlsxCell.Of(text);

    private static XlsxCell Centre(string text) => XlsxCell.Of(text, CellLook.Centre);
}
