using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Targets;

/// <summary>
/// Sổ chỉ tiêu of a program: which target holds where. A place has its own; else that of the nearest unit above it that has one; of several of one unit,
/// that of the narrowest period around the one asked for; where nothing was set, the document's by terrain.
/// </summary>
public sealed class TargetBook
{
    /// <summary>Nothing was set: the document's own targets hold everywhere.</summary>
    public static readonly TargetBook Empty = new([]);

    private readonly Dictionary<(UnitId, string), SetTarget[]> byPlace;
    private readonly HashSet<string> lines;

    /// <param name="targets">In force: at most one for a line, unit and period.</param>
    public TargetBook(IEnumerable<SetTarget> targets)
    {
        byPlace = targets.GroupBy(target => (target.Unit, target.Line)).ToDictionary(group => group.Key, group => group.OrderBy(Days).ToArray());
        lines = [.. byPlace.Keys.Select(key => key.Item2)];
    }

    public IEnumerable<SetTarget> All => byPlace.Values.SelectMany(targets => targets);

    /// <summary>Whether anything was set of the line, anywhere.</summary>
    public bool Has(string line) => lines.Contains(line);

    /// <summary>What was set for the unit itself, of the narrowest period around the one asked for.</summary>
    public SetTarget? Own(UnitId unit, string line, Period period) =>
        byPlace.TryGetValue((unit, line), out var targets) ? Array.Find(targets, target => Covers(target.Period, period)) : null;

    /// <summary>What was set for the nearest unit above, the unit itself left out.</summary>
    public SetTarget? Above(Unit unit, UnitTree tree, string line, Period period)
    {
        for (var at = unit.ParentId is { } parent ? tree.Find(parent) : null; at is not null; at = at.ParentId is { } next ? tree.Find(next) : null)
        {
            if (Own(at.Id, line, period) is { } target)
                return target;
        }
        return null;
    }

    /// <summary>The target of a place in a period; null where nobody has set one and the document has none.</summary>
    public HeldTarget? Held(TargetLine line, Unit unit, UnitTree tree, Period period)
    {
        if (Has(line.Id) && (Own(unit.Id, line.Id, period) ?? Above(unit, tree, line.Id, period)) is { } set)
            return set.Number is { } number ? new(number, set) : null;
        return OfDocument(line, unit, tree) is { } stated ? new(stated, null) : null;
    }

    /// <summary>What the document asks for in a place, by its terrain.</summary>
    public static decimal? OfDocument(TargetLine line, Unit unit, UnitTree tree)
    {
        if (line.IsQuota || line.Indicator.Targets.Count == 0)
            return line.QuotaOfDocument;
        var terrain = TerrainOf(unit, tree);
        return line.Indicator.Targets.FirstOrDefault(target => target.For(terrain))?.Value ?? line.QuotaOfDocument;
    }

    /// <summary>The same book after some cells were set anew, or cleared where the amount is null.</summary>
    public TargetBook With(IReadOnlyCollection<(SetTarget Target, bool IsCleared)> changes)
    {
        var changed = changes.Select(change => Key(change.Target)).ToHashSet();
        return new(All.Where(target => !changed.Contains(Key(target))).Concat(changes.Where(change => !change.IsCleared).Select(change => change.Target)));
    }

    /// <summary>A village without a terrain of its own has its commune's.</summary>
    private static Terrain? TerrainOf(Unit unit, UnitTree tree) => unit.Terrain ?? (unit.ParentId is { } parent && tree.Find(parent) is { } above ? TerrainOf(above, tree) : null);

    /// <summary>A week belongs where its Thursday lies.</summary>
    private static bool Covers(Period wide, Period asked)
    {
        var (first, last) = asked.Kind == PeriodKind.Week ? (asked.First.AddDays(3), asked.First.AddDays(3)) : (asked.First, asked.Last);
        return wide.First <= first && last <= wide.Last;
    }

    private static int Days(SetTarget target) => target.Period.Last.DayNumber - target.Period.First.DayNumber;

    private static (string, UnitId, string) Key(SetTarget target) => (target.Line, target.Unit, target.Period.Code);
}
