using CongDongSo.Domain.Time;
using CongDongSo.Server.Platform.Documents.Writing;

namespace CongDongSo.Server.Features.Teams.Findings;

/// <summary>The worklist as a spreadsheet: exactly the findings that the page lists, on all its pages.</summary>
internal static class FindingFile
{
    public const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly (string Text, double Width)[] Columns =
        [("TT", 6), ("Mức độ", 10), ("Xã, phường", 26), ("Tổ hoặc đơn vị", 34), ("Điểm cần xem", 60), ("Hạn", 13), ("Quá hạn", 10), ("Văn bản, điều khoản", 36), ("Được phép chưa thực hiện", 36)];

    public static string NameOf(FindingsModel model) => $"diem-can-xem_{model.Unit.Code}_{model.Day:yyyyMMdd}.xlsx";

    public static byte[] Of(FindingsModel model)
    {
        using var made = new MemoryStream();
        XlsxWriter.Write(made, "Điểm cần xem của các Tổ", model.Unit.FullName, [new XlsxSheet("Điểm cần xem", [.. Columns.Select(column => column.Width)], Rows(model)) { HeaderFirst = 4, HeaderLast = 4 }]);
        return made.ToArray();
    }

    private static IEnumerable<IReadOnlyList<XlsxCell>> Rows(FindingsModel model)
    {
        yield return [XlsxCell.Of("ĐIỂM CẦN XEM CỦA CÁC TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG", CellLook.Title, Columns.Length)];
        yield return [XlsxCell.Of($"{model.Unit.FullName}, ngày {VietnamTime.Text(model.Day)}; {model.Total} điểm", CellLook.Note, Columns.Length)];
        yield return [];
        yield return [.. Columns.Select(column => XlsxCell.Of(column.Text, CellLook.Header))];
        foreach (var (line, index) in model.Everything.Select((line, index) => (line, index)))
        {
            yield return
            [
                XlsxCell.Ordinal(index + 1), XlsxCell.Of(line.Word, CellLook.Centre), XlsxCell.Of(line.Within ?? model.Unit.FullName), XlsxCell.Of(line.Team ?? line.Place.FullName),
                XlsxCell.Of(line.Finding.Message), XlsxCell.Of(line.Finding.DueOn), XlsxCell.Of(line.Finding.IsOverdueOn(model.Day) ? "Quá hạn" : null, CellLook.Centre),
                XlsxCell.Of(line.Finding.Clause is { } clause ? $"{clause.Document}, {clause.Place}" : null),
                XlsxCell.Of(line.Waiver is { } waiver ? $"đến {VietnamTime.Text(waiver.Until)}: {waiver.Reason}" : null),
            ];
        }
    }
}
