using CongDongSo.Domain.Time;
using CongDongSo.Server.Features.Overview.Pages;
using CongDongSo.Server.Platform.Documents.Writing;

namespace CongDongSo.Server.Features.Overview;

/// <summary>The results of a unit as a workbook: exactly what its page shows, in its order, with the period and the boundaries in the head.</summary>
internal static class ResultsFile
{
    public const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly (string Text, double Width)[] Numbers =
        [("Số đạt", 14), ("Tổng số", 14), ("Kết quả", 14), ("Chỉ tiêu giao", 14), ("Đơn vị tính", 14), ("Đánh giá", 18), ("Thôn chưa có số liệu", 14)];

    public static string NameOf(OverviewModel model) => $"ket-qua_{model.Unit.Code}_{model.Period.Code}{(model.Measures?.Boundaries.Restated == true ? "_tinh-lai" : "")}.xlsx";

    public static byte[] Of(OverviewModel model)
    {
        using var made = new MemoryStream();
        XlsxWriter.Write(made, $"Kết quả {model.Period.Text}", model.Unit.FullName, [.. Sheets(model)]);
        return made.ToArray();
    }

    private static IEnumerable<XlsxSheet> Sheets(OverviewModel model)
    {
        yield return Sheet(model, "Kết quả", "Chỉ tiêu", 60, model.Measures?.Rows.Select(row => (row.Indicator.Name, row)) ?? []);
        if (model.Measures is { Indicator: { } indicator, Below.Count: > 0 } measures)
            yield return Sheet(model, "Đơn vị trực thuộc", indicator.Name, 40, measures.Below.Select(row => (row.Unit!.FullName, row)));
        if (model.Measures?.Boundaries.Unplaced is { Count: > 0 } unplaced)
        {
            yield return new XlsxSheet("Không xếp được", [14, 50],
            [
                [XlsxCell.Of("Đơn vị cũ đã chia cho nhiều đơn vị: số liệu của chúng không nằm ở dòng nào", CellLook.Note, 2)],
                [XlsxCell.Of("Mã cũ", CellLook.Header), XlsxCell.Of("Đơn vị cũ", CellLook.Header)],
                .. unplaced.Select(unit => (XlsxCell[])[XlsxCell.Of(unit.Code, CellLook.Centre), XlsxCell.Of(unit.FullName)]),
            ])
            {
                HeaderFirst = 2,
                HeaderLast = 2,
            };
        }
    }

    private static XlsxSheet Sheet(OverviewModel model, string name, string first, double width, IEnumerable<(string Name, MeasureLine Line)> rows)
    {
        var columns = Numbers.Length + 2;
        var day = model.Measures is { } measures ? $"; số liệu đọc lúc {measures.AsOf.ToOffset(VietnamTime.Offset):HH:mm} ngày {VietnamTime.Text(VietnamTime.DayOf(measures.AsOf))}" : "";
        return new(name, [6, width, .. Numbers.Select(column => column.Width)],
        [
            [XlsxCell.Of($"KẾT QUẢ {model.Period.Text.ToUpper(System.Globalization.CultureInfo.InvariantCulture)}", CellLook.Title, columns)],
            [XlsxCell.Of($"{model.Unit.FullName}, {model.Program?.Title}{day}", CellLook.Note, columns)],
            [XlsxCell.Of(model.Measures?.Boundaries.Text, CellLook.Note, columns)],
            [XlsxCell.Of("TT", CellLook.Header), XlsxCell.Of(first, CellLook.Header), .. Numbers.Select(column => XlsxCell.Of(column.Text, CellLook.Header))],
            .. rows.Select((row, i) => Row(i, row.Name, row.Line)),
        ])
        {
            HeaderFirst = 4,
            HeaderLast = 4,
        };
    }

    /// <summary>A number where there is one; else the words of the page, for missing is not zero and a small count is not told.</summary>
    private static XlsxCell[] Row(int index, string name, MeasureLine line) =>
    [
        XlsxCell.Ordinal(index + 1), XlsxCell.Of(name), Count(line.Measure?.Numerator, line.Numerator), Count(line.Measure?.Denominator, line.Denominator),
        Count(line.Scale.Value, "–"), Count(line.Scale.Target, "chưa giao"), XlsxCell.Of(line.Indicator.ValueUnit, CellLook.Centre), XlsxCell.Of(line.Status, CellLook.Centre),
        XlsxCell.Of((decimal)line.Missing),
    ];

    private static XlsxCell Count(decimal? number, string words) => number is null ? XlsxCell.Of(words, CellLook.Centre) : XlsxCell.Of(number);
}
