using CongDongSo.Domain.Language;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Platform.Documents.Writing;

namespace CongDongSo.Server.Features.Quality;

/// <summary>The worklist as a file: the findings that the page lists, on all its pages.</summary>
internal static class QualityFile
{
    private static readonly (string Text, double Width)[] Columns =
    [
        ("Tháng", 10), ("Mức độ", 14), ("Quy tắc", 30), ("Nơi", 34), ("Người ghi", 24), ("Điều thấy được", 60), ("Đo được", 12), ("Ngưỡng", 12), ("Thấy lần đầu", 14), ("Trả lời", 16), ("Lý do", 40), ("Người trả lời", 24),
    ];

    public static string NameOf(QualityModel model, TableFormat format) => $"chat-luong-so-lieu_{model.Unit.Code}.{ListedTable.EndingOf(format)}";

    public static ListedTable Of(QualityModel model) => new(
        "CHẤT LƯỢNG SỐ LIỆU: ĐIỂM NGHI VẤN", model.Unit.FullName, [$"{model.Unit.FullName}; {VietnameseNumbers.Text(model.Rows.Count)} điểm", .. Filters(model.Filter) is { Length: > 0 } text ? new[] { text } : []],
        Columns, [.. model.Rows.Select(Row)]);

    private static string Filters(QualityFilter filter) => string.Join("; ", new[] { filter.Rule?.Name, filter.State is { } state ? QualityStates.Text(state) : null, filter.Period?.Text }.OfType<string>());

    private static IReadOnlyList<XlsxCell> Row(QualityLine line) =>
    [
        XlsxCell.Of(line.Finding.Period, CellLook.Centre), XlsxCell.Of(line.Word, CellLook.Centre), XlsxCell.Of(line.Finding.Rule.Name), XlsxCell.Of(line.Where), XlsxCell.Of(line.Finding.AuthorName),
        XlsxCell.Of(line.Finding.Message), XlsxCell.Of(line.Finding.Measured), XlsxCell.Of(line.Finding.Expected), XlsxCell.Of((DateOnly?)VietnamTime.DayOf(line.Finding.FirstSeen)),
        XlsxCell.Of(QualityStates.Text(line.Finding.State), CellLook.Centre), XlsxCell.Of(line.Finding.Reason), XlsxCell.Of(line.Finding.AnsweredBy),
    ];
}
