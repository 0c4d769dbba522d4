namespace CongDongSo.Domain.Quality;

/// <summary>How grave what a rule finds would be if it turns out to be wrong.</summary>
public enum Severity
{
    /// <summary>Nghiêm trọng: figures may be made up.</summary>
    Grave,

    /// <summary>Cần xem: often a mistake, sometimes more.</summary>
    Serious,

    /// <summary>Lưu ý: mostly has a good reason, which is worth writing down.</summary>
    Mild,
}

/// <summary>Quy tắc chất lượng số liệu: what it looks at, and how grave it is. It finds what is unlikely; people say what it was.</summary>
/// <param name="Id">Stands in the database, in addresses and in the API.</param>
/// <param name="LooksAt">What it looks at and when it speaks, in Vietnamese.</param>
public sealed record QualityRule(string Id, string Name, Severity Severity, Func<QualitySettings, string> LooksAt)
{
    public static readonly QualityRule VisitSpeed = new(
        "visit-speed", "Ghi nhận quá nhanh", Severity.Grave, set => $"Số hộ một người ghi trong 60 phút bất kỳ; hơn {set.VisitsAnHour} hộ thì không kịp gõ cửa và hỏi.");

    public static readonly QualityRule AllAtOnce = new(
        "all-at-once", "Cả thôn trong vài phút", Severity.Grave, set => $"Số hộ của một thôn được ghi trong {set.AtOnceMinutes} phút; từ {set.AtOnceShare} % số hộ của thôn và ít nhất {set.AtOnceHouseholds} hộ.");

    public static readonly QualityRule CopiedCounts = new(
        "copied-counts", "Số liệu chép giống nhau", Severity.Grave, set => $"Các hộ liền nhau do một người ghi có đúng cùng một bộ số người; từ {set.CopiedVisits} hộ liền.");

    public static readonly QualityRule CopiedPhotos = new("copied-photos", "Ảnh dùng lại", Severity.Grave, _ => "Cùng một tệp ảnh (giống từng byte) được gửi cho hai bản ghi khác nhau.");

    public static readonly QualityRule FullWithoutActivity = new(
        "full-without-activity", "Đạt 100 % mà không có hoạt động", Severity.Grave, set => $"Thôn có ít nhất {set.FullHouseholds} hộ lên 100 % một chỉ tiêu trong tháng mà cả tháng không ghi hoạt động nào.");

    public static readonly QualityRule OverlappingActivities = new(
        "overlapping-activities", "Hoạt động trùng giờ", Severity.Serious, set => $"Một người có mặt ở hai hoạt động cùng lúc; cộng lại trong tháng từ {set.OverlapMinutes} phút.");

    public static readonly QualityRule CopiedActivities = new(
        "copied-activities", "Hoạt động ghi giống nhau", Severity.Serious, set => $"Một nơi ghi từ {set.CopiedActivities} hoạt động trong tháng giống hệt về loại, lời ghi, số phút và số người; hoặc hai lần một buổi.");

    public static readonly QualityRule NightHours = new("night-hours", "Ghi nhận ban đêm", Severity.Serious, set => $"Số lần thăm hộ, hoạt động một người ghi từ 22 giờ đến 5 giờ trong tháng; từ {set.NightRecords} lần.");

    public static readonly QualityRule Outlier = new(
        "outlier", "Cao khác thường so với nơi tương tự", Severity.Serious,
        set => $"Kết quả một chỉ tiêu so với các thôn (xã) cùng địa bàn trong tỉnh: lệch trên trung vị quá {set.OutlierScoreText} lần độ lệch tuyệt đối trung vị và quá {set.OutlierPoints} điểm phần trăm.");

    public static readonly QualityRule RegisterJump = new(
        "register-jump", "Sổ hộ tăng, giảm đột ngột", Severity.Serious, set => $"Số hộ thêm vào sổ của thôn trong một lần nhập hoặc một tháng, hay số nhân khẩu thay đổi trong tháng: từ {set.JumpShare} % và ít nhất {set.JumpHouseholds} hộ ({set.JumpResidents} người).");

    public static readonly QualityRule DeclaredDiffers = new(
        "declared-differs", "Số tự khai khác số tính được", Severity.Serious,
        set => $"Số xã (tỉnh) tự khai so với số tính từ bản ghi đến cuối cùng kỳ: kết quả lệch từ {set.DeclaredPoints} điểm phần trăm, hoặc tổng số (số mẫu) lệch từ {set.DeclaredPoints} %, và ít nhất {set.DeclaredCount} hộ, người, cơ sở hay mẫu.");

    public static readonly QualityRule SilentPhone = new("silent-phone", "Điện thoại lâu không liên lạc", Severity.Mild, set => $"Thành viên có điện thoại đã đăng ký nhưng không liên lạc quá {set.SilentDays} ngày: việc có thể còn nằm trên máy.");

    public static readonly IReadOnlyList<QualityRule> All =
    [
        VisitSpeed, AllAtOnce, CopiedCounts, CopiedPhotos, FullWithoutActivity, OverlappingActivities, CopiedActivities, NightHours, Outlier, RegisterJump, DeclaredDiffers, SilentPhone,
    ];

    public static QualityRule? Find(string? id) => All.FirstOrDefault(rule => rule.Id == id);

    public override string ToString() => Id;
}
