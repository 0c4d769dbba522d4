using System.Globalization;
using CongDongSo.Domain.Difficulties;
using CongDongSo.Server.Platform;

namespace CongDongSo.Server.Features.Difficulties;

/// <summary>Terms that an installation sets for itself: <c>CDS_DIFFICULTY_…</c>, see docs/operations.md.</summary>
internal static class DifficultyVariables
{
    /// <exception cref="ServiceUnavailableException">A setting that is not what it must be.</exception>
    public static DifficultySettings Of(IReadOnlyDictionary<string, string> variables)
    {
        var usual = new DifficultySettings();
        return usual with { CommuneDays = Days("COMMUNE_DAYS", usual.CommuneDays), ProvinceDays = Days("PROVINCE_DAYS", usual.ProvinceDays) };

        int Days(string name, int absent) =>
            !variables.TryGetValue("CDS_DIFFICULTY_" + name, out var text) ? absent
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= 250 ? days
            : throw new ServiceUnavailableException("setting-unreadable", $"CDS_DIFFICULTY_{name}={text} viết chưa đúng.", $"Ghi số ngày làm việc từ 1 đến 250, hoặc bỏ biến này để dùng {absent}.");
    }
}
