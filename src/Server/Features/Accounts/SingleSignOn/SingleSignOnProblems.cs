using CongDongSo.Domain.Results;

namespace CongDongSo.Server.Features.Accounts.SingleSignOn;

/// <summary>Why single sign-on came to nothing, in words for the person before the screen; what exactly went wrong at the provider is in the server's log.</summary>
internal static class SingleSignOnProblems
{
    public static readonly Problem UnknownProvider = new("sso-unknown", "Không có cách đăng nhập này.", "Hãy chọn một cách có trên trang đăng nhập.") { Kind = ProblemKind.NotFound };

    /// <summary>The state is missing, changed, used, too old, or of another browser.</summary>
    public static readonly Problem AttemptOver = new(
        "sso-attempt-over", "Lượt đăng nhập này không còn dùng được.", "Có thể đã quá 10 phút, trang đã được tải lại, hoặc mở ở trình duyệt khác. Hãy thực hiện lại từ đầu.");

    public static readonly Problem OtherSession = new(
        "sso-other-session", "Phiên đăng nhập đã thay đổi trong lúc liên kết.", "Chưa có gì được liên kết. Hãy đăng nhập vào tài khoản của bạn rồi thực hiện lại.") { Kind = ProblemKind.Forbidden };

    public static Problem Cancelled(SingleSignOnProvider provider) => new(
        "sso-cancelled", $"Bạn đã từ chối trên {provider.Name}.", "Hãy thực hiện lại, hoặc đăng nhập bằng mật khẩu.") { Kind = ProblemKind.Forbidden };

    public static Problem Unavailable(SingleSignOnProvider provider) => new(
        "sso-unavailable", $"{provider.Name} chưa trả lời được.", "Hãy thử lại sau ít phút, hoặc đăng nhập bằng mật khẩu. Nếu kéo dài, hãy báo quản trị viên.") { Kind = ProblemKind.Unavailable };

    /// <summary>The provider said no to what this server sent: a code used twice, or settings that differ.</summary>
    public static Problem Refused(SingleSignOnProvider provider) => new(
        "sso-refused", $"{provider.Name} không chấp nhận lượt đăng nhập này.", "Hãy thực hiện lại từ đầu. Nếu vẫn lỗi, hãy đăng nhập bằng mật khẩu và báo quản trị viên.") { Kind = ProblemKind.Forbidden };

    public static Problem NoSubject(SingleSignOnProvider provider) => new(
        "sso-no-subject", $"{provider.Name} không cho biết bạn là ai.", "Hãy đăng nhập bằng mật khẩu và báo quản trị viên.") { Kind = ProblemKind.Forbidden };

    public static Problem NotLinked(SingleSignOnProvider provider) => new(
        "sso-not-linked", $"Tài khoản của bạn ở {provider.Name} chưa được liên kết với tài khoản nào trên hệ thống này.",
        $"Hãy đăng nhập bằng tên đăng nhập và mật khẩu, mở “Tài khoản của tôi”, bấm “Liên kết với {provider.Name}”. Từ lần sau bạn đăng nhập được bằng cách này.")
    {
        Kind = ProblemKind.Forbidden,
    };

    public static readonly Problem Disabled = new(
        "account-disabled", "Tài khoản của bạn trên hệ thống này đã ngừng hoạt động.", "Hãy liên hệ quản trị viên của đơn vị.") { Kind = ProblemKind.Forbidden };

    public static readonly Problem Locked = new(
        "account-locked", "Tài khoản của bạn đang tạm khóa vì nhập sai mật khẩu nhiều lần.",
        $"Hãy thử lại sau {AccountsModule.LockedFor.TotalMinutes:0} phút, hoặc liên hệ quản trị viên của đơn vị.")
    {
        Kind = ProblemKind.Forbidden,
    };

    public static readonly Problem NoGrant = new(
        "no-grant", "Tài khoản của bạn trên hệ thống này không còn vai trò nào.", "Vai trò hoặc việc tham gia Tổ đã kết thúc. Nếu còn làm việc, hãy đề nghị cán bộ của đơn vị giao lại vai trò.")
    {
        Kind = ProblemKind.Forbidden,
    };

    public static Problem LinkedElsewhere(SingleSignOnProvider provider) => new(
        "sso-linked-elsewhere", $"Tài khoản này ở {provider.Name} đã được liên kết với một tài khoản khác.",
        "Hãy đăng nhập vào tài khoản kia và gỡ liên kết trước, hoặc liên hệ quản trị viên.")
    {
        Kind = ProblemKind.Conflict,
    };

    public static Problem LinkedAlready(SingleSignOnProvider provider) => new(
        "sso-linked-already", $"Bạn đã có một liên kết với {provider.Name}.", "Hãy gỡ liên kết cũ trước khi liên kết lại.") { Kind = ProblemKind.Conflict };
}
