using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Demo;

/// <summary>What is asked at doors and shops: the indicators of the programs in force in the province, the latest program most.</summary>
/// <param name="OfHouseholds">With the share of visits at which each is asked: what stands first in the document most.</param>
/// <param name="Quota">i-Speed samples a commune and month.</param>
/// <param name="RosterProgram">Id of the program whose words read the roster's notes: the one that knows most of them.</param>
internal sealed record DemoIndicators(
    IReadOnlyList<(Indicator Indicator, double Share)> OfHouseholds, IReadOnlyList<Indicator> OfBusinesses, IReadOnlyList<Indicator> OfOcopMakers, int Quota, string RosterProgram)
{
    private const double AskedFirst = 0.62, LessEach = 0.07, AskedByOthers = 0.06;

    /// <returns>Null where no program speaks of the province.</returns>
    public static DemoIndicators? Of(IEnumerable<Program> programs, Unit province)
    {
        var here = programs.Where(program => program.Territory.Contains(province.Code) && program.Date >= province.ValidFrom).OrderByDescending(program => program.Date).ToList();
        if (here.Count == 0)
            return null;
        var latest = here[0].Indicators.Where(IsOfHouseholds).Select(indicator => indicator.Id).ToList();
        var indicators = here.SelectMany(program => program.Indicators).DistinctBy(indicator => indicator.Id).ToList();
        return new(
            [.. indicators.Where(IsOfHouseholds).Select(indicator => (indicator, latest.IndexOf(indicator.Id) is >= 0 and var at ? Math.Max(AskedByOthers, AskedFirst - at * LessEach) : AskedByOthers))],
            [.. indicators.Where(indicator => indicator.Population is Population.Businesses)],
            [.. indicators.Where(indicator => indicator.Population is Population.OcopMakers)],
            indicators.Select(indicator => indicator.Population).OfType<Population.CommuneMonths>().Select(months => months.Quota).FirstOrDefault(),
            here.MaxBy(program => program.Affiliations.Count)!.Id);
    }

    private static bool IsOfHouseholds(Indicator indicator) => indicator.Population is Population.Households or Population.Residents;
}
