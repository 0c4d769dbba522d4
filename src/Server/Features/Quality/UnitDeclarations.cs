using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Declared;
using CongDongSo.Server.Features.Measures;
using CongDongSo.Server.Features.Programs;

namespace CongDongSo.Server.Features.Quality;

/// <summary>What communes and the province declare of themselves for periods that are over, beside what their records give at the end of each.</summary>
internal sealed class UnitDeclarations(DeclaredValues declared, MeasureUnits measures, ProgramCatalogue programs)
{
    private ILookup<UnitId, DeclaredValue> values = Array.Empty<DeclaredValue>().ToLookup(value => value.Unit);
    private ILookup<UnitId, Period> changed = Array.Empty<Period>().ToLookup(_ => default(UnitId));

    /// <param name="since">When the records were looked through last; null: never.</param>
    /// <param name="today">Periods that end before it are over.</param>
    public async Task Read(string provinceCode, IReadOnlyList<UnitId> units, DateTimeOffset? since, DateOnly today, CancellationToken ct)
    {
        values = (await declared.All(provinceCode, units, ct)).Where(value => value.Period.Last < today).ToLookup(value => value.Unit);
        changed = (await declared.Changed(provinceCode, units, since, ct)).Where(one => one.Period.Last < today).ToLookup(one => one.Unit, one => one.Period);
    }

    /// <summary>
    /// Months that have to be looked at for the sake of declarations, a period counting for the month with which it ends: those that changed, and those of which
    /// the records are others now, as a record counts from its month on.
    /// </summary>
    public IEnumerable<DateOnly> Months(UnitId unit, IReadOnlyCollection<DateOnly> news)
    {
        var first = news.Count == 0 ? DateOnly.MaxValue : news.Min();
        return changed[unit].Concat(values[unit].Select(value => value.Period).Where(period => period.Last >= first)).Select(period => VietnamTime.MonthOf(period.Last)).Distinct();
    }

    /// <summary>Of the periods that end with the month.</summary>
    public async Task<IReadOnlyList<DeclaredComparison>> Of(Unit unit, Period month, CancellationToken ct)
    {
        var compared = new List<DeclaredComparison>();
        foreach (var sheet in values[unit.Id].Where(value => value.Period.Last == month.Last).GroupBy(value => (value.Program, value.Period)))
        {
            // A program that is no longer there, or an indicator that it no longer has, is compared with nothing.
            if (programs.Find(sheet.Key.Program) is not Result<Program>.Done(var program)
                || await measures.Measure(program, unit, sheet.Key.Period, by: null, ct) is not Result<MeasureTable>.Done(var computed))
            {
                continue;
            }
            compared.AddRange(from value in sheet
                              from indicator in program.Indicators
                              where indicator.Id == value.Indicator
                              select new DeclaredComparison(unit, indicator, value, computed.Rows.FirstOrDefault(row => row.Indicator == value.Indicator)));
        }
        return compared;
    }
}
