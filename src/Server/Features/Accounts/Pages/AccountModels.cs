using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Accounts.Calendars;
using CongDongSo.Server.Features.Accounts.Factors;
using CongDongSo.Server.Features.Accounts.OwnSessions;
using CongDongSo.Server.Features.Accounts.Passkeys;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Accounts.Pages;

/// <param name="Back">Address of this site to go on to.</param>
public sealed record SignInModel(string Login, string Back, Problem? Problem);

public sealed record SecondStepModel(string Name, FactorState Factors, Problem? Problem);

/// <param name="Back">Address of this site to go back to.</param>
public sealed record ProveModel(string Back, Problem? Problem);

public sealed record SetUpModel(FactorState Factors, CodeAppOffer Offer, Problem? Problem);

/// <param name="Codes">Shown this once.</param>
/// <param name="Done">What was just done, Vietnamese.</param>
public sealed record RecoveryCodesModel(string Login, IReadOnlyList<string> Codes, string Done);

/// <param name="Address">Shown this once.</param>
public sealed record CalendarAddressModel(string Address);

public sealed record OwnAccountModel(Caller Caller)
{
    public required FactorState Factors { get; init; }

    public required IReadOnlyList<Passkey> Passkeys { get; init; }

    public required IReadOnlyList<OwnSession> Sessions { get; init; }

    /// <summary>Private calendar address; null: none.</summary>
    public CalendarFeed? Calendar { get; init; }

    public Problem? Problem { get; init; }

    /// <summary>What was just done, Vietnamese.</summary>
    public string? Done { get; init; }
}

/// <summary>What was just done to one's own account, as the address says it and as the page does.</summary>
internal static class OwnAccountDeeds
{
    public const string PasswordChanged = "mat-khau", CodeAppSetUp = "ung-dung", CodeAppRemoved = "bo-ung-dung", RecoveryCodesMade = "ma-khoi-phuc",
        PasskeyAdded = "khoa", PasskeyRemoved = "bo-khoa", SessionEnded = "phien", OthersEnded = "phien-khac", CalendarEnded = "lich";

    public static string? Text(string? deed) => deed switch
    {
        PasswordChanged => "Đã đổi mật khẩu. Các máy khác đang dùng tài khoản này phải đăng nhập lại.",
        CodeAppSetUp => "Đã thiết lập ứng dụng xác thực. Từ nay, đăng nhập cần thêm mã trong ứng dụng.",
        CodeAppRemoved => "Đã bỏ ứng dụng xác thực.",
        RecoveryCodesMade => "Đã tạo mã khôi phục mới. Các mã cũ không dùng được nữa.",
        PasskeyAdded => "Đã thêm khóa truy cập. Từ nay, bạn đăng nhập được bằng khóa này mà không cần mật khẩu.",
        PasskeyRemoved => "Đã gỡ khóa truy cập.",
        SessionEnded => "Đã kết thúc phiên đăng nhập.",
        CalendarEnded => "Đã ngừng địa chỉ lịch riêng. Ứng dụng lịch không đọc được nữa.",
        OthersEnded => "Đã kết thúc mọi phiên đăng nhập khác.",
        _ => null,
    };
}
