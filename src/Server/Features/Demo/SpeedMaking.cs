using CongDongSo.Server.Features.Fieldwork;

namespace CongDongSo.Server.Features.Demo;

/// <summary>i-Speed samples: a commune's months around the quota, spread over its villages, each of which measures on a few days of a month.</summary>
internal static class SpeedMaking
{
    private const int DaysAMonth = 3;

    /// <returns>Samples by village of the commune and month of the year.</returns>
    public static int[][] Counts(DemoPlan plan, PlannedCommune commune, int quota)
    {
        var chance = plan.ChanceOf("speed/" + commune.Unit.Code);
        var counts = commune.Villages.Select(_ => new int[DemoYear.Months.Count]).ToArray();
        for (var month = 0; month < DemoYear.Months.Count; month++)
        {
            var until = DemoYear.Months[month].AddMonths(1);
            var reporting = Enumerable.Range(0, counts.Length).Where(village => commune.Villages[village].Start < until).ToList();
            if (reporting.Count == 0)
                continue;
            for (var sample = (int)(quota * commune.Samples[month]); sample > 0; sample--)
                counts[chance.Of(reporting)][month]++;
        }
        return counts;
    }

    public static IEnumerable<IncomingRecord> Records(MadeRecord made, PlannedVillage village, IReadOnlyList<int> counts)
    {
        var chance = made.Chance;
        var usual = chance.Between(28.0, 140.0);
        foreach (var month in Enumerable.Range(0, counts.Count).Where(month => counts[month] > 0))
        {
            var first = DemoYear.Months[month] > village.Start ? DemoYear.Months[month] : village.Start;
            var days = DemoYear.Months[month].AddMonths(1).DayNumber - first.DayNumber;
            var measured = Enumerable.Range(0, DaysAMonth).Select(_ => first.AddDays(chance.Below(days))).ToList();
            for (var sample = 0; sample < counts[month]; sample++)
            {
                var down = (decimal)Math.Round(usual * chance.Between(0.3, 1.6), 1);
                yield return made.SpeedSample(DemoYear.At(chance.Of(measured), 7, chance.Below(14 * 3600)), down, Math.Round(down * (decimal)chance.Between(0.3, 0.95), 1));
            }
        }
    }
}
