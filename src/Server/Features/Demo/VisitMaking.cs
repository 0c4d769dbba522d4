using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Programs;
using CongDongSo.Server.Features.Fieldwork;

namespace CongDongSo.Server.Features.Demo;

/// <summary>What a village's team finds from door to door, with the mistakes that people make.</summary>
/// <param name="households">The village's register.</param>
internal sealed class VisitMaking(DemoPlan plan, PlannedVillage village, DemoIndicators indicators, IReadOnlyList<(Guid Id, HouseholdCard Card)> households, MadeRecord made)
{
    private const double SaidTooMany = 0.003, CorrectedLater = 0.008, CardChanged = 0.012;

    private readonly Chance chance = made.Chance;
    private readonly double level = village.Pace switch { Pace.Fast => 0.72, Pace.Steady => 0.58, _ => 0.4 };
    private readonly Dictionary<string, double> ease = indicators.OfHouseholds.ToDictionary(one => one.Indicator.Id, one => plan.ChanceOf("ease/" + one.Indicator.Id).Between(0.65, 1.15));

    public IEnumerable<IncomingRecord> Records(IReadOnlyList<Session> sessions)
    {
        var rounds = sessions.Where(session => session.IsHouseholdVisit).OrderBy(session => session.Day).ThenBy(session => session.Hour).ToList();
        if (rounds.Count == 0)
            yield break;
        var order = Enumerable.Range(0, households.Count).ToList();
        chance.Shuffle(order);
        var visits = (int)(households.Count * village.Pace switch { Pace.Fast => chance.Between(0.85, 1.25), Pace.Steady => chance.Between(0.6, 0.95), _ => chance.Between(0.15, 0.5) });
        for (var visit = 0; visit < visits; visit++)
        {
            // Teams begin with zeal: the first quarter of the year has four tenths of the visits.
            var share = (double)visit / visits;
            var round = rounds[(int)(rounds.Count * share * Math.Sqrt(share))];
            var (id, card) = households[order[visit % order.Count]];
            var at = DemoYear.At(round.Day, round.Hour, visit % 20 * 540 + chance.Below(300));
            // Twenty households are an afternoon's work of one member; where a round has more, others do them at the same time.
            foreach (var record in Visit(made.By($"{visit / 20 % 5}"), id, card, at))
                yield return record;
        }
    }

    private IEnumerable<IncomingRecord> Visit(MadeRecord member, Guid id, HouseholdCard card, DateTimeOffset at)
    {
        if (chance.Happens(CardChanged))
            yield return member.Household(at, id, null, chance.Happens(0.6) ? Grown(card) : card with { NoSmartphone = Math.Max(0, card.NoSmartphone - 1) });
        foreach (var (indicator, share) in indicators.OfHouseholds)
        {
            if (!chance.Happens(share))
                continue;
            at = at.AddSeconds(chance.Between(5, 40));
            var of = indicator.Population is Population.Residents(var age) ? card.From(age) : card.Members;
            var have = chance.Times(of, Math.Min(0.98, level * ease[indicator.Id] + 0.15 * (at - DemoYear.At(DemoYear.First, 0, 0)).TotalDays / DemoYear.Days));
            yield return member.Observation(at, id, indicator.Id, chance.Happens(SaidTooMany) ? of + chance.Between(1, 3) : have);
            if (chance.Happens(CorrectedLater))
                yield return member.Observation(at.AddDays(chance.Between(1, 20)), id, indicator.Id, Math.Max(0, have - 1));
        }
    }

    /// <summary>A child was born.</summary>
    private static HouseholdCard Grown(HouseholdCard card) => card with { Members = card.Members + 1 };
}
