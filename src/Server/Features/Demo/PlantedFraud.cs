using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork;
using CongDongSo.Server.Features.Fieldwork.Registers;

namespace CongDongSo.Server.Features.Demo;

/// <summary>What is wrong with a village's records on purpose.</summary>
internal enum Fraud
{
    /// <summary>One evening at a desk: forty households in less than an hour, all with the same numbers. The phone of one member is silent since.</summary>
    DeskEvening,

    /// <summary>The whole village within minutes, everything full, in a month in which the team did nothing.</summary>
    FullAtOnce,

    /// <summary>Visits at midnight.</summary>
    Midnight,

    /// <summary>One person at two activities at once, several times.</summary>
    TwoPlaces,

    /// <summary>The same activity written down again and again, with the same photo.</summary>
    CopiedActivity,

    /// <summary>Households that were registered in bulk.</summary>
    BulkRegister,
}

/// <summary>Gian lận dàn dựng: in a handful of villages of one commune, so that what looks for it can be seen to find it. All other villages are honest.</summary>
/// <param name="households">The village's register.</param>
internal sealed class PlantedFraud(DemoPlan plan, PlannedVillage village, DemoIndicators indicators, IReadOnlyList<(Guid Id, HouseholdCard Card)> households, MadeRecord made)
{
    /// <summary>When each happens; the village that is full at once rests all this month.</summary>
    private static readonly DateOnly DeskDay = new(2026, 3, 11), FullDay = new(2025, 11, 28), MidnightDay = new(2026, 4, 8), TwoPlacesDay = new(2026, 5, 6), CopiedFrom = new(2026, 6, 1), BulkDay = new(2026, 2, 4);

    private const int Smallest = 60;

    /// <summary>By village: each kind in another large village of the complete commune that reports before it happens; the last villages first.</summary>
    public static IReadOnlyDictionary<string, Fraud> Of(DemoPlan plan)
    {
        var left = plan.Complete.Villages.Where(one => one.Pace != Pace.Silent && one.Households >= Smallest && one.TeamMembers.Count > 0).Skip(1).Reverse().ToList();
        var planted = new Dictionary<string, Fraud>();
        foreach (var fraud in Enum.GetValues<Fraud>().OrderBy(DayOf))
        {
            if (left.Find(one => one.Start < DayOf(fraud).AddMonths(-1)) is { } found && left.Remove(found))
                planted[found.Code] = fraud;
        }
        return planted;
    }

    /// <returns>Null where the commune has too few villages for all kinds.</returns>
    public static PlannedVillage? VillageOf(DemoPlan plan, Fraud fraud) =>
        Of(plan).Where(one => one.Value == fraud).Select(one => plan.Complete.Villages.First(village => village.Code == one.Key)).FirstOrDefault();

    private static DateOnly DayOf(Fraud fraud) => fraud switch
    {
        Fraud.DeskEvening => DeskDay,
        Fraud.FullAtOnce => FullDay,
        Fraud.Midnight => MidnightDay,
        Fraud.TwoPlaces => TwoPlacesDay,
        Fraud.CopiedActivity => CopiedFrom,
        _ => BulkDay,
    };

    /// <returns>Null for an honest village.</returns>
    public static Fraud? In(DemoPlan plan, PlannedVillage village) => Of(plan).TryGetValue(village.Code, out var fraud) ? fraud : null;

    public static bool KeepsQuiet(Fraud? fraud, DateOnly day) => fraud == Fraud.FullAtOnce && VietnamTime.MonthOf(day) == VietnamTime.MonthOf(FullDay);

    public IEnumerable<IncomingRecord> Records(Fraud? fraud) => fraud switch
    {
        Fraud.DeskEvening => DeskEvening(),
        Fraud.FullAtOnce => FullAtOnce(),
        Fraud.Midnight => households.Take(14).SelectMany((household, i) => Visit(made, household.Id, DemoYear.At(MidnightDay, 22, 1_800 + i * 540), indicator => made.Chance.Below(Of(indicator, household.Card) + 1))),
        Fraud.TwoPlaces => Enumerable.Range(0, 4).SelectMany(week => TwoPlaces(TwoPlacesDay.AddDays(7 * week))),
        Fraud.CopiedActivity => CopiedActivity(plan, village, made.Place),
        Fraud.BulkRegister => Enumerable.Range(0, Math.Max(20, village.Households / 3)).Select(i => NewHousehold(i)),
        _ => [],
    };

    /// <summary>With ids of its own chance: whoever adds the photo makes them once more.</summary>
    public static IEnumerable<IncomingRecord> CopiedActivity(DemoPlan plan, PlannedVillage village, UnitId place)
    {
        var made = new MadeRecord(place, null, plan.ChanceOf($"copied/{village.Code}"), $"{MadeRecord.AuthorOf(village)}.gia");
        return Enumerable.Range(0, 9).Select(i => made.By($"{i}").Activity(DemoYear.At(CopiedFrom.AddDays(3 * i), 8, 0), NameList.Activities[0], 120, 40, null));
    }

    private IEnumerable<IncomingRecord> DeskEvening() =>
        households.Take(40).SelectMany((household, i) => Visit(made, household.Id, DemoYear.At(DeskDay, 19, i * 80), indicator => indicator.Population is Population.Residents ? 2 : 1));

    /// <summary>Four phones, a few seconds a household.</summary>
    private IEnumerable<IncomingRecord> FullAtOnce()
    {
        var each = 220.0 / households.Count;
        return households.SelectMany((household, i) => Visit(made.By($"{i % 4}"), household.Id, DemoYear.At(FullDay, 16, (int)(i * each)), indicator => Of(indicator, household.Card)));
    }

    private IEnumerable<IncomingRecord> TwoPlaces(DateOnly day) =>
    [
        made.Activity(DemoYear.At(day, 8, 0), NameList.Activities[2], 180, 25, null), made.Activity(DemoYear.At(day, 9, 0), NameList.Activities[3], 120, 12, null),
    ];

    private IncomingRecord NewHousehold(int number)
    {
        var code = $"H{8001 + number}";
        var card = new HouseholdCard(NameList.Person(made.Chance, woman: made.Chance.Happens(0.3)), village.FullName, null, 4, 3, 3, 2, 0, 0, 1);
        return made.Household(DemoYear.At(BulkDay, 9, number * 45), RegisterWords.IdOf(RegisterKind.Household, made.Place, code), code, card);
    }

    private IEnumerable<IncomingRecord> Visit(MadeRecord by, Guid household, DateTimeOffset at, Func<Indicator, int> count) =>
        indicators.OfHouseholds.Select((one, i) => by.Observation(at.AddSeconds(i), household, one.Indicator.Id, count(one.Indicator)));

    private static int Of(Indicator indicator, HouseholdCard card) => indicator.Population is Population.Residents(var age) ? card.From(age) : Math.Max(1, card.Members);
}
