using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Fieldwork;

/// <summary>All that is known of one household or business: its cards and what was observed of it, each dated.</summary>
/// <typeparam name="TCard"><see cref="HouseholdCard"/> or <see cref="BusinessCard"/>.</typeparam>
public sealed class SubjectState<TCard>(UnitId villageId)
{
    public UnitId VillageId { get; } = villageId;

    public List<Dated<TCard>> Cards { get; } = [];

    /// <summary>By indicator.</summary>
    public Dictionary<string, List<Dated<int>>> Observations { get; } = [];

    public void Observe(string indicator, Dated<int> observation)
    {
        if (!Observations.TryGetValue(indicator, out var list))
            Observations[indicator] = list = [];
        list.Add(observation);
    }
}
