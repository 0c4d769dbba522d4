using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork;
using CongDongSo.Server.Features.Fieldwork.Registers;

namespace CongDongSo.Server.Features.Demo;

/// <summary>All records of one place's year, in the order in which they came in.</summary>
internal static class PlaceYear
{
    private const double SentLate = 0.02, SentTwice = 0.0008, SentWrongly = 0.2;

    /// <param name="place">The village.</param>
    /// <param name="neighbour">Another village of the commune; whoever writes down the wrong village writes this one's household.</param>
    /// <param name="others">Teams of the village beyond its first.</param>
    /// <param name="samples">i-Speed samples by month.</param>
    public static IReadOnlyList<IncomingRecord> OfVillage(
        DemoPlan plan, PlannedVillage village, DemoIndicators indicators, UnitId place, UnitId neighbour, IReadOnlyList<(TeamId Id, DateOnly From)> others,
        IReadOnlyList<(Guid Id, HouseholdCard Card)> households, IReadOnlyList<int> samples)
    {
        if (village.Pace == Pace.Silent)
            return [];
        var chance = plan.ChanceOf("year/" + village.Code);
        var made = new MadeRecord(place, null, chance, MadeRecord.AuthorOf(village));
        var fraud = PlantedFraud.In(plan, village);
        var sessions = SessionMaking.Of(chance, village.Pace, village.Start).Where(session => !PlantedFraud.KeepsQuiet(fraud, session.Day)).ToList();
        var records = SessionMaking.Records(made, sessions, null).ToList();
        foreach (var (team, from) in others)
            records.AddRange(SessionMaking.Records(made.By("to2"), SessionMaking.Of(chance, village.Pace, from > village.Start ? from : village.Start).Where(session => !PlantedFraud.KeepsQuiet(fraud, session.Day)), team));
        records.AddRange(new VisitMaking(plan, village, indicators, households, made).Records(sessions));
        records.AddRange(SpeedMaking.Records(made, village, samples));
        records.AddRange(new BusinessMaking(village, indicators, made).Records());
        records.AddRange(Difficulties(made, village.Start, 1.6));
        records.AddRange(new PlantedFraud(plan, village, indicators, households, made.By("gia")).Records(fraud));
        records.RemoveAll(record => record.Record.ObservedAt >= DemoYear.At(DemoYear.Last.AddDays(1), 0, 0));
        return WithMishaps(records, made, neighbour, indicators);
    }

    /// <summary>What is reported of a commune as such: the work of its own team.</summary>
    public static IReadOnlyList<IncomingRecord> OfCommune(DemoPlan plan, PlannedCommune commune)
    {
        if (commune.Pace == Pace.Silent)
            return [];
        var made = new MadeRecord(commune.Unit.Id, null, plan.ChanceOf("year/" + commune.Unit.Code), $"minh-hoa.{commune.Unit.Code}");
        var sessions = SessionMaking.Of(made.Chance, commune.Pace, DemoYear.First).Where(session => !session.IsHouseholdVisit);
        return [.. SessionMaking.Records(made, sessions, null).Concat(Difficulties(made, DemoYear.First, 2.5)).OrderBy(record => record.Record.ObservedAt)];
    }

    private static IEnumerable<IncomingRecord> Difficulties(MadeRecord made, DateOnly start, double aYear)
    {
        var chance = made.Chance;
        for (var left = chance.Times(6, aYear / 6); left > 0; left--)
            yield return made.Difficulty(DemoYear.At(start.AddDays(chance.Below(DemoYear.Last.DayNumber - start.DayNumber + 1)), 9, chance.Below(9 * 3600)), chance.Of(NameList.Difficulties));
    }

    /// <summary>Some records come long after they were made, some twice, and one in a while is of a household that is none or elsewhere.</summary>
    private static List<IncomingRecord> WithMishaps(List<IncomingRecord> records, MadeRecord made, UnitId neighbour, DemoIndicators indicators)
    {
        var chance = made.Chance;
        var order = records.OrderBy(record => record.Record.ObservedAt).ThenBy(record => record.Record.Id).ToList();
        var (sent, late) = (new List<IncomingRecord>(order.Count + 4), new List<IncomingRecord>());
        foreach (var record in order)
            (record.Record.Body is RecordBody.Observation && chance.Happens(SentLate) ? late : sent).Add(record);
        sent.AddRange(late);
        sent.AddRange(order.Where(_ => chance.Happens(SentTwice)));
        if (chance.Happens(SentWrongly))
        {
            var subject = chance.Happens(0.5) ? RegisterWords.IdOf(RegisterKind.Household, neighbour, "H0001") : RegisterWords.IdOf(RegisterKind.Household, made.Place, "H9999");
            sent.Add(made.Observation(DemoYear.At(DemoYear.Last, 10, chance.Below(3600)), subject, indicators.OfHouseholds[0].Indicator.Id, 1));
        }
        return sent;
    }
}
