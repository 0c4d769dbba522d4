using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Tests.Fieldwork;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Tests.Measures;

/// <summary>Measures worked out from the records one after another, by none of the product's own steps.</summary>
internal static class PlainMeasures
{
    public static (long? Numerator, long Denominator, MeasureStatus Status, List<UnitId> Missing) Of(
        string indicator, RandomField field, List<FieldRecord> accepted, Unit unit, Period period)
    {
        var below = field.Tree.Under(unit.Id).Select(part => part.Id).ToHashSet();
        var villages = field.Villages.Where(village => below.Contains(village.Id)).ToList();
        var records = accepted.Where(record => below.Contains(record.VillageId) && VietnamTime.DayOf(record.ObservedAt) <= period.Last)
            .OrderBy(record => record.ObservedAt).ThenBy(record => record.Id).ToList();
        var missing = villages.Where(village => records.TrueForAll(record => record.VillageId != village.Id)).Select(village => village.Id).ToList();
        var silent = missing.Count == villages.Count;
        var (have, all) = indicator switch
        {
            "informed" or "service" => Households(records, indicator, _ => 1, (count, _) => Math.Min(count, 1)),
            "record" => Households(records, indicator, card => card.From14, Math.Min),
            "signature" => Households(records, indicator, card => card.From18, Math.Min),
            "merchant" => Businesses(records, indicator, onlyOcop: false),
            "ocop" => Businesses(records, indicator, onlyOcop: true),
            "hours" => Hours(records, villages, period),
            "village-team" => (villages.Count, villages.Count),
            _ => Samples(records, field, unit, villages, period),
        };
        long? numerator = silent && indicator != "village-team" ? null : have;
        if (indicator == "speed")
            return (numerator, all, silent ? MeasureStatus.Missing : SpeedMet(records, field, unit, villages, period) ? MeasureStatus.Met : MeasureStatus.Behind, missing);
        var target = Target(indicator, records, field, villages);
        var status = numerator is null || all == 0 ? MeasureStatus.Missing : target is null ? MeasureStatus.NoTarget : 100m * numerator.Value / all >= target ? MeasureStatus.Met : MeasureStatus.Behind;
        return (numerator, all, status, missing);
    }

    private static (long, long) Households(List<FieldRecord> records, string indicator, Func<HouseholdCard, int> size, Func<int, int, int> clamp)
    {
        long have = 0, all = 0;
        foreach (var (subject, card) in Cards(records))
        {
            all += size(card);
            var seen = records.Select(record => record.Body).OfType<RecordBody.Observation>().LastOrDefault(body => body.SubjectId == subject && body.Indicator == indicator);
            have += seen is null ? 0 : clamp(seen.Count, size(card));
        }
        return (have, all);
    }

    private static (long, long) Businesses(List<FieldRecord> records, string indicator, bool onlyOcop)
    {
        long have = 0, all = 0;
        foreach (var cards in records.Select(record => record.Body).OfType<RecordBody.Business>().GroupBy(body => body.SubjectId))
        {
            if (onlyOcop && !cards.Last().Card.Ocop)
                continue;
            all++;
            if (records.Select(record => record.Body).OfType<RecordBody.Observation>().LastOrDefault(body => body.SubjectId == cards.Key && body.Indicator == indicator)?.Count >= 1)
                have++;
        }
        return (have, all);
    }

    private static (long, long) Hours(List<FieldRecord> records, List<Unit> villages, Period period)
    {
        var weeks = Enumerable.Range(0, period.Last.DayNumber - period.First.DayNumber + 1).Select(period.First.AddDays).Where(day => day.DayOfWeek == DayOfWeek.Thursday).ToList();
        var reached = villages.Sum(village => weeks.Count(thursday => records
            .Where(record => record.VillageId == village.Id && VietnamTime.DayOf(record.ObservedAt) is var day && day >= thursday.AddDays(-3) && day <= thursday.AddDays(3))
            .Select(record => record.Body).OfType<RecordBody.Activity>().Sum(activity => activity.Minutes) >= 480));
        return (reached, (long)villages.Count * weeks.Count);
    }

    private static (long, long) Samples(List<FieldRecord> records, RandomField field, Unit unit, List<Unit> villages, Period period) =>
        (PerPlaceMonth(records, field, unit, villages, period).Sum(), PerPlaceMonth(records, field, unit, villages, period).Count());

    private static bool SpeedMet(List<FieldRecord> records, RandomField field, Unit unit, List<Unit> villages, Period period) =>
        PerPlaceMonth(records, field, unit, villages, period).All(count => count >= 3);

    private static IEnumerable<long> PerPlaceMonth(List<FieldRecord> records, RandomField field, Unit unit, List<Unit> villages, Period period)
    {
        var places = unit.Kind == UnitKind.Village ? [unit.Id] : villages.Select(village => village.ParentId!.Value).Distinct().ToList();
        return from place in places
               from month in period.Months()
               select records.LongCount(record => record.Body is RecordBody.SpeedSample
                   && (record.VillageId == place || field.Tree.Find(record.VillageId)!.ParentId == place)
                   && VietnamTime.DayOf(record.ObservedAt) is var day && day.Year == month.Year && day.Month == month.Month);
    }

    private static decimal? Target(string indicator, List<FieldRecord> records, RandomField field, List<Unit> villages)
    {
        if (indicator is "informed" or "hours" or "village-team")
            return 100;
        if (indicator is not "service")
            return indicator switch { "signature" => 40, "merchant" => 50, _ => null };
        decimal sum = 0, weight = 0, plainSum = 0, count = 0;
        foreach (var village in villages)
        {
            var terrain = village.Terrain ?? field.Tree.Find(village.ParentId!.Value)!.Terrain;
            if (terrain is null)
                continue;
            var target = terrain == Terrain.Plain ? 80 : 50;
            var households = Cards([.. records.Where(record => record.VillageId == village.Id)]).Count();
            (sum, weight, plainSum, count) = (sum + (target * households), weight + households, plainSum + target, count + 1);
        }
        return count == 0 ? null : weight == 0 ? plainSum / count : sum / weight;
    }

    private static IEnumerable<(Guid, HouseholdCard)> Cards(List<FieldRecord> records) =>
        records.Select(record => record.Body).OfType<RecordBody.Household>().GroupBy(body => body.SubjectId).Select(cards => (cards.Key, cards.Last().Card));
}
