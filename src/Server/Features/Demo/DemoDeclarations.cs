using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Features.Declared;
using CongDongSo.Server.Features.Measures;
using CongDongSo.Server.Features.Programs;

namespace CongDongSo.Server.Features.Demo;

/// <summary>
/// Số tự khai of some communes for the quarters of the demo's year: a little ahead of the records, as lists of villages are; but once the complete commune declares what nobody
/// recorded. A commune of which nothing is recorded declares nothing.
/// </summary>
internal sealed class DemoDeclarations(DeclaredValues declared, MeasureUnits measures, ProgramCatalogue programs)
{
    private const string Note = "Theo sổ của các thôn (minh họa)";

    private const int Others = 2;

    /// <summary>Per cent of what is recorded that lists are ahead, at most.</summary>
    private const int Ahead = 4;

    /// <summary>Points of per cent that are made up.</summary>
    private const int MadeUp = 25;

    /// <summary>The quarter in which the complete commune makes one up, of the first indicator that it declares.</summary>
    public static readonly Period Planted = Period.Quarter(2026, 3);

    private static readonly IReadOnlyList<Period> Quarters = [Period.Quarter(2025, 4), Period.Quarter(2026, 1), Period.Quarter(2026, 2), Planted];

    public async Task<Problem?> Ensure(DemoPlan plan, CancellationToken ct)
    {
        var program = programs.All.Where(program => program.Territory.Contains(plan.Province.Code)).MaxBy(program => program.Date);
        PlannedCommune[] communes = [plan.Complete, .. plan.Communes.Where(commune => commune != plan.Complete).Take(Others)];
        var done = await declared.All(plan.Province.Code, [.. communes.Select(commune => commune.Unit.Id)], ct);
        Problem? problem = null;
        foreach (var commune in communes.Where(commune => program is not null && done.All(value => value.Unit != commune.Unit.Id)))
        {
            foreach (var quarter in Quarters)
            {
                if (await measures.Measure(program!, commune.Unit, quarter, by: null, ct) is not Result<MeasureTable>.Done(var computed))
                    continue;
                var isPlanted = commune == plan.Complete && quarter == Planted;
                foreach (var (indicator, have, all) in Counted(program!, computed))
                {
                    var says = isPlanted ? Math.Min(all, have + (all * MadeUp / 100)) : Math.Min(all, have + (have * plan.ChanceOf($"declared/{commune.Unit.Code}/{quarter.Code}/{indicator.Id}").Below(Ahead + 1) / 100));
                    problem ??= await declared.Declare(plan.Province.Code, program!, commune.Unit.Id, quarter, indicator.Id, says, all, Note, ct);
                    isPlanted = false;
                }
            }
        }
        return problem;
    }

    private static IEnumerable<(Indicator Indicator, long Have, long All)> Counted(Program program, MeasureTable computed) =>
        from indicator in program.Indicators
        where indicator.Population is Population.Households or Population.Residents
        let row = computed.Rows.FirstOrDefault(row => row.Indicator == indicator.Id)
        where row is { Numerator: not null, Denominator: > 0 }
        select (indicator, row.Numerator!.Value, row.Denominator!.Value);
}
