using CongDongSo.Domain.Language;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Quality;

/// <summary>Work at hours at which people sleep. An activity counts by its beginning: an evening's meeting may well end late.</summary>
public sealed class NightRule(QualitySettings settings, UnitId commune, Period month)
{
    private const int From = 22, Until = 5;

    public IEnumerable<QualityFinding> Of(IReadOnlyList<Visit> visits, IReadOnlyList<DoneActivity> activities)
    {
        var late = visits.Select(visit => (visit.Author, Place: visit.Village, visit.At, visit.Record)).Concat(activities.Select(one => (one.Author, one.Place, At: one.Start, one.Record))).Where(one => IsNight(one.At));
        foreach (var author in late.GroupBy(one => one.Author).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var own = author.OrderBy(one => one.At).ToList();
            if (own.Count < settings.NightRecords)
                continue;
            var place = own.TrueForAll(one => one.Place == own[0].Place) ? own[0].Place : commune;
            yield return new(
                QualityRule.NightHours, place, month, author.Key, "", own.Count, settings.NightRecords,
                $"{VietnameseNumbers.Text(own.Count)} lần ghi từ {From} giờ đến {Until} giờ, lần đầu lúc {VietnamTime.Moment(own[0].At)}", QualityFinding.Few([.. own.Select(one => one.Record)]));
        }
    }

    public static bool IsNight(DateTimeOffset at) => at.ToOffset(VietnamTime.Offset).Hour is >= From or < Until;
}
