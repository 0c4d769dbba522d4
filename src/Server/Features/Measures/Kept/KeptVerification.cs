using System.Globalization;
using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Features.Fieldwork;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Measures.Kept;

/// <summary>Computes every measure that is kept ready once more and compares (domain law 3); what is due is worked out first.</summary>
public sealed class KeptVerification
{
    private readonly MeasureKeeping keeping;
    private readonly KeptComputing computing;
    private readonly Databases databases;
    private readonly TimeProvider clock;

    internal KeptVerification(MeasureKeeping keeping, KeptComputing computing, Databases databases, TimeProvider clock) =>
        (this.keeping, this.computing, this.databases, this.clock) = (keeping, computing, databases, clock);

    public async Task<(long Rows, IReadOnlyList<VerificationDifference> Differences)> Verify(CancellationToken ct)
    {
        var (rows, differences) = (0L, new List<VerificationDifference>());
        foreach (var province in databases.Provinces)
        {
            await keeping.Refresh(province, entirely: false, ct);
            var today = VietnamTime.Today(clock);
            var programs = (await computing.Programs(province.Code, ct)).Select(program => (Program: program, Periods: KeptPeriods.Of(program, today))).ToList();
            var tables = (await computing.Compute(province, [.. programs.SelectMany(one => one.Periods.Select(period => (one.Program, period)))], ct)).ToLookup(table => table.Program);
            foreach (var (program, periods) in programs)
            {
                var stored = (await KeptMeasureStore.Rows(province, program.Id, [.. periods.Select(period => period.Code)], null, ct)).ToDictionary(row => (row.Period, row.Unit, row.Indicator), Text);
                foreach (var table in tables[program])
                {
                    foreach (var row in table.Rows)
                    {
                        rows++;
                        stored.Remove((table.Period.Code, row.Unit.Id, row.Indicator), out var known);
                        if (known != Text(row))
                            differences.Add(new(province.Code, row.Unit.Id.Value, $"measure_row {program.Id} {table.Period.Code} {row.Indicator}", Text(row), known));
                    }
                }
                differences.AddRange(stored.Select(left => new VerificationDifference(province.Code, left.Key.Unit.Value, $"measure_row {program.Id} {left.Key.Period} {left.Key.Indicator}", null, left.Value)));
            }
        }
        return (rows, differences);
    }

    private static string Text(KeptMeasure row) => Text(row.Numerator, row.Denominator, row.Value, (row.Target, row.TargetCount), row.TargetWeight, row.Status, row.Missing);

    private static string Text(Measure row) => Text(row.Numerator, row.Denominator, row.Value, (row.Target, row.TargetSet?.Number), row.TargetWeight, row.Status, row.MissingCount);

    private static string Text(long? numerator, long? denominator, decimal? value, (decimal? Share, decimal? Count) target, long weight, MeasureStatus status, int missing) =>
        string.Create(CultureInfo.InvariantCulture, $"{numerator}/{denominator} {value:0.##} of {target.Share:0.##}{(target.Count is { } count ? $" = {count:0.##}" : "")} ({weight}) {status}, {missing} missing");
}
