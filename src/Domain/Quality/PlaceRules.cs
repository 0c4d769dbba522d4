using CongDongSo.Domain.Language;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Quality;

/// <summary>How far an indicator stood in a village before and at the end of a month.</summary>
/// <param name="Had">Of the register of then; likewise <paramref name="Has"/>.</param>
/// <param name="Whole">In the register at the end.</param>
public sealed record VillageShare(string Indicator, string Name, long Had, long WholeBefore, long Has, long Whole);

/// <summary>A village's register over a month.</summary>
/// <param name="Added">Households that a file or records brought, each with how many there were before.</param>
/// <param name="Residents">At the end; <paramref name="ResidentsBefore"/> the month before.</param>
public sealed record VillageRegister(UnitId Village, long Households, IReadOnlyList<(long Before, long Added)> Added, long ResidentsBefore, long Residents);

/// <summary>What a village's figures tell without looking at who made them.</summary>
public sealed class PlaceRules(QualitySettings settings, Period month)
{
    /// <param name="activities">Of the village in the month.</param>
    public QualityFinding? Full(UnitId village, long households, IEnumerable<VillageShare> shares, int activities)
    {
        if (activities > 0 || households < settings.FullHouseholds)
            return null;
        List<VillageShare> full = [.. shares.Where(share => share.Whole > 0 && share.Has >= share.Whole && (share.WholeBefore == 0 || share.Had < share.WholeBefore))];
        return full is not [var first, ..] ? null : new(
            QualityRule.FullWithoutActivity, village, month, "", "", 100, first.WholeBefore == 0 ? 0 : Math.Round(100m * first.Had / first.WholeBefore, 1),
            $"{first.Name}: {VietnameseNumbers.Text(first.Has)}/{VietnameseNumbers.Text(first.Whole)} vào cuối tháng, không có hoạt động nào trong tháng{(full.Count > 1 ? $"; và {full.Count - 1} chỉ tiêu khác" : "")}", []);
    }

    public QualityFinding? Jump(VillageRegister register)
    {
        foreach (var (before, added) in register.Added.Where(one => one.Before > 0 && one.Added >= settings.JumpHouseholds && one.Added * 100 >= one.Before * settings.JumpShare))
        {
            return new(
                QualityRule.RegisterJump, register.Village, month, "", "", Math.Round(100m * added / before, 1), settings.JumpShare,
                $"Sổ hộ thêm {VietnameseNumbers.Text(added)} hộ trong khi trước đó có {VietnameseNumbers.Text(before)} hộ", []);
        }
        var change = Math.Abs(register.Residents - register.ResidentsBefore);
        return register.ResidentsBefore == 0 || change < settings.JumpResidents || change * 100 < register.ResidentsBefore * settings.JumpShare ? null : new(
            QualityRule.RegisterJump, register.Village, month, "", "", Math.Round(100m * change / register.ResidentsBefore, 1), settings.JumpShare,
            $"Nhân khẩu trong sổ từ {VietnameseNumbers.Text(register.ResidentsBefore)} thành {VietnameseNumbers.Text(register.Residents)} người", []);
    }

    /// <param name="seen">Last contact of the phones of one member of a team.</param>
    /// <param name="now">Now, or the month's end if that is over.</param>
    public QualityFinding? Silent(UnitId place, string author, DateTimeOffset seen, DateTimeOffset now)
    {
        var days = (int)(now - seen).TotalDays;
        return days <= settings.SilentDays ? null : new(
            QualityRule.SilentPhone, place, month, author, "", days, settings.SilentDays, $"Điện thoại liên lạc lần cuối lúc {VietnamTime.Moment(seen)}", []);
    }
}
