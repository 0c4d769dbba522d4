using CongDongSo.Domain.Programs;

namespace CongDongSo.Domain.Fieldwork;

/// <summary>The indicators of all programs that are recorded of a household or a business, and of whom each is counted.</summary>
public sealed class ObservedIndicators
{
    private readonly Dictionary<string, Population> populations = [];

    /// <exception cref="InvalidOperationException">Two programs count the same id of different populations: an id means the same everywhere.</exception>
    public ObservedIndicators(IEnumerable<Program> programs)
    {
        foreach (var (program, indicator) in programs.SelectMany(program => program.Indicators.Select(indicator => (program, indicator))))
        {
            if (indicator.Population is not (Population.Households or Population.Residents or Population.Businesses or Population.OcopMakers))
                continue;
            if (populations.TryGetValue(indicator.Id, out var known) && known != indicator.Population)
                throw new InvalidOperationException($"Indicator {indicator.Id} of {program.Id} is counted of other subjects than in another program");
            populations[indicator.Id] = indicator.Population;
        }
    }

    public IReadOnlyCollection<string> Ids => populations.Keys;

    public Population? PopulationOf(string indicator) => populations.GetValueOrDefault(indicator);

    public bool IsOfHouseholds(string indicator) => PopulationOf(indicator) is Population.Households or Population.Residents;

    public bool IsOfBusinesses(string indicator) => PopulationOf(indicator) is Population.Businesses or Population.OcopMakers;
}
