using CongDongSo.Domain.Language;
using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Quality;

/// <summary>
/// How far a place lies above places like it: the modified z-score with the median absolute deviation (MAD), which one bad value cannot move as it moves a mean.
/// What lies far below is late, not improbable, and stands on the boards.
/// </summary>
public sealed class OutlierRule(QualitySettings settings, Period month)
{
    /// <summary>Makes the MAD of normally spread values their standard deviation.</summary>
    private const decimal Consistency = 0.6745m;

    /// <summary>Points of per cent: where more than half have the very same value, the MAD is 0 and everything else would be infinitely far.</summary>
    private const decimal LeastDeviation = 1;

    /// <param name="indicator">Id and name.</param>
    /// <param name="values">Per cent of each place of one level and terrain class that has reported.</param>
    /// <param name="of">What to look at, of these.</param>
    public IEnumerable<QualityFinding> Of((string Id, string Name) indicator, IReadOnlyDictionary<UnitId, decimal> values, IEnumerable<UnitId> of)
    {
        if (values.Count <= settings.OutlierNeighbours)
            yield break;
        var median = Median.Of(values.Values) ?? 0;
        var deviation = Math.Max(LeastDeviation, Median.Of(values.Values.Select(value => Math.Abs(value - median))) ?? 0);
        foreach (var place in of.Where(values.ContainsKey))
        {
            var value = values[place];
            if (value - median < settings.OutlierPoints || Consistency * (value - median) / deviation <= settings.OutlierScore)
                continue;
            yield return new(
                QualityRule.Outlier, place, month, "", indicator.Id, Math.Round(value, 1), Math.Round(median, 1),
                $"{indicator.Name}: {VietnameseNumbers.Text(Math.Round(value, 1))} %, trung vị của {VietnameseNumbers.Text(values.Count)} nơi cùng địa bàn là {VietnameseNumbers.Text(Math.Round(median, 1))} %", []);
        }
    }

    /// <summary>Of what one place stands out in, the farthest, which speaks for the others.</summary>
    public static QualityFinding Farthest(IReadOnlyCollection<QualityFinding> ofPlace)
    {
        var worst = ofPlace.OrderByDescending(one => one.Measured - one.Expected).ThenBy(one => one.Subject, StringComparer.Ordinal).First();
        return worst with { Subject = "", Message = worst.Message + (ofPlace.Count > 1 ? $"; và {ofPlace.Count - 1} chỉ tiêu khác" : "") };
    }
}
