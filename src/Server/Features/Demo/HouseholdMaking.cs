using CongDongSo.Domain.Fieldwork;

namespace CongDongSo.Server.Features.Demo;

/// <summary>The register of a village: made-up heads, plausible counts.</summary>
internal static class HouseholdMaking
{
    /// <summary>Weights of households of 0, 1, 2 … members.</summary>
    private static readonly double[] Sizes = [0, 6, 15, 19, 27, 18, 10, 4, 1];

    public static IReadOnlyList<(string Code, HouseholdCard Card)> Of(DemoPlan plan, PlannedVillage village)
    {
        var chance = plan.ChanceOf("households/" + village.Code);
        return [.. Enumerable.Range(1, village.Households).Select(number => ($"H{number:0000}", Card(chance, village, number)))];
    }

    private static HouseholdCard Card(Chance chance, PlannedVillage village, int number)
    {
        var head = NameList.Person(chance, woman: chance.Happens(0.28));
        var members = chance.Weighted(Sizes);
        int from14 = 0, from15 = 0, from18 = 0, elderly = 0;
        for (var person = 0; person < members; person++)
        {
            var age = Age(chance, person);
            from14 += age >= 14 ? 1 : 0;
            from15 += age >= 15 ? 1 : 0;
            from18 += age >= 18 ? 1 : 0;
            elderly += age >= 60 ? 1 : 0;
        }
        var withoutPhone = Math.Min(members, chance.Times(elderly, 0.45) + chance.Times(members - from14, 0.8));
        var phone = chance.Happens(0.72) ? PhoneNumbers.OfHousehold(village.FirstHousehold + number) : null;
        return new(head, $"Số {number}, {village.FullName}", phone, members, from14, from15, from18, elderly, chance.Times(members, 0.012), withoutPhone);
    }

    /// <summary>Of the head, of the head's wife or husband, of children and parents.</summary>
    private static int Age(Chance chance, int person) => person switch
    {
        0 => chance.Between(24, 82),
        1 => chance.Between(20, 78),
        _ => chance.Happens(0.62) ? chance.Between(0, 24) : chance.Between(18, 86),
    };
}
