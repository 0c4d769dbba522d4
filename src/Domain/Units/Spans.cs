namespace CongDongSo.Domain.Units;

/// <summary>Times that follow one another without overlap, each a first and a last day, the last one open or not.</summary>
public static class Spans
{
    /// <summary>The day after which nothing is known to change.</summary>
    public static readonly DateOnly Open = DateOnly.MaxValue;

    /// <summary>
    /// States something from a day on, as long as what was known for that day held; what was known of other days stays. Without anything known for
    /// that day it holds until the next known day.
    /// </summary>
    /// <param name="spans">By first day.</param>
    /// <param name="between">The same state on other days.</param>
    /// <param name="days">First and last day of a span.</param>
    public static IReadOnlyList<T> State<T>(IReadOnlyList<T> spans, DateOnly from, Func<T, (DateOnly From, DateOnly To)> days, Func<T, DateOnly, DateOnly, T> between, T state)
    {
        var result = new List<T>();
        var to = spans.Select(days).Where(span => span.From > from).Select(span => span.From.AddDays(-1)).DefaultIfEmpty(Open).Min();
        foreach (var span in spans)
        {
            var (first, last) = days(span);
            if (last < from || first > from)
            {
                result.Add(span);
                continue;
            }
            if (first < from)
                result.Add(between(span, first, from.AddDays(-1)));
            to = last;
        }
        result.Add(between(state, from, to));
        return [.. result.OrderBy(span => days(span).From)];
    }
}
