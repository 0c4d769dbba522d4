using CongDongSo.Domain.Language;
using CongDongSo.Domain.Teams.Decisions;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Platform.Documents.Writing;

namespace CongDongSo.Server.Features.Teams.Decisions;

/// <summary>Sổ quyết định as a file: exactly what the page lists, on all its pages.</summary>
internal static class DecisionListFile
{
    private static readonly (string Text, double Width)[] Columns =
        [("Số", 22), ("Ngày ký", 13), ("Loại", 24), ("Cơ quan", 34), ("Số Tổ", 9), ("Bản chụp", 12), ("Gửi cấp trên", 14)];

    public static string NameOf(DecisionListModel model, TableFormat format) => $"so-quyet-dinh_{model.Unit.Code}_{model.Day:yyyyMMdd}.{ListedTable.EndingOf(format)}";

    public static ListedTable Of(DecisionListModel model) => new(
        "SỔ QUYẾT ĐỊNH VỀ TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG", model.Unit.FullName,
        [$"{model.Unit.FullName}, ngày {VietnamTime.Text(model.Day)}; {VietnameseNumbers.Text(model.Total)} quyết định", .. Filters(model.Search) is { Length: > 0 } filters ? new[] { filters } : []],
        Columns, [.. model.Rows.Select(Row)]);

    private static string Filters(DecisionSearch search) => string.Join("; ", new[]
    {
        search.Kind is { } kind ? $"Loại: {DecisionWords.Text(kind)}" : null,
        search.Year is { } year ? $"Ký năm {year}" : null,
        search.AsOf is { } day ? $"Ký đến ngày {VietnamTime.Text(day)}" : null,
        search.State switch { DecisionSearch.Published => "Đã công bố", DecisionSearch.Draft => "Bản nháp", _ => null },
        search.OnlyNotSent ? "Chưa gửi cấp trên" : null,
    }.OfType<string>());

    private static IReadOnlyList<XlsxCell> Row(DecisionRow row)
    {
        var decision = row.Decision;
        return
        [
            XlsxCell.Of((decision.Number ?? "(chưa có số)") + (decision.IsDraft ? " (bản nháp)" : "")), XlsxCell.Of(decision.IssuedOn), XlsxCell.Of(DecisionWords.Text(decision.Kind)), XlsxCell.Of($"UBND {row.Issuer}"),
            XlsxCell.Of(decision.Teams), XlsxCell.Of(decision.Scans > 0 ? "có" : "chưa có", CellLook.Centre),
            decision.SentOn is { } sent ? XlsxCell.Of(sent) : XlsxCell.Of(decision.IsDraft ? null : "chưa gửi", CellLook.Centre),
        ];
    }
}
