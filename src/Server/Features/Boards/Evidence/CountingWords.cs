using CongDongSo.Domain.Language;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Time;

namespace CongDongSo.Server.Features.Boards.Evidence;

/// <summary>How a number is counted, in one sentence for whoever doubts it.</summary>
internal static class CountingWords
{
    public static string Of(Indicator indicator, Period period) => indicator.Population switch
    {
        Population.Households => $"Số đạt: hộ mà ghi nhận mới nhất đến hết {Last(period)} đếm từ 1 người có trở lên. Tổng số: hộ trong sổ vào ngày đó; hộ chưa ai ghi nhận tính là chưa đạt.",
        Population.Residents(var age) => $"Số đạt: cộng số người của ghi nhận mới nhất đến hết {Last(period)}, không quá số người từ đủ {age} tuổi của hộ. Tổng số: người từ đủ {age} tuổi trong sổ vào ngày đó.",
        Population.Businesses => $"Số đạt: cơ sở mà ghi nhận mới nhất đến hết {Last(period)} là có. Tổng số: cơ sở trong sổ vào ngày đó.",
        Population.OcopMakers => $"Số đạt: chủ thể OCOP mà ghi nhận mới nhất đến hết {Last(period)} là có. Tổng số: chủ thể OCOP trong sổ vào ngày đó.",
        Population.TeamWeeks(var hours) => $"Một Tổ trong một tuần là một tổ-tuần, nếu Tổ có vào ngày thứ Năm của tuần. Đủ giờ: hoạt động của tuần cộng lại từ {VietnameseNumbers.Text(hours)} giờ.",
        Population.CommuneMonths(var quota) => $"Mẫu đo trong từng tháng của từng xã; kết quả là số mẫu bình quân một xã-tháng. Đạt khi xã nào, tháng nào cũng từ mức giao (văn bản: {VietnameseNumbers.Text(quota)}).",
        Population.Villages => $"Thôn, tổ dân phố có Tổ hoạt động vào ngày {Last(period)}.",
        Population.Communes => $"Xã, phường, đặc khu có Tổ của cấp xã hoạt động vào ngày {Last(period)}.",
        Population.Teams(var least) => $"Tổ cấp thôn có từ {VietnameseNumbers.Text(least)} thành viên vào ngày {Last(period)}.",
        _ => throw new ArgumentOutOfRangeException(nameof(indicator)),
    };

    private static string Last(Period period) => VietnamTime.Text(period.Last);
}
