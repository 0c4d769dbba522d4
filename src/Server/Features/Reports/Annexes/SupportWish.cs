using System.Globalization;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Time;
using RoleWords = CongDongSo.Domain.Teams.RoleWords;

namespace CongDongSo.Server.Features.Reports.Annexes;

/// <summary>Which list of payments is wanted, as it was typed.</summary>
/// <param name="LeastDays">Blank: a month counts with all its days.</param>
/// <param name="Basis">The document that grants it, as the list names it.</param>
/// <param name="Rates">Đồng a month by role; 1.000.000 may be written with dots.</param>
internal sealed record SupportWish(string? Unit, string? Period, string? LeastDays, string? Basis, IReadOnlyDictionary<MemberRole, string?> Rates, string? Format)
{
    public const string UsualBasis = "Theo Nghị quyết số 03/2025/NQ-HĐND ngày 12/3/2025 của Hội đồng nhân dân tỉnh";

    private const int LongestBasis = 300;

    /// <summary>Far above any rate that a council would set.</summary>
    private const long MostRate = 100_000_000;

    public Result<SupportTerms> Read(DateOnly today)
    {
        var asked = AnnexPeriod.Of(Period, today);
        if (asked is not Result<Period>.Done(var period))
            return ((Result<Period>.Refused)asked).Problem;
        if (period.Kind is PeriodKind.Week)
            return new Problem("support-period", "Chi hỗ trợ tính theo tháng.", "Chọn tháng 2025-11, quý 2025-Q4 hoặc năm 2025.");
        int? least = null;
        if (!string.IsNullOrWhiteSpace(LeastDays))
        {
            if (!int.TryParse(LeastDays.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > 31)
                return new Problem("support-days", $"Số ngày “{LeastDays}” chưa đúng.", "Ghi số ngày ít nhất để tính một tháng, từ 1 đến 31; để trống là đủ mọi ngày trong tháng.");
            least = days;
        }
        var basis = Folding.Tidy(Basis ?? "");
        if (basis.Length is 0 or > LongestBasis)
            return new Problem("support-basis", "Thiếu căn cứ chi.", $"Ghi nghị quyết hoặc quyết định quy định mức chi, nhiều nhất {LongestBasis} ký tự.");
        var rates = new Dictionary<MemberRole, long>();
        foreach (var role in Enum.GetValues<MemberRole>())
        {
            var typed = Rates.GetValueOrDefault(role)?.Trim() ?? "";
            if (!long.TryParse(typed.Replace(".", "").Replace(" ", ""), NumberStyles.None, CultureInfo.InvariantCulture, out var rate) || rate > MostRate)
                return new Problem("support-rate", $"Mức chi của {RoleWords.Text(role)} “{typed}” chưa đúng.", "Ghi số đồng mỗi tháng theo nghị quyết, ví dụ 500.000; không chi thì ghi 0.");
            rates[role] = rate;
        }
        return new SupportTerms(period, least, basis, rates);
    }
}

/// <summary>The same, read.</summary>
internal sealed record SupportTerms(Period Period, int? LeastDays, string Basis, IReadOnlyDictionary<MemberRole, long> Rates)
{
    public IReadOnlyDictionary<string, long> RatesByWord => Rates.ToDictionary(rate => RoleWords.Text(rate.Key), rate => rate.Value);
}
