using System.Diagnostics;
using CongDongSo.Domain.Results;

namespace CongDongSo.Server.Platform.Web.Errors;

/// <summary>What an error page or the API says of a status that no use case has explained.</summary>
/// <param name="Detail">The way out.</param>
/// <param name="TraceId">Only for failures: what to tell support.</param>
public sealed record ErrorText(int Status, string Title, string? Detail, string? TraceId = null)
{
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    public static ErrorText Of(Problem problem) =>
        new(ProblemDocument.StatusOf(problem.Kind), problem.Title, problem.Detail) { Faults = problem.Faults };

    public static ErrorText Of(int status, HttpContext context) => status switch
    {
        StatusCodes.Status400BadRequest => new(status, "Yêu cầu không hợp lệ", "Hãy tải lại trang rồi thực hiện lại."),
        StatusCodes.Status401Unauthorized => new(status, "Bạn chưa đăng nhập", "Hãy đăng nhập rồi thử lại."),
        StatusCodes.Status403Forbidden => new(status, "Bạn không có quyền xem nội dung này", "Nếu công việc cần đến, hãy đề nghị quản trị viên của đơn vị cấp quyền."),
        StatusCodes.Status404NotFound => new(status, "Không tìm thấy nội dung này", "Địa chỉ có thể đã đổi, hoặc nội dung nằm ngoài đơn vị của bạn."),
        StatusCodes.Status405MethodNotAllowed => new(status, "Địa chỉ này không nhận cách gọi như vậy", "Hãy xem lại phương thức trong tài liệu của giao diện lập trình."),
        StatusCodes.Status408RequestTimeout => new(status, "Kết nối quá chậm", "Hãy thử lại khi mạng tốt hơn; tệp lớn thì chia nhỏ rồi gửi."),
        StatusCodes.Status413PayloadTooLarge => new(status, "Nội dung gửi lên quá lớn", "Hãy chia nhỏ tệp rồi gửi lại."),
        StatusCodes.Status415UnsupportedMediaType => new(status, "Kiểu nội dung không được hỗ trợ", "Hãy gửi đúng kiểu nội dung mà địa chỉ này nhận."),
        StatusCodes.Status429TooManyRequests => new(status, "Bạn thao tác quá nhanh", $"Hãy chờ {context.Response.Headers.RetryAfter.FirstOrDefault() ?? "60"} giây rồi thử lại."),
        StatusCodes.Status431RequestHeaderFieldsTooLarge => new(status, "Yêu cầu quá dài", "Hãy xóa cookie của trang này rồi thử lại."),
        StatusCodes.Status503ServiceUnavailable => new(status, "Hệ thống tạm thời chưa sẵn sàng", "Hãy thử lại sau ít phút."),
        >= 500 => new(status, "Hệ thống gặp lỗi", "Chưa có gì được lưu. Hãy thử lại; nếu vẫn lỗi, hãy gửi mã tra cứu cho bộ phận hỗ trợ.", Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier),
        _ => new(status, "Yêu cầu không thực hiện được", "Hãy tải lại trang rồi thực hiện lại."),
    };
}
