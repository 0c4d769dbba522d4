namespace CongDongSo.Server.Tests.Features.Measures.Recomputation;

/// <summary>
/// Which target holds where, as docs/targets.md words it: a place's own; else that of the nearest unit above; of several of one unit that of the narrowest period
/// around the one asked for; else the document's, by terrain. A count holds for its own unit as it was set; what lies below has the same share of the register of then.
/// </summary>
internal sealed class PlainTargets(RawProvince raw, PlainTree tree)
{
    /// <summary>The last of each cell, unless it was taken back.</summary>
    private readonly ILookup<(string, string, Guid), RawTarget> cells = raw.Targets
        .GroupBy(one => (one.Program, one.Line, one.Unit, one.First, one.Last)).Select(versions => versions.Last()).Where(one => one.Amount is not null)
        .ToLookup(one => (one.Program, one.Line, one.Unit));

    /// <summary>What the unit itself was asked for as a count of subjects; null where it was not.</summary>
    public decimal? OwnCount(WrittenRule rule, Guid unit, DateOnly first, DateOnly last) => Own(rule, rule.Indicator, unit, first, last) is { Scale: "count", Amount: var count } ? count : null;

    /// <summary>The value that a place has to reach; null where nobody and nothing asks for one.</summary>
    public decimal? Of(WrittenRule rule, Guid place, DateOnly first, DateOnly last) =>
        Set(rule, rule.Indicator, place, first, last) is { } set ? Number(set) : tree.TerrainOf(place) switch
        {
            "plain" => rule.Plain,
            "mountain" => rule.Mountain,
            "island" => rule.Island,
            _ => rule.Plain == rule.Mountain ? rule.Plain : null,
        };

    /// <summary>Hours a week or members that a team has to have; the document's where nothing was set.</summary>
    public decimal OfTeam(WrittenRule rule, RawTeam team, PlainPeriod period) =>
        Set(rule, $"{rule.Indicator}:quota", team.Unit, period.First, period.Last) is { } set ? Number(set) ?? rule.Number : rule.Number;

    private RawTarget? Set(WrittenRule rule, string line, Guid place, DateOnly first, DateOnly last) =>
        Own(rule, line, place, first, last) ?? (tree.Above(place) is { } above ? Set(rule, line, above, first, last) : null);

    private RawTarget? Own(WrittenRule rule, string line, Guid unit, DateOnly first, DateOnly last) =>
        cells[(rule.Program, line, unit)].Where(one => one.First <= first && last <= one.Last).MinBy(one => one.Last.DayNumber - one.First.DayNumber);

    private static decimal? Number(RawTarget set) => set.Scale != "count" ? set.Amount : set.Register is > 0 and var register ? 100m * set.Amount / register : null;
}
