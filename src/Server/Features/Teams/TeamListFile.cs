using CongDongSo.Domain.Language;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Features.Teams.Pages;
using CongDongSo.Server.Platform.Documents.Writing;

namespace CongDongSo.Server.Features.Teams;

/// <summary>Danh sách Tổ as a file: exactly the columns and rows that the page lists, on all its pages. Names are as far as the page shows them; there are no phones.</summary>
internal static class TeamListFile
{
    private static readonly (string Text, double Width)[] Columns =
        [("Tổ", 40), ("Đơn vị", 34), ("Tổ trưởng", 24), ("Thành viên", 12), ("Quyết định", 30)];

    private static readonly (string Text, double Width) Findings = ("Điểm cần xem", 16);

    public static string NameOf(TeamListModel model, TableFormat format) => $"danh-sach-to_{model.Unit.Code}_{model.Day:yyyyMMdd}.{ListedTable.EndingOf(format)}";

    public static ListedTable Of(TeamListModel model) => new(
        "DANH SÁCH TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG", model.Unit.FullName,
        [$"{model.Unit.FullName}, ngày {VietnamTime.Text(model.Day)}; {VietnameseNumbers.Text(model.Total)} Tổ", .. Filters(model) is { Length: > 0 } filters ? new[] { filters } : []],
        model.SeesNumbers ? [.. Columns, Findings] : Columns,
        [.. model.Everything.Select(row => Row(row, model))]);

    private static string Filters(TeamListModel model) => string.Join("; ", new[]
    {
        string.IsNullOrWhiteSpace(model.Search.Text) ? null : $"Tên Tổ hoặc Tổ trưởng có “{model.Search.Text}”",
        model.Search.OnlyWithFindings ? "Chỉ Tổ có điểm cần xem" : null,
        model.SeesNumbers && model.Program is { } program ? $"Đối chiếu với: {program.Title} ({program.Date.Year})" : null,
    }.OfType<string>());

    private static IReadOnlyList<XlsxCell> Row(TeamRow row, TeamListModel model)
    {
        XlsxCell[] cells =
        [
            XlsxCell.Of(row.Team.Name), XlsxCell.Of(row.Unit.FullName + (row.Within is { } within ? $", {within}" : "")), XlsxCell.Of(row.Leader ?? "chưa có"), XlsxCell.Of(row.Team.Size),
            XlsxCell.Of($"{row.Team.Decision.Number}, {VietnamTime.Text(row.Team.Decision.IssuedOn)}"),
        ];
        return model.SeesNumbers ? [.. cells, XlsxCell.Of(row.Findings > 0 ? $"{row.Findings} điểm" : model.Program is null ? null : "Đúng quy định", CellLook.Centre)] : cells;
    }
}
