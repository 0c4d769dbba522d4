using System.Globalization;
using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Platform.Documents.Writing;

namespace CongDongSo.Server.Features.Declared;

/// <summary>Declared beside computed as a file: the rows of the page.</summary>
internal static class DeclaredFile
{
    private static readonly (string Text, double Width)[] Columns =
    [
        ("Mã đơn vị", 14), ("Đơn vị", 30), ("Chỉ tiêu", 50), ("Số đạt tự khai", 14), ("Tổng số tự khai", 14), ("Kết quả tự khai", 14), ("Số đạt tính được", 14), ("Tổng số tính được", 14),
        ("Kết quả tính được", 14), ("Lệch (điểm)", 12), ("Lệch số đạt", 12), ("Lệch tổng số", 12), ("Ghi chú", 30),
    ];

    public static string NameOf(DeclaredSheet sheet, TableFormat format) => $"so-tu-khai_{sheet.Seen.Unit.Code}_{sheet.Period.Code}_{sheet.Program.Id}.{ListedTable.EndingOf(format)}";

    public static ListedTable Of(DeclaredSheet sheet) => new(
        $"SỐ TỰ KHAI VÀ SỐ TÍNH ĐƯỢC {sheet.Period.Text.ToUpper(CultureInfo.InvariantCulture)}", sheet.Seen.Unit.FullName,
        [$"{sheet.Seen.Unit.FullName}, {sheet.Program.Title}, ngày {VietnamTime.Text(sheet.Today)}"], Columns, [.. sheet.Own.Concat(sheet.Below).Select(Row)]);

    private static IReadOnlyList<XlsxCell> Row(DeclaredComparison row) =>
    [
        XlsxCell.Of(row.Unit.Code, CellLook.Centre), XlsxCell.Of(row.Unit.FullName), XlsxCell.Of(row.Indicator.Name), XlsxCell.Of(row.Declared?.Numerator), XlsxCell.Of(row.Declared?.Denominator),
        XlsxCell.Of(row.DeclaredValue), XlsxCell.Of(row.Computed?.Numerator), XlsxCell.Of(row.Computed?.Denominator), XlsxCell.Of(row.Computed?.Value), XlsxCell.Of(row.Points),
        XlsxCell.Of(row.NumeratorBy), XlsxCell.Of(row.DenominatorBy), XlsxCell.Of(row.Declared?.Note),
    ];
}
