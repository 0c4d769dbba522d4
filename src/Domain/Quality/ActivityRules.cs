using CongDongSo.Domain.Language;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Quality;

/// <summary>What activities tell: who was in two places, what was written twice. Two halves of one team at work at the same time are nothing unusual.</summary>
/// <param name="commune">Where the places are: it stands for several of them.</param>
public sealed class ActivityRules(QualitySettings settings, UnitId commune, Period month)
{
    /// <param name="activities">Of the month in the commune.</param>
    public IEnumerable<QualityFinding> Of(IReadOnlyList<DoneActivity> activities)
    {
        var people = activities.SelectMany(activity => activity.People.Select(person => (person, activity))).GroupBy(one => one.person, one => one.activity);
        foreach (var person in people.OrderBy(group => group.Key))
        {
            if (Overlap(person.Key, [.. person.OrderBy(activity => activity.Start).ThenBy(activity => activity.Record)]) is { } found)
                yield return found;
        }
        foreach (var place in activities.GroupBy(activity => activity.Place).OrderBy(group => group.Key.Value))
        {
            if (Copied([.. place]) is { } found)
                yield return found;
        }
    }

    private QualityFinding? Overlap((string Author, string Member) person, List<DoneActivity> own)
    {
        var minutes = 0.0;
        var involved = new List<DoneActivity>();
        for (var i = 1; i < own.Count; i++)
        {
            var longest = own.Take(i).MaxBy(activity => activity.End)!;
            var shared = (Earlier(longest.End, own[i].End) - own[i].Start).TotalMinutes;
            if (shared <= 0)
                continue;
            minutes += shared;
            involved.AddRange([longest, own[i]]);
        }
        List<DoneActivity> all = [.. involved.Distinct()];
        return minutes < settings.OverlapMinutes ? null : new(
            QualityRule.OverlappingActivities, PlaceOf(all), month, person.Author, person.Member, (decimal)Math.Round(minutes), settings.OverlapMinutes,
            $"{VietnameseNumbers.Text((long)Math.Round(minutes))} phút trùng giữa {all.Count} hoạt động của cùng một người, lần đầu ngày {VietnamTime.Text(all[0].Day)}", RecordsOf(all));
    }

    /// <summary>The same words and numbers many times, or the same meeting twice.</summary>
    private QualityFinding? Copied(List<DoneActivity> here)
    {
        var alike = here.Where(activity => activity.Reached > 0).GroupBy(activity => (activity.Kind, activity.Words, activity.Minutes, activity.Reached))
            .OrderByDescending(group => group.Count()).FirstOrDefault()?.OrderBy(activity => activity.Start).ToList() ?? [];
        var twice = here.GroupBy(activity => (activity.Kind, activity.Words, activity.Minutes, activity.Reached)).SelectMany(group => Doubles([.. group.OrderBy(activity => activity.Start)])).ToList();
        if (alike.Count >= settings.CopiedActivities)
        {
            return new(
                QualityRule.CopiedActivities, alike[0].Place, month, "", "", alike.Count, settings.CopiedActivities,
                $"{alike.Count} hoạt động giống hệt nhau: {alike[0].Minutes} phút, {VietnameseNumbers.Text(alike[0].Reached)} lượt người, cùng lời ghi", RecordsOf(alike));
        }
        return twice.Count == 0 ? null : new(
            QualityRule.CopiedActivities, twice[0].Place, month, "", "", twice.Count, 1, $"{twice.Count} hoạt động ghi hai lần cho cùng một buổi, lần đầu ngày {VietnamTime.Text(twice[0].Day)}", RecordsOf(twice));
    }

    private IEnumerable<DoneActivity> Doubles(List<DoneActivity> alike)
    {
        for (var i = 1; i < alike.Count; i++)
        {
            if ((alike[i].Start - alike[i - 1].Start).TotalMinutes <= settings.SameStartMinutes)
                yield return alike[i];
        }
    }

    private UnitId PlaceOf(List<DoneActivity> activities) => activities.TrueForAll(activity => activity.Place == activities[0].Place) ? activities[0].Place : commune;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static IReadOnlyList<Guid> RecordsOf(List<DoneActivity> activities) => QualityFinding.Few([.. activities.Select(activity => activity.Record)]);
}
