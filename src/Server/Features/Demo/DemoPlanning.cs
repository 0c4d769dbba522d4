using CongDongSo.Domain.Language;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Demo;

/// <summary>Spreads the province's totals over its communes and villages.</summary>
internal sealed class DemoPlanning
{
    private readonly DemoProvince province;
    private readonly int seed;
    private readonly IReadOnlyList<Unit> communes;
    private readonly Chance chance;

    private DemoPlanning(DemoProvince province, int seed, IReadOnlyList<Unit> communes)
    {
        (this.province, this.seed, this.communes) = (province, seed, communes);
        chance = new(seed, "plan/" + province.Code);
    }

    /// <param name="communes">Of the province on the demo year's first day.</param>
    public static DemoPlan Plan(DemoProvince province, int seed, IEnumerable<Unit> communes) =>
        new DemoPlanning(province, seed, [.. communes.OrderBy(commune => commune.Code, StringComparer.Ordinal)]).Plan();

    private DemoPlan Plan()
    {
        var villages = Shares.Of(province.Villages, [.. communes.Select(VillageWeight)], least: 3);
        var households = Shares.Of(province.Households, [.. communes.SelectMany((commune, i) => Enumerable.Range(0, villages[i]).Select(_ => HouseholdWeight(commune)))], least: 25);
        var teams = TeamsOfVillages();
        var members = TeamSizes.Draw(province.Members, communes.Count, teams.Sum(), chance);
        var planned = new List<PlannedCommune>();
        int village = 0, household = 0, team = communes.Count;
        foreach (var (commune, count, i) in communes.Zip(villages, Enumerable.Range(0, communes.Count)))
        {
            var pace = commune.Code == province.Complete ? Pace.Steady : (Pace)chance.Weighted([0.03, 0.2, 0.5, 0.27]);
            var names = VillageNames(commune, count);
            var ofCommune = new List<PlannedVillage>();
            foreach (var (name, number) in names.Zip(Enumerable.Range(1, count)))
            {
                var own = VillagePace(pace);
                ofCommune.Add(new(
                    $"{DemoPlan.CodeMark}{seed}-{commune.Code}-{number:00}", name, commune.SubKind == "Phường" ? "Tổ dân phố" : "Thôn", village, household, households[village], own, Start(own),
                    [.. members.Skip(team).Take(teams[village])]));
                team += teams[village];
                household += households[village++];
            }
            planned.Add(new(commune, province.TerrainOf(commune), pace, Samples(pace), members[i], ofCommune));
        }
        return new(province, seed, planned);
    }

    private double VillageWeight(Unit commune) => province.TerrainOf(commune) switch
    {
        Terrain.Plain => chance.Between(13.0, 22.0),
        Terrain.Mountain => chance.Between(8.0, 17.0),
        _ => chance.Between(4.0, 7.0),
    };

    private double HouseholdWeight(Unit commune) => province.TerrainOf(commune) == Terrain.Mountain ? chance.Between(60.0, 240.0) : chance.Between(160.0, 620.0);

    /// <summary>Most villages have one team, a few none, a few two.</summary>
    private int[] TeamsOfVillages()
    {
        var teams = Enumerable.Repeat(1, province.Villages).ToArray();
        var order = Enumerable.Range(0, province.Villages).ToList();
        chance.Shuffle(order);
        foreach (var village in order.Take(province.WithoutTeam))
            teams[village] = 0;
        foreach (var village in order.Skip(province.WithoutTeam).Take(province.WithTwo))
            teams[village] = 2;
        return teams;
    }

    /// <summary>Villages go by names or by numbers, a ward's parts by numbers.</summary>
    private List<string> VillageNames(Unit commune, int count)
    {
        if (commune.SubKind == "Phường" || chance.Happens(0.35))
            return [.. Enumerable.Range(1, count).Select(number => number.ToString())];
        var list = (province.TerrainOf(commune) == Terrain.Mountain ? NameList.MountainVillages : NameList.PlainVillages).ToList();
        chance.Shuffle(list);
        return [.. list.Where(name => Folding.Fold(name) != Folding.Fold(commune.Name)).Take(count)];
    }

    private Pace VillagePace(Pace commune) => commune switch
    {
        Pace.Fast => (Pace)chance.Weighted([0.01, 0.06, 0.33, 0.6]),
        Pace.Steady => (Pace)chance.Weighted([0.04, 0.16, 0.6, 0.2]),
        Pace.Slow => (Pace)chance.Weighted([0.09, 0.6, 0.28, 0.03]),
        _ => Pace.Silent,
    };

    private DateOnly Start(Pace pace) => pace switch
    {
        Pace.Fast => DemoYear.First.AddDays(chance.Below(6)),
        Pace.Steady => DemoYear.First.AddDays(chance.Below(40)),
        Pace.Slow => DemoYear.First.AddDays(chance.Below(170)),
        _ => DateOnly.MaxValue,
    };

    /// <summary>Months of the quota's fulfilment: above it, around it, below it, or none at all.</summary>
    private double[] Samples(Pace pace) => [.. DemoYear.Months.Select(_ => pace switch
    {
        Pace.Fast => chance.Between(1.02, 1.35),
        Pace.Steady => chance.Between(0.82, 1.22),
        Pace.Slow => chance.Between(0.25, 0.9),
        _ => 0,
    })];
}
