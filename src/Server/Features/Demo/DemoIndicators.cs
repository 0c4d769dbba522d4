using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Demo;

/// <summary>What is asked at doors and shops: the indicators of the programs in force in the province, the latest program most.</summary>
/// <param name="OfHouseholds">With the share of visits at which each is asked.</param>
/// <param name="Quota">i-Speed samples a commune and month.</param>
/// <param name="RosterProgram">Id of the program whose words read the roster's notes: the one that knows most of them.</param>
internal sealed record DemoIndicators(
    IReadOnlyList<(Indicator Indicator, double Share)> OfHouseholds, IReadOnlyList<Indicator> OfBusinesses, IReadOnlyList<Indicator> OfOcopMakers, int Quota, string RosterProgram)
{
    private const double AskedByLatest = 0.38, AskedByOthers = 0.1;

    /// <returns>Null where no program speaks of the province.</returns>
    public static DemoIndicators? Of(IEnumerable<Program> programs, Unit province)
    {
        var here = programs.Where(program => program.Territory.Contains(province.Code) && program.Date >= province.ValidFrom).OrderByDescending(program => program.Date).ToList();
        if (here.Count == 0)
            return null;
        var latest = here[0].Indicators.Select(indicator => indicator.Id).ToHashSet();
        var indicators = here.SelectMany(program => program.Indicators).DistinctBy(indicator => indicator.Id).ToList();
        return new(
            [.. indicators.Where(indicator => indicator.Population is Population.Households or Population.Residents).Select(indicator => (indicator, latest.Contains(indicator.Id) ? AskedByLatest : AskedByOthers))],
            [.. indicators.Where(indicator => indicator.Population is Population.Businesses)],
            [.. indicators.Where(indicator => indicator.Population is Population.OcopMakers)],
            indicators.Select(indicator => indicator.Population).OfType<Population.CommuneMonths>().Select(months => months.Quota).FirstOrDefault(),
            here.MaxBy(program => program.Affiliations.Count)!.Id);
    }
}
