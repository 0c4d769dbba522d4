using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Teams.Findings;

/// <summary>Cho phép chưa thực hiện: a finding that need not be seen to for a while. It ends by itself.</summary>
/// <param name="Until">Last day, inclusive.</param>
/// <param name="EndedOn">First day on which it no longer held because somebody took it back; null: it runs out.</param>
/// <param name="GrantedBy">Login.</param>
public sealed record Waiver(Guid Id, FindingKey Key, UnitId UnitId, string Reason, DateOnly From, DateOnly Until, DateOnly? EndedOn, string GrantedBy)
{
    /// <summary>Longer than two years is no waiver but another rule.</summary>
    public const int MostYears = 2;

    public bool HoldsOn(DateOnly day) => From <= day && day <= Until && !(EndedOn <= day);

    /// <summary>A reason that a superior can follow, and an end that is near enough.</summary>
    public static Problem? ProblemOf(string reason, DateOnly? until, DateOnly today) => (Folding.Tidy(reason).Length, until) switch
    {
        ( < 10, _) => new("waiver-reason-missing", "Hãy ghi lý do cho phép chưa thực hiện.", "Ít nhất 10 ký tự, ví dụ: thôn mới sáp nhập, chờ bầu trưởng thôn trong tháng 12."),
        ( > 500, _) => new("waiver-reason-too-long", "Lý do quá dài.", "Hãy viết ngắn hơn 500 ký tự."),
        (_, null) => new("waiver-day-missing", "Hãy ghi cho phép đến ngày nào.", "Ngày viết ngày/tháng/năm, ví dụ 31/12/2025."),
        (_, { } day) when day < today => new("waiver-day-past", $"Ngày {VietnamTime.Text(day)} đã qua.", $"Chọn từ {VietnamTime.Text(today)} trở đi."),
        (_, { } day) when day > today.AddYears(MostYears) => new("waiver-day-far", $"Ngày {VietnamTime.Text(day)} quá xa.", $"Chọn không quá {VietnamTime.Text(today.AddYears(MostYears))}; hết hạn có thể gia hạn bằng một lần cho phép mới."),
        _ => null,
    };
}
