using CongDongSo.Domain.Time;
using CongDongSo.Server.Platform.Documents.Writing;

namespace CongDongSo.Server.Features.Audit.Incidents;

/// <summary>An incident as a workbook of three sheets: summary, entries, people.</summary>
internal static class IncidentSheets
{
    private const string Title = "HỒ SƠ SỰ CỐ DỮ LIỆU CÁ NHÂN";

    public static void Write(Stream file, Incident incident) => XlsxWriter.Write(file, "Hồ sơ sự cố dữ liệu cá nhân", "Cộng Đồng Số",
    [
        new XlsxSheet("Tóm tắt", [34, 24, 30, 16, 16, 22, 22], Summary(incident)),
        new XlsxSheet("Các lần xem", [20, 24, 20, 28, 28, 28, 14, 34, 36, 16], Entries(incident)) { HeaderFirst = 1, HeaderLast = 1 },
        new XlsxSheet("Người bị ảnh hưởng", [40, 18, 28, 16, 34, 14, 12], People(incident)) { HeaderFirst = 1, HeaderLast = 1 },
    ]);

    private static IEnumerable<IReadOnlyList<XlsxCell>> Summary(Incident incident)
    {
        yield return [XlsxCell.Of(Title, CellLook.Title, 7)];
        yield return [XlsxCell.Of("Phục vụ thông báo trong 72 giờ theo Luật 91/2025/QH15 và Nghị định 13/2023/NĐ-CP", CellLook.Note, 7)];
        yield return [XlsxCell.Of($"Lập lúc {AuditSheet.Moment(incident.MadeAt)}, bởi {incident.MadeBy}", CellLook.Note, 7)];
        yield return [];
        foreach (var (name, value) in About(incident))
            yield return [XlsxCell.Of(name, CellLook.Strong), XlsxCell.Of(value, across: 6)];
        yield return [XlsxCell.Of("Số lần xem, xuất", CellLook.Strong), XlsxCell.Of(incident.Showings.Count)];
        yield return [XlsxCell.Of("Trong đó xuất không ghi từng người", CellLook.Strong), XlsxCell.Of(incident.WithoutPeople)];
        yield return [XlsxCell.Of("Số người, hộ bị xem", CellLook.Strong), XlsxCell.Of(incident.People)];
        yield return [];
        yield return Header("Người xem", "Vai trò", "Đơn vị", "Số lần", "Số người, hộ", "Lần đầu", "Lần cuối");
        foreach (var viewer in incident.Viewers)
        {
            yield return
            [
                XlsxCell.Of(viewer.Actor), XlsxCell.Of(viewer.Role), XlsxCell.Of(viewer.Unit), XlsxCell.Of(viewer.Entries), XlsxCell.Of(viewer.People),
                XlsxCell.Of(AuditSheet.Moment(viewer.First), CellLook.Centre), XlsxCell.Of(AuditSheet.Moment(viewer.Last), CellLook.Centre),
            ];
        }
        yield return [];
        yield return Header("Ngày", "Số lần", "Số người, hộ");
        foreach (var day in incident.Days)
            yield return [XlsxCell.Of(day.Day), XlsxCell.Of(day.Entries), XlsxCell.Of(day.People)];
    }

    private static IEnumerable<(string, string?)> About(Incident incident)
    {
        yield return ("Về người, hộ", incident.Asked.Count == 0 ? "tất cả" : string.Join(", ", incident.Asked));
        yield return ("Tài khoản", incident.Actor ?? "tất cả");
        yield return ("Khoảng ngày", $"{(incident.From is { } from ? "từ " + VietnamTime.Text(from) : "từ đầu")} {(incident.To is { } to ? "đến " + VietnamTime.Text(to) : "đến nay")}");
    }

    private static IEnumerable<IReadOnlyList<XlsxCell>> Entries(Incident incident)
    {
        yield return Header("Thời gian", "Người xem", "Vai trò", "Đơn vị của người xem", "Việc", "Đơn vị liên quan", "Số người, hộ", "Nội dung", "Mã yêu cầu", "Mục nhật ký");
        foreach (var (chain, line, people) in incident.Showings)
        {
            yield return
            [
                XlsxCell.Of(AuditSheet.Moment(line.At), CellLook.Centre), XlsxCell.Of(AuditWords.Actor(line)), XlsxCell.Of(AuditWords.Role(line)), XlsxCell.Of(line.Unit), XlsxCell.Of(AuditWords.Action(line.Action)),
                XlsxCell.Of(line.Place), XlsxCell.Of(people.Count), XlsxCell.Of(string.Join("; ", EntryChanges.Of(line).Select(change => $"{change.Field}: {change.After}"))), XlsxCell.Of(line.RequestId),
                XlsxCell.Of($"{chain}:{line.Seq}", CellLook.Centre),
            ];
        }
    }

    private static IEnumerable<IReadOnlyList<XlsxCell>> People(Incident incident)
    {
        yield return Header("Mã định danh", "Loại", "Họ tên", "Điện thoại", "Đơn vị", "Ngày", "Số lần");
        foreach (var one in incident.Affected)
        {
            yield return
            [
                XlsxCell.Of(one.Id.ToString()), XlsxCell.Of(one.Kind), XlsxCell.Of(one.Name), XlsxCell.Of(one.Phone, CellLook.Centre), XlsxCell.Of(one.Unit), XlsxCell.Of(one.Day), XlsxCell.Of(one.Times),
            ];
        }
        if (incident.Affected.Any(one => one.Name is null))
            yield return [XlsxCell.Of("Dòng không có họ tên: người lập không có quyền xem, hoặc dữ liệu đã được xóa.", CellLook.Note, 7)];
    }

    private static XlsxCell[] Header(params string[] texts) => [.. texts.Select(text => XlsxCell.Of(text, CellLook.Header))];
}
