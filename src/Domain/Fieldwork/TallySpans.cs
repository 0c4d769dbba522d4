namespace CongDongSo.Domain.Fieldwork;

/// <summary>Spans that hold the changes of some days with as few stored sums as there are.</summary>
public static class TallySpans
{
    /// <summary>
    /// Every day after one up to another exactly once: days to the end of the month, months to the end of the quarter, quarters to the end of the year, whole years, then quarters of the last
    /// year, months of its quarter, days of its month.
    /// </summary>
    /// <param name="after"><see cref="DateOnly.MinValue"/>: from the beginning.</param>
    /// <param name="asOf">The last day.</param>
    /// <returns>Spans in order of time; <c>To</c> is the first day after the span.</returns>
    public static IEnumerable<(TallyGrain Grain, DateOnly From, DateOnly To)> Between(DateOnly after, DateOnly asOf, TallyGrain coarsest = TallyGrain.Year)
    {
        var (from, end) = (after == DateOnly.MinValue ? after : after.AddDays(1), asOf.AddDays(1));
        for (var grain = TallyGrain.Day; grain < coarsest; grain++)
        {
            var to = TallyChanges.StartOf(grain + 1, from);
            to = to == from ? from : to.AddMonths(Months(grain + 1));
            if (to > end)
                break;
            if (from < to)
                yield return (grain, from, to);
            from = to;
        }
        for (var grain = coarsest; grain >= TallyGrain.Day; grain--)
        {
            var to = TallyChanges.StartOf(grain, end);
            if (from >= to)
                continue;
            yield return (grain, from, to);
            from = to;
        }
    }

    private static int Months(TallyGrain grain) => grain switch { TallyGrain.Year => 12, TallyGrain.Quarter => 3, _ => 1 };
}
