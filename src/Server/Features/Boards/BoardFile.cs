using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Targets;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Boards.Pages;
using CongDongSo.Server.Features.Declared;
using CongDongSo.Server.Platform.Documents.Writing;

namespace CongDongSo.Server.Features.Boards;

/// <summary>The tables of a board as files: exactly what the page shows, in its order. Missing stays a word, for it is not zero.</summary>
internal static class BoardFile
{
    public static BoardTable? TableOf(string? code) => Enum.GetValues<BoardTable>().Where(table => BoardLinks.CodeOf(table) == code).Select(table => (BoardTable?)table).FirstOrDefault();

    public static string NameOf(BoardModel model, BoardTable table, TableFormat format) => $"bang-so_{model.Unit.Code}_{model.Period.Code}_{BoardLinks.CodeOf(table)}.{ListedTable.EndingOf(format)}";

    public static ListedTable Of(BoardModel model, BoardTable table)
    {
        var (title, columns, rows) = table switch
        {
            BoardTable.Indicators => ("KẾT QUẢ SO VỚI CHỈ TIÊU", IndicatorColumns(model), model.Lines.Select(line => Line(line, model))),
            BoardTable.Parts => ("ĐƠN VỊ THEO CHỈ TIÊU", PartColumns(model), model.Parts.Select(part => Part(part, model))),
            BoardTable.Trends => ("XU HƯỚNG THEO THÁNG", TrendColumns(model), Trends(model)),
            _ => ($"XẾP HẠNG TRONG CÙNG ĐỊA BÀN: {model.Indicator?.Name}", RankColumns(model), model.Ranks.SelectMany(Ranks)),
        };
        return new(title, model.Unit.FullName, [$"{model.Unit.FullName}, {model.Period.Text}; {model.Program.Title}; số liệu đọc lúc {VietnamTime.Moment(model.AsOf)}"], columns, [.. rows]);
    }

    /// <summary>What the page shows only where there is some stands at the end.</summary>
    private static IReadOnlyList<(string, double)> IndicatorColumns(BoardModel model) =>
    [
        ("Chỉ tiêu", 60), ("Số đạt", 14), ("Tổng số", 14), ("Kết quả", 14), ("Chỉ tiêu giao", 14), ("Còn thiếu", 14), ("Dự báo cuối kỳ", 14), ("Đơn vị tính", 14), ("Đánh giá", 18), ("Thôn chưa có số liệu", 14),
        .. HasCounts(model) ? new[] { ("Giao theo số lượng", 18d) } : [], .. model.HasDeclared ? new[] { ("Tự khai", 26d), ("Chênh lệch", 34d) } : [],
    ];

    private static bool HasCounts(BoardModel model) => model.Lines.Any(line => line.Measure?.TargetSet is not null);

    private static IReadOnlyList<XlsxCell> Line(BoardLine line, BoardModel model) =>
    [
        XlsxCell.Of(line.Indicator.Name), Number(line.Measure?.Numerator, line.Numerator), Number(line.Measure?.Denominator, line.Denominator), Value(line.Measure),
        Number(line.Measure?.Target, "chưa giao"), XlsxCell.Of(line.Measure is { } measure ? Grading.Gap(measure) : null), XlsxCell.Of(line.Forecast), XlsxCell.Of(line.Indicator.ValueUnit, CellLook.Centre),
        XlsxCell.Of(ReportRow.Text(line.Status), CellLook.Centre), XlsxCell.Of((decimal)(line.Measure?.MissingCount ?? 0)),
        .. HasCounts(model) ? new[] { XlsxCell.Of(line.Measure?.TargetSet is { } count ? TargetText.Of(count, new(line.Indicator, IsQuota: false)) : null) } : [],
        .. model.HasDeclared ? new[] { XlsxCell.Of(line.Declared is { } own ? DeclaredText.Declared(own) : null), XlsxCell.Of(line.Declared is { } declared ? DeclaredText.Difference(declared) : null) } : [],
    ];

    private static IReadOnlyList<(string, double)> PartColumns(BoardModel model) => [("Mã", 10), ("Đơn vị", 34), .. model.Compared.Select(indicator => (indicator.Name, 16d))];

    private static IReadOnlyList<XlsxCell> Part(BoardPart part, BoardModel model) =>
        [XlsxCell.Of(part.Unit.Code, CellLook.Centre), XlsxCell.Of(part.Unit.FullName), .. model.Compared.Select(indicator => Value(part.Of(indicator.Id)))];

    private static IReadOnlyList<(string, double)> TrendColumns(BoardModel model) => [("Tháng", 12), .. model.Trends.Select(trend => (trend.Title, 16d))];

    private static IEnumerable<IReadOnlyList<XlsxCell>> Trends(BoardModel model) =>
        model.Trends.SelectMany(trend => trend.Marks.Select(mark => mark.Period)).DistinctBy(month => month.Code).OrderBy(month => month.First).Select(month => (IReadOnlyList<XlsxCell>)
        [
            XlsxCell.Of(month.First.ToString("MM'/'yyyy"), CellLook.Centre),
            .. model.Trends.Select(trend => trend.Marks.FirstOrDefault(mark => mark.Period.Code == month.Code)?.Value is { } value ? XlsxCell.Of(value) : XlsxCell.Of("chưa có", CellLook.Centre)),
        ]);

    private static IReadOnlyList<(string, double)> RankColumns(BoardModel model) =>
        [("Địa bàn", 14), ("Hạng", 8), ("Mã", 10), ("Đơn vị", 34), ($"Kết quả ({model.Indicator?.ValueUnit})", 14), ("Chỉ tiêu giao", 14), ("Đánh giá", 18)];

    private static IEnumerable<IReadOnlyList<XlsxCell>> Ranks(RankClass same) =>
        same.Missing.Select(measure => ((int?)null, measure)).Concat(same.Ranked.Select(one => ((int?)one.Place, one.Measure))).Select(one => (IReadOnlyList<XlsxCell>)
        [
            XlsxCell.Of(same.Terrain is { } terrain ? UnitWords.Text(terrain) : "chưa rõ"), one.Item1 is { } place ? XlsxCell.Ordinal(place) : XlsxCell.Of("–", CellLook.Centre),
            XlsxCell.Of(one.Item2.Unit.Code, CellLook.Centre), XlsxCell.Of(one.Item2.Unit.FullName), Value(one.Item2), Number(one.Item2.Target, "chưa giao"), XlsxCell.Of(ReportRow.Text(one.Item2.Status), CellLook.Centre),
        ]);

    private static XlsxCell Value(Measure? measure) => Number(measure?.Value, measure?.Status == MeasureStatus.Withheld ? ReportRow.Withheld : "chưa có");

    private static XlsxCell Number(decimal? number, string words) => number is null ? XlsxCell.Of(words, CellLook.Centre) : XlsxCell.Of(number);
}
