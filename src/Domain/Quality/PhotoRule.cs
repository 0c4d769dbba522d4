using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Quality;

/// <summary>A photo of a record.</summary>
/// <param name="Hash">SHA-256 of its bytes, hexadecimal.</param>
/// <param name="At">When the record was made.</param>
public sealed record TakenPhoto(Guid Record, string Author, UnitId Place, DateTimeOffset At, string Hash);

/// <summary>One photo for several records. The later record's month has the finding, so that what was found of a month that is over does not change.</summary>
public static class PhotoRule
{
    /// <param name="photos">Of the commune, whenever taken.</param>
    public static IEnumerable<QualityFinding> Of(IEnumerable<TakenPhoto> photos, Period month)
    {
        foreach (var same in photos.GroupBy(photo => photo.Hash).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var records = same.DistinctBy(photo => photo.Record).OrderBy(photo => photo.At).ThenBy(photo => photo.Record).ToList();
            if (records.Count < 2 || !records.Skip(1).Any(photo => month.First <= VietnamTime.DayOf(photo.At) && VietnamTime.DayOf(photo.At) <= month.Last))
                continue;
            var last = records.Last(photo => VietnamTime.DayOf(photo.At) <= month.Last);
            yield return new(
                QualityRule.CopiedPhotos, last.Place, month, last.Author, same.Key[..16], records.Count, 1,
                $"Một ảnh gửi cho {records.Count} bản ghi, lần đầu lúc {VietnamTime.Moment(records[0].At)}", QualityFinding.Few([.. records.Select(photo => photo.Record)]));
        }
    }
}
