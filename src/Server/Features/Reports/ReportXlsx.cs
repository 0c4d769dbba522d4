using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Documents.Writing;

namespace CongDongSo.Server.Features.Reports;

/// <summary>A report's numbers as a workbook, for those who consolidate: numbers are numbers, a missing one is words.</summary>
public static class ReportXlsx
{
    private const string ByUnit = "Theo đơn vị";

    /// <summary>Rows above the first of a table: three of the title, one of the header.</summary>
    private const int Head = 4;

    public static void Write(Stream output, Report report) =>
        XlsxWriter.Write(output, $"Báo cáo {report.Title}", report.Office.ShortName, [.. Sheets(report)]);

    private static IEnumerable<XlsxSheet> Sheets(Report report)
    {
        // What asks for words only has no numbers.
        var hasNumbers = report.Rows.Count > 0 || report.TeamStory.Count > 0;
        if (hasNumbers)
        {
            yield return Headed("Tổng hợp", [6, 44, 14, 18, 13, 13, 13, 13, 13, 13, 13, 13, 16, 13], Title(report, 14),
                ["TT", "Chỉ tiêu", "Đơn vị tính", "Đối tượng", "Số đạt", "Tổng số", "Kết quả", "Kỳ trước", "Cùng kỳ năm trước", "Chỉ tiêu giao", "Tự khai: số đạt", "Tự khai: tổng số", "Đánh giá", "Số thôn chưa có số liệu"],
                report.Rows.Select((row, i) => Whole(report, row, i))) with { Calculates = true };
        }
        if (report.Parts.Count > 0)
        {
            // By indicator, so that what the whole sums up stands together.
            yield return Headed(ByUnit, [12, 30, 42, 16, 15, 15, 15, 15, 18, 14], Title(report, 10),
                ["Mã đơn vị", "Đơn vị", "Chỉ tiêu", "Đơn vị tính", "Số đạt", "Tổng số", "Kết quả", "Chỉ tiêu giao", "Đánh giá", "Số thôn chưa có số liệu"],
                from i in Enumerable.Range(0, report.Rows.Count)
                from part in report.Parts.Select((part, at) => (part.Unit, Row: part.Rows[i], Line: FirstLine(report, i) + at))
                select (XlsxCell[])
                [
                    Centre(part.Unit.Code), Text(part.Unit.FullName), Text(part.Row.Name), Centre(part.Row.ValueUnit), Number(part.Row.Numerator, part.Row.NumeratorText), Number(part.Row.Denominator, part.Row.DenominatorText),
                    ReportFormulas.Share(part.Row.Numerator, part.Row.Denominator, part.Row.Value, (6, part.Line), part.Row.ValueText), Number(part.Row.Target, part.Row.TargetText), Centre(part.Row.StatusText),
                    Whole(part.Row.MissingVillages.Count),
                ]) with { Calculates = true };
        }
        if (report.Consolidation is { Lines.Count: > 0 } consolidation)
            yield return ReportConsolidationSheet.Of(report, consolidation, across => Title(report, across));
        if (hasNumbers)
        {
            yield return Headed("Thôn chưa có số liệu", [6, 20, 44, 60], Title(report, 4),
                ["TT", "Mã thôn", "Thôn, tổ dân phố", "Chỉ tiêu chưa có số liệu"],
                report.MissingVillages.Select((village, i) => (XlsxCell[])[XlsxCell.Ordinal(i + 1), Centre(village.Code), Text(village.FullName), Text(MissingOf(report, village))]));
            yield return Headed("Tổ và thành viên", [70, 20, 20], Title(report, 3), ["Nội dung", "Số tổ", "Số thành viên"], Teams(report)) with { Calculates = true };
        }
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

    /// <summary>An indicator of the whole unit: the sum of the units below where it is one.</summary>
    private static XlsxCell[] Whole(Report report, ReportRow row, int i)
    {
        var (first, last) = (FirstLine(report, i), FirstLine(report, i) + report.Parts.Count - 1);
        return
        [
            XlsxCell.Ordinal(i + 1), Text(row.Name), Centre(row.ValueUnit), Text(row.Counted),
            ReportFormulas.Total(row.Numerator, report.Parts.Select(part => part.Rows[i].Numerator), ReportFormulas.Sum(4, first, last, ByUnit), row.NumeratorText),
            ReportFormulas.Total(row.Denominator, report.Parts.Select(part => part.Rows[i].Denominator), ReportFormulas.Sum(5, first, last, ByUnit), row.DenominatorText),
            ReportFormulas.Share(row.Numerator, row.Denominator, row.Value, (6, Head + 1 + i), row.ValueText),
            Number(row.Previous, row.PreviousText), Number(row.YearAgo, row.YearAgoText), Number(row.Target, row.TargetText),
            Number(row.Declared?.Numerator, ReportRow.NotThere), Number(row.Declared?.Denominator, ReportRow.NotThere),
            Centre(row.StatusText), Whole(row.MissingVillages.Count),
        ];
    }

    /// <summary>Where the units of an indicator begin in their sheet.</summary>
    private static int FirstLine(Report report, int indicator) => Head + 1 + (indicator * report.Parts.Count);

    private static IEnumerable<XlsxCell[]> Teams(Report report)
    {
        if (report.Teams is not { } teams)
            return [[Text("Tổ công nghệ số cộng đồng"), Centre(Report.NoData), Centre(Report.NoData)]];
        return
        [
            .. teams.ByLevel.Select(level => (XlsxCell[])[Text($"Tổ {UnitWords.Text(level.Level)}"), Whole(level.Teams), Whole(level.Members)]),
            [
                XlsxCell.Of("Tổng", CellLook.Strong),
                ReportFormulas.Total(teams.Teams, teams.ByLevel.Select(level => (long?)level.Teams), ReportFormulas.Sum(1, Head + 1, Head + teams.ByLevel.Count), ""),
                ReportFormulas.Total(teams.Members, teams.ByLevel.Select(level => (long?)level.Members), ReportFormulas.Sum(2, Head + 1, Head + teams.ByLevel.Count), ""),
            ],
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
