using System.Text.Json;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Features.Fieldwork;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Documents.Writing;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.Server.Features.Privacy;

/// <summary>An extract as a file for the person: a workbook to read, or JSON to take elsewhere.</summary>
/// <param name="Name">Without anything personal: file names stand in histories.</param>
public sealed record ExtractFile(string Name, string ContentType, byte[] Content)
{
    private static readonly JsonSerializerOptions Indented = new(ApiJson.Options) { WriteIndented = true };

    public static ExtractFile Of(PersonExtract extract, bool asJson)
    {
        var name = $"du-lieu-ca-nhan_{VietnamTime.DayOf(extract.ExtractedAt):yyyyMMdd}.{(asJson ? "json" : "xlsx")}";
        return asJson
            ? new(name, "application/json", JsonSerializer.SerializeToUtf8Bytes(extract, Indented))
            : new(name, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Xlsx(extract));
    }

    private static byte[] Xlsx(PersonExtract extract)
    {
        using var made = new MemoryStream();
        XlsxWriter.Write(made, "Dữ liệu cá nhân", "CongDongSo", [.. Sheets(extract)]);
        return made.ToArray();
    }

    private static IEnumerable<XlsxSheet> Sheets(PersonExtract extract)
    {
        yield return Sheet("Người và tài khoản", ["Mục", "Nội dung"], [40, 70],
        [
            ["Trích xuất lúc", Instant(extract.ExtractedAt)],
            ["Họ tên trong danh sách Tổ", extract.Person?.Name], ["Số điện thoại", extract.Person?.Phone],
            ["Tên đăng nhập", extract.Account?.Login], ["Họ tên của tài khoản", extract.Account?.Name],
            ["Tài khoản lập lúc", Instant(extract.Account?.CreatedAt)], ["Ngừng dùng từ", Instant(extract.Account?.DisabledAt)],
            ["Ứng dụng mã xác thực từ", Instant(extract.Account?.CodeAppSince)], ["Địa chỉ lịch riêng từ", Instant(extract.Account?.CalendarSince)],
            .. extract.Account?.Messages is { } told ? Messages(told) : [],
            .. (extract.Account?.Passkeys ?? []).Select(key => (string?[])["Khóa truy cập", $"{key.Name}, thêm lúc {Instant(key.AddedAt)}"]),
        ]);
        yield return Sheet("Tham gia Tổ", ["Tổ", "Chức vụ", "Ghi bên chức vụ", "Ghi chú", "Thành phần", "Quyết định", "Ngày ký", "Từ ngày", "Đến ngày", "Thôi theo"], [32, 16, 22, 28, 24, 18, 14, 14, 14, 18],
            (extract.Person?.Memberships ?? []).Select(one => (string?[])
            [
                one.Team, one.Role, one.Post, one.Note, string.Join(", ", one.Affiliations), one.Decision, VietnamTime.Text(one.IssuedOn), VietnamTime.Text(one.ValidFrom), Day(one.ValidTo), one.EndedBy,
            ]));
        yield return Sheet("Lưu để hoàn tác", ["Trước khi", "Lúc", "Họ tên", "Điện thoại", "Tổ", "Chức vụ", "Ghi bên chức vụ", "Ghi chú"], [22, 20, 28, 16, 32, 16, 22, 28],
            (extract.Person?.Earlier ?? []).Select(one => (string?[])[one.From == "merge" ? "gộp người trùng" : "nhập danh sách", Instant(one.At), one.Name, one.Phone, one.Team, one.Role, one.Post, one.Note]));
        yield return Sheet("Sổ hộ", ["Mã hộ", "Ghi nhận lúc", "Chủ hộ", "Địa chỉ", "Điện thoại", "Nhân khẩu"], [16, 20, 28, 40, 16, 12],
            (extract.Person?.Households ?? []).Select(one => (string?[])[one.Code, Instant(one.ObservedAt), one.Head, one.Address, one.Phone, $"{one.Members}"]));
        yield return Sheet("Khó khăn, vướng mắc", ["Việc", "Lúc", "Nội dung"], [26, 20, 90],
        [
            .. (extract.Person?.Difficulties.Raised ?? []).Select(one => (string?[])["Báo khó khăn", Instant(one.At), one.Text]),
            .. (extract.Person?.Difficulties.Steps ?? []).Select(one => (string?[])["Xử lý khó khăn", Instant(one.At), one.Text]),
            .. (extract.Person?.Difficulties.Contacts ?? []).Select(one => (string?[])["Đầu mối", Day(one.ValidFrom), $"{one.Area}: {one.Name} {one.Phone} {one.Email}".TrimEnd()]),
        ]);
        yield return Sheet("Ảnh và thông báo", ["Việc", "Lúc", "Nội dung"], [34, 20, 90],
        [
            .. (extract.Person?.Fieldwork.Photos ?? []).Select(one => (string?[])[PhotoWords(one.Why), Instant(one.At), $"{RecordWords.Kind(one.Kind)}, {VietnameseNumbers.Text((one.Size + 1023) / 1024)} KB, định danh {one.Id}"]),
            .. (extract.Person?.Fieldwork.Notices ?? []).Select(one => (string?[])["Thông báo gửi đến", Instant(one.At), $"{one.Title}: {one.Text} ({one.Sender})"]),
            .. (extract.Person?.Fieldwork.Announcements ?? []).Select(one => (string?[])["Thông báo đã gửi cho các Tổ", Instant(one.At), $"{one.Title}: {one.Text}"]),
            .. (extract.Person?.Fieldwork.Custody ?? []).Select(one => (string?[])["Bản ghi ở danh sách chờ nhận", Instant(one.At), $"{RecordWords.Kind(one.Kind)}, {StateWords(one.State)}{(one.Reason is { } why ? $": {why}" : "")}"]),
        ]);
        yield return Sheet("Vai trò", ["Vai trò", "Đơn vị", "Từ ngày", "Đến ngày", "Thu hồi lúc", "Người giao"], [28, 34, 14, 14, 20, 20],
            (extract.Account?.Grants ?? []).Select(one => (string?[])
                [RoleWords.Read(one.Role) is { } role ? RoleWords.Text(role) : one.Role, one.Unit, Day(one.ValidFrom), Day(one.ValidTo), Instant(one.EndedAt), one.GrantedBy]));
        yield return Sheet("Phiên đăng nhập", ["Loại", "Máy", "Mạng", "Mở lúc", "Dùng lần cuối", "Hết hạn", "Kết thúc lúc"], [16, 30, 20, 20, 20, 20, 20],
            (extract.Account?.Sessions ?? []).Select(one => (string?[])[one.Kind == "browser" ? "trình duyệt" : "ứng dụng", one.Device, one.Network, Instant(one.CreatedAt), Instant(one.LastUsedAt), Instant(one.Until), Instant(one.EndedAt)]));
        yield return Sheet("Ai đã xem, đã sửa", ["Lúc", "Người thực hiện", "Vai trò", "Việc", "Lý do"], [20, 22, 26, 36, 50],
            extract.Trail.Select(one => (string?[])[Instant(one.At), one.Actor, one.Role is { } code && RoleWords.Read(code) is { } role ? RoleWords.Text(role) : one.Role, Words(one.Action), one.Reason]));
    }

