using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Fieldwork;

/// <summary>
/// State is a fold over records: what one household or business adds to the tallies of its village, day by day. Storing a record adds
/// (fold after − fold before); <c>cds verify</c> folds everything anew. One function for both, so they cannot differ.
/// </summary>
/// <param name="changes">Receives the figures, times <paramref name="sign"/>.</param>
/// <param name="sign">+1 adds, −1 takes away.</param>
public sealed class SubjectFold(ObservedIndicators indicators, TallyChanges changes, int sign = 1)
{
    /// <param name="cards">All that was known of the household, in any order.</param>
    /// <param name="observations">By indicator, in any order.</param>
    public void Household(UnitId village, IEnumerable<Dated<HouseholdCard>> cards, IEnumerable<KeyValuePair<string, List<Dated<int>>>> observations)
    {
        var known = LastOfEachDay(cards);
        Steps(village, TallyNames.Households, known, card => new(1, 0, card.Members));
        Steps(village, TallyNames.Residents(14), known, card => new(0, 0, card.From14));
        Steps(village, TallyNames.Residents(15), known, card => new(0, 0, card.From15));
        Steps(village, TallyNames.Residents(18), known, card => new(0, 0, card.From18));
        Steps(village, TallyNames.Elderly, known, card => new(0, 0, card.Elderly60));
        Steps(village, TallyNames.Disabled, known, card => new(0, 0, card.Disabled));
        Steps(village, TallyNames.NoSmartphone, known, card => new(0, 0, card.NoSmartphone));
        foreach (var (indicator, seen) in observations)
        {
            Func<HouseholdCard, int, Figures>? figures = indicators.PopulationOf(indicator) switch
            {
                Population.Households => (_, count) => new(1, count >= 1 ? 1 : 0, 0),
                Population.Residents(var age) => (card, count) => Math.Min(count, card.From(age)) is var have ? new(1, have > 0 ? 1 : 0, have) : default,
                _ => null,
            };
            if (figures is not null)
                Steps(village, indicator, known, LastOfEachDay(seen), figures);
        }
    }

    public void Business(UnitId village, IEnumerable<Dated<BusinessCard>> cards, IEnumerable<KeyValuePair<string, List<Dated<int>>>> observations)
    {
        var known = LastOfEachDay(cards);
        Steps(village, TallyNames.Businesses, known, _ => new(1, 0, 0));
        Steps(village, TallyNames.OcopMakers, known, card => card.Ocop ? new(1, 0, 0) : default);
        foreach (var (indicator, seen) in observations)
        {
            Func<BusinessCard, int, Figures>? figures = indicators.PopulationOf(indicator) switch
            {
                Population.Businesses => (_, count) => new(1, count >= 1 ? 1 : 0, 0),
                Population.OcopMakers => (card, count) => card.Ocop ? new(1, count >= 1 ? 1 : 0, 0) : default,
                _ => null,
            };
            if (figures is not null)
                Steps(village, indicator, known, LastOfEachDay(seen), figures);
        }
    }

    /// <summary>Adds the steps of a figure that depends on the card alone.</summary>
    private void Steps<TCard>(UnitId village, string what, List<(DateOnly Day, TCard Card)> known, Func<TCard, Figures> figures)
    {
        var before = default(Figures);
        foreach (var (day, card) in known)
        {
            var now = figures(card);
            Add(village, what, day, now - before);
            before = now;
        }
    }

    /// <summary>Adds the steps of a figure that depends on the card and the latest count. A subject that is not registered yet counts for nothing.</summary>
    private void Steps<TCard>(
        UnitId village, string what, List<(DateOnly Day, TCard Card)> known, List<(DateOnly Day, int Count)> seen, Func<TCard, int, Figures> figures)
    {
        var before = default(Figures);
        int k = 0, s = 0;
        while (k < known.Count || s < seen.Count)
        {
            var day = s >= seen.Count || (k < known.Count && known[k].Day <= seen[s].Day) ? known[k].Day : seen[s].Day;
            if (k < known.Count && known[k].Day == day)
                k++;
            if (s < seen.Count && seen[s].Day == day)
                s++;
            var now = k == 0 || s == 0 ? default : figures(known[k - 1].Card, seen[s - 1].Count);
            Add(village, what, day, now - before);
            before = now;
        }
    }

    private void Add(UnitId village, string what, DateOnly day, Figures change) => changes.Add(village, what, day, sign > 0 ? change : default(Figures) - change);

    private static List<(DateOnly, T)> LastOfEachDay<T>(IEnumerable<Dated<T>> dated)
    {
        var days = new List<(DateOnly Day, T What)>();
        foreach (var one in dated.OrderBy(one => one.ObservedAt).ThenBy(one => one.RecordId))
        {
            if (days.Count > 0 && days[^1].Day == one.Day)
                days[^1] = (one.Day, one.What);
            else
                days.Add((one.Day, one.What));
        }
        return days;
    }
}
