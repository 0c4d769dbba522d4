using System.Globalization;
using CongDongSo.Domain.Fieldwork;
using CongDongSo.Server.Features.Fieldwork;

namespace CongDongSo.Server.Features.Demo;

/// <summary>Shops and other businesses of a village: each is registered once and looked at once or twice.</summary>
internal sealed class BusinessMaking(PlannedVillage village, DemoIndicators indicators, MadeRecord made)
{
    private readonly Chance chance = made.Chance;

    public IEnumerable<IncomingRecord> Records()
    {
        var registered = Later(village.Start, 45);
        var (seen, seenAgain) = (Later(registered, 60), Later(registered, 200));
        for (var number = chance.Between(3, 11); number > 0; number--)
        {
            var (kind, name) = chance.Of(NameList.Businesses);
            var ocop = chance.Happens(kind == "cooperative" ? 0.6 : 0.1);
            var at = DemoYear.At(registered, 8, chance.Below(8 * 3600));
            var id = chance.IdAt(at);
            var card = new BusinessCard(
                string.Format(CultureInfo.InvariantCulture, name, NameList.Given(chance, chance.Happens(0.5))), Enum.Parse<BusinessKind>(kind, ignoreCase: true), village.FullName, ocop);
            yield return made.Business(at, id, $"C{number:00}", card);
            foreach (var record in Seen(id, ocop, seen, 0.4).Concat(chance.Happens(0.35) ? Seen(id, ocop, seenAgain, 0.7) : []))
                yield return record;
        }
    }

    private IEnumerable<IncomingRecord> Seen(Guid id, bool ocop, DateOnly day, double share)
    {
        foreach (var indicator in ocop ? indicators.OfBusinesses.Concat(indicators.OfOcopMakers) : indicators.OfBusinesses)
        {
            if (chance.Happens(0.8))
                yield return made.Observation(DemoYear.At(day, 8, chance.Below(9 * 3600)), id, indicator.Id, chance.Happens(share) ? 1 : 0);
        }
    }

    private DateOnly Later(DateOnly day, int days)
    {
        var later = day.AddDays(chance.Between(1, days));
        return later < DemoYear.Last ? later : DemoYear.Last;
    }
}
