using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Measures;

/// <summary>
/// Che ô số nhỏ: counts of people, households or businesses of 1 to 4 are not told to those who may not see residents, nor can they be computed from
/// what is told. It works from the top of the tree down and by siblings, so that the same cell is told or kept back whatever table it stands in.
/// </summary>
/// <remarks>
/// Among the parts of a told whole, a small cell is shown as "fewer than five", and the smallest other cell that could be larger or smaller by as much
/// as a small cell can vary is kept back with it: any value of the small one then fits all that is told. Where no part can stand for it, none is told.
/// What lies below a cell that is kept back is kept back far enough that it cannot be summed up. A value or a status follows its counts.
/// </remarks>
public static class Suppression
{
    /// <param name="tree">Of the measures' day.</param>
    /// <param name="rows">With a row go the rows of its ancestors, as far as they are told to anybody who is told this one, and of their parts.</param>
    /// <param name="counted">Indicators that count people, households or businesses; others are told as they are.</param>
    /// <param name="least">Smallest count that is told, e.g. 5.</param>
    public static IReadOnlyList<Measure> Of(UnitTree tree, IReadOnlyList<Measure> rows, IReadOnlySet<string> counted, int least)
    {
        var told = new Dictionary<(UnitId, string), (Disclosure Numerator, Disclosure Denominator)>();
        foreach (var indicator in rows.Where(row => counted.Contains(row.Indicator)).GroupBy(row => row.Indicator))
        {
            var byUnit = indicator.DistinctBy(row => row.Unit.Id).ToDictionary(row => row.Unit.Id);
            var parts = byUnit.Values.ToLookup(row => Above(tree, row.Unit, byUnit.ContainsKey));
            var denominators = Decide(parts, row => row.Denominator, _ => null, least);
            var numerators = Decide(parts, row => row.Numerator, row => row.Denominator, least);
            foreach (var unit in byUnit.Keys)
                told[(unit, indicator.Key)] = (numerators[unit], denominators[unit]);
        }
        return [.. rows.Select(row => told.TryGetValue((row.Unit.Id, row.Indicator), out var how) ? Told(row, how.Numerator, how.Denominator, least) : row)];
    }

    private static Measure Told(Measure row, Disclosure numerator, Disclosure denominator, int least) =>
        numerator == Disclosure.Exact && denominator == Disclosure.Exact ? row : row with
        {
            Numerator = numerator == Disclosure.Exact ? row.Numerator : null, NumeratorTold = numerator,
            Denominator = denominator == Disclosure.Exact ? row.Denominator : null, DenominatorTold = denominator, LeastTold = least,
            Value = null, Status = row.Status == MeasureStatus.Missing ? MeasureStatus.Missing : MeasureStatus.Withheld,
        };

    /// <summary>The nearest unit above that has a row; null where none has.</summary>
    private static UnitId? Above(UnitTree tree, Unit unit, Predicate<UnitId> hasRow)
    {
        for (var at = unit.ParentId; at is { } id; at = tree.Find(id)?.ParentId)
        {
            if (hasRow(id))
                return id;
        }
        return null;
    }

    /// <param name="cell">Null where nothing was reported: there is nothing to keep back.</param>
    /// <param name="most">The largest that a cell can be, as everybody sees; null where nobody knows.</param>
    private static Dictionary<UnitId, Disclosure> Decide(ILookup<UnitId?, Measure> parts, Func<Measure, long?> cell, Func<Measure, long?> most, int least)
    {
        var states = new Dictionary<UnitId, State>();
        var open = new Queue<Measure>();
        foreach (var root in parts[null])
        {
            states[root.Unit.Id] = IsSmall(cell(root), least) ? State.Small : State.Told;
            open.Enqueue(root);
        }
        while (open.TryDequeue(out var whole))
        {
            var group = parts[whole.Unit.Id].ToList();
            foreach (var (unit, state) in OfParts(states[whole.Unit.Id], group, cell, most, least))
                states[unit] = state;
            group.ForEach(open.Enqueue);
        }
        return parts.SelectMany(group => group).ToDictionary(row => row.Unit.Id, row => cell(row) is null ? Disclosure.Exact : states[row.Unit.Id] switch
        {
            State.Told => Disclosure.Exact,
            State.Small => Disclosure.Below,
            _ => Disclosure.Withheld,
        });
    }

    private static IEnumerable<(UnitId, State)> OfParts(State whole, List<Measure> parts, Func<Measure, long?> cell, Func<Measure, long?> most, int least)
    {
        var anySmall = parts.Exists(part => IsSmall(cell(part), least));
        if (whole == State.Small || whole == State.AllKept)
            return parts.Select(part => (part.Unit.Id, whole));
        if (whole == State.Told && !anySmall)
            return parts.Select(part => (part.Unit.Id, State.Told));
        var standIn = parts
            .Where(part => cell(part) is { } count && count >= least && (most(part) is not { } top || top - count >= least - 2))
            .OrderBy(part => cell(part)).ThenBy(part => part.Unit.Id.Value).FirstOrDefault();
        if (standIn is null)
            return parts.Select(part => (part.Unit.Id, State.AllKept));
        return parts.Select(part => (part.Unit.Id, part == standIn ? State.StandIn : IsSmall(cell(part), least) ? State.Small : State.Told));
    }

    private static bool IsSmall(long? count, int least) => count > 0 && count < least;

    private enum State
    {
        Told,

        /// <summary>Shown as fewer than the least; so is all below it.</summary>
        Small,

        /// <summary>Kept back so that a small one cannot be computed.</summary>
        StandIn,

        /// <summary>Kept back with all its siblings and all below it.</summary>
        AllKept,
    }
}

/// <summary>How much of a count is told.</summary>
public enum Disclosure
{
    Exact,

    /// <summary>Ít hơn mức nhỏ nhất được nêu, e.g. <c>&lt;5</c>.</summary>
    Below,

    /// <summary>Không nêu: another count could be computed from it.</summary>
    Withheld,
}