    private static string?[][] Messages(KeptMessageSettings told) =>
    [
        ["Thư điện tử nhận tin", told.Email.Length == 0 ? null : $"{told.Email} ({(told.EmailOn ? "đang nhận" : "không nhận")})"],
        ["Số Zalo nhận tin", told.ZaloPhone.Length == 0 ? null : $"{told.ZaloPhone} ({(told.ZaloOn ? "đang nhận" : "không nhận")})"],
        ["Giờ không làm phiền", $"{told.QuietFrom:HH:mm} đến {told.QuietTo:HH:mm}"],
        ["Cài đặt tin nhắn đổi lúc", Instant(told.ChangedAt)],
    ];

    private static string PhotoWords(string why) => why switch { "sent" => "Ảnh đã gửi", "present" => "Ảnh hoạt động có tham gia", _ => "Ảnh khó khăn về hộ có số này" };

    private static string StateWords(string state) => state switch { "waiting" => "đang chờ", "taken" => "đã được nhận", _ => "không được nhận" };

    internal static string Words(string action) => AuditActions.Words.GetValueOrDefault(action, action);

    private static XlsxSheet Sheet(string name, string[] header, double[] widths, IEnumerable<string?[]> rows) => new(name, widths,
        [[.. header.Select(text => XlsxCell.Of(text, CellLook.Header))], .. rows.Select(row => (IReadOnlyList<XlsxCell>)[.. row.Select(text => XlsxCell.Of(text))])])
    {
        HeaderFirst = 1, HeaderLast = 1,
    };

    private static string? Day(DateOnly? day) => day is { } known ? VietnamTime.Text(known) : null;

    internal static string? Instant(DateTimeOffset? at) => at?.ToOffset(VietnamTime.Offset).ToString("HH:mm dd'/'MM'/'yyyy");
}
