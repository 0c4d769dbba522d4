namespace CongDongSo.Domain.Measures;

/// <summary>Dự báo: where a value stands at a period's end if it goes on as it went since the period began; a straight line, and nothing more.</summary>
public static class Forecast
{
    /// <param name="before">Value at the end of the day before the period; null where there was none.</param>
    /// <param name="now">Value at the end of <paramref name="today"/>.</param>
    /// <param name="first">First day of the period.</param>
    /// <param name="last">Last day of the period, inclusive.</param>
    /// <param name="most">The value cannot go beyond, e.g. 100 for a share; null: no end.</param>
    /// <returns>Rounded to two decimals; null outside the period, on its last day, and where a value is missing.</returns>
    public static decimal? AtEnd(decimal? before, decimal? now, DateOnly first, DateOnly today, DateOnly last, decimal? most = 100)
    {
        if (before is not { } start || now is not { } reached || today < first || today >= last)
            return null;
        var gone = today.DayNumber - first.DayNumber + 1;
        var whole = last.DayNumber - first.DayNumber + 1;
        var end = start + ((reached - start) * whole / gone);
        return Math.Round(Math.Clamp(end, 0, most ?? decimal.MaxValue), 2, MidpointRounding.AwayFromZero);
    }
}
