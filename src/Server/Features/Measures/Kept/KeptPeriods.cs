using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Time;

namespace CongDongSo.Server.Features.Measures.Kept;

/// <summary>The periods whose measures are kept ready: months, quarters and years of the last two years, as far as the program was in force.</summary>
internal static class KeptPeriods
{
    private const int Months = 24;

    public static IReadOnlyList<Period> Of(Program program, DateOnly today)
    {
        var last = program.InForceTo is { } to && to < today ? to : today;
        var earliest = VietnamTime.MonthOf(today).AddMonths(-Months);
        var month = VietnamTime.MonthOf(program.InForceFrom < earliest ? earliest : program.InForceFrom);
        var periods = new Dictionary<string, Period>();
        for (; month <= last; month = month.AddMonths(1))
        {
            foreach (var period in (Period[])[Period.Month(month.Year, month.Month), Period.QuarterOf(month), Period.Year(month.Year)])
                periods[period.Code] = period;
        }
        return [.. periods.Values.OrderBy(period => period.Last).ThenByDescending(period => period.First)];
    }
}
