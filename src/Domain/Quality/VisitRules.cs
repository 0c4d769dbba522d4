using CongDongSo.Domain.Language;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Quality;

/// <summary>What visits to households tell: how fast, how late, how alike.</summary>
/// <param name="commune">Where the villages are: it stands for several of them.</param>
/// <param name="month">The month that is looked at.</param>
/// <param name="countsPeople">Whether an indicator is counted in residents: what is alike in all households says nothing where it is only yes or no.</param>
public sealed class VisitRules(QualitySettings settings, UnitId commune, Period month, Func<string, bool> countsPeople)
{
    /// <param name="visits">Of the month in the commune, by time.</param>
    /// <param name="households">In the register at the month's end, by village.</param>
    public IEnumerable<QualityFinding> Of(IReadOnlyList<Visit> visits, IReadOnlyDictionary<UnitId, long> households)
    {
        foreach (var author in visits.GroupBy(visit => visit.Author).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            List<Visit> own = [.. author];
            foreach (var found in new[] { Speed(own), Copied(own) }.OfType<QualityFinding>())
                yield return found;
        }
        foreach (var village in visits.GroupBy(visit => visit.Village).OrderBy(group => group.Key.Value))
        {
            if (AtOnce(village.Key, [.. village], households.GetValueOrDefault(village.Key)) is { } found)
                yield return found;
        }
    }

    private QualityFinding? Speed(List<Visit> own)
    {
        var (hour, count) = Window.Fullest(own, visit => visit.At, visit => visit.Household, TimeSpan.FromHours(1));
        return count <= settings.VisitsAnHour ? null : new(
            QualityRule.VisitSpeed, PlaceOf(hour), month, own[0].Author, "", count, settings.VisitsAnHour,
            $"{VietnameseNumbers.Text(count)} hộ trong 60 phút từ {VietnamTime.Moment(hour[0].At)}", RecordsOf(hour));
    }

    private QualityFinding? AtOnce(UnitId village, List<Visit> visits, long households)
    {
        var (moment, count) = Window.Fullest(visits, visit => visit.At, visit => visit.Household, TimeSpan.FromMinutes(settings.AtOnceMinutes));
        return households == 0 || count < settings.AtOnceHouseholds || count * 100 < households * settings.AtOnceShare ? null : new(
            QualityRule.AllAtOnce, village, month, "", "", count, Math.Max(settings.AtOnceHouseholds, households * settings.AtOnceShare / 100m),
            $"{VietnameseNumbers.Text(count)} trên {VietnameseNumbers.Text(households)} hộ của thôn trong {settings.AtOnceMinutes} phút từ {VietnamTime.Moment(moment[0].At)}", RecordsOf(moment));
    }

    /// <summary>The longest row of visits with the same counts, some of them of people.</summary>
    private QualityFinding? Copied(List<Visit> own)
    {
        var (best, run) = (new List<Visit>(), new List<Visit>());
        var before = "";
        foreach (var visit in own)
        {
            var counts = Counts(visit);
            if (counts.Length == 0 || counts != before)
                run = [];
            before = counts;
            if (counts.Length == 0)
                continue;
            // Who comes to the same household twice has not been to two.
            if (!run.Exists(other => other.Household == visit.Household))
                run.Add(visit);
            if (run.Count > best.Count)
                best = [.. run];
        }
        return best.Count < settings.CopiedVisits ? null : new(
            QualityRule.CopiedCounts, PlaceOf(best), month, own[0].Author, "", best.Count, settings.CopiedVisits,
            $"{VietnameseNumbers.Text(best.Count)} hộ liền nhau có cùng một bộ số, từ {VietnamTime.Moment(best[0].At)} đến {VietnamTime.Moment(best[^1].At)}", RecordsOf(best));
    }

    /// <summary>Empty where likeness would say nothing: fewer than two counts, or none of people who have it.</summary>
    private string Counts(Visit visit)
    {
        var last = visit.Counts.GroupBy(one => one.Indicator).Select(group => group.Last()).OrderBy(one => one.Indicator, StringComparer.Ordinal).ToList();
        return last.Count < 2 || !last.Exists(one => one.Count > 0 && countsPeople(one.Indicator)) ? "" : string.Join(';', last.Select(one => $"{one.Indicator}={one.Count}"));
    }

    private UnitId PlaceOf(IReadOnlyList<Visit> visits) => visits.All(visit => visit.Village == visits[0].Village) ? visits[0].Village : commune;

    private static IReadOnlyList<Guid> RecordsOf(IReadOnlyList<Visit> visits) => QualityFinding.Few([.. visits.Select(visit => visit.Record)]);
}
