using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Targets;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Targets;

namespace CongDongSo.Server.Features.Demo;

/// <summary>Targets of the demo's year, handed down by the province and raised by a commune.</summary>
internal sealed class DemoTargets(TargetSheets sheets, TargetWishes wishes, ProgramCatalogue programs)
{
    private const string Plan = "Kế hoạch năm 2026 (minh họa)", Own = "Xã phấn đấu cao hơn (minh họa)";

    /// <summary>Percent that the province asks for, in the order of the program's indicators.</summary>
    private static readonly decimal[] Shares = [60, 45, 55, 20];

    private static readonly Period Year = Period.Year(2026), LastMonth = Period.Month(2026, 9);

    private const int OthersWithMore = 3;

    /// <summary>Where nothing was set yet.</summary>
    public async Task<Problem?> Ensure(DemoPlan plan, DemoState state, CancellationToken ct)
    {
        var program = programs.All.Where(program => program.Territory.Contains(plan.Province.Code)).MaxBy(program => program.Date);
        var asked = program?.Indicators.Where(indicator => indicator.Targets.Count == 0 && indicator.Population is Population.Households or Population.Residents).ToList() ?? [];
        if (program is null || asked.Count == 0)
            return null;
        var found = await sheets.Of(null, new(program.Id, plan.Province.Code, Year.Code), ct);
        if (found is not Result<TargetSheet>.Done(var sheet))
            return ((Result<TargetSheet>.Refused)found).Problem;
        if (sheet.Version > 0 || sheet.Parts.All(part => part.Id != plan.Complete.Unit.Id))
            return null;
        var (complete, first) = (plan.Complete, asked[0]);
        var others = plan.Communes.Where(commune => commune != complete).Take(OthersWithMore).Select((commune, i) => Cell(commune.Unit.Id, first, Shares[0] + (5 * (i + 1))));
        var problem = await Set(program, sheet.Whole.Id, Year, Plan,
        [
            .. asked.Select((indicator, i) => Cell(sheet.Whole.Id, indicator, Shares[i % Shares.Length])), .. others,
            Cell(complete.Unit.Id, first, Households(complete) * 7 / 10, TargetScale.Count),
        ], ct);
        problem ??= await Set(program, complete.Unit.Id, Year, Own, [.. complete.Villages.Take(OthersWithMore).Select((village, i) => Cell(state.VillageIds[village.Code], first, 80 + (5 * i)))], ct);
        if (program.Indicators.FirstOrDefault(indicator => indicator.Population is Population.CommuneMonths) is { Population: Population.CommuneMonths(var quota) } speed)
            problem ??= await Set(program, sheet.Whole.Id, LastMonth, Plan, [Cell(complete.Unit.Id, speed, quota + 50)], ct);
        return problem;
    }

    private async Task<Problem?> Set(Program program, UnitId unit, Period period, string reason, IReadOnlyList<TargetWishCell> cells, CancellationToken ct) =>
        (await wishes.Set(null, new(program.Id, unit.ToString(), period.Code, null, reason, cells), ct)).Match<Problem?>(_ => null, problem => problem);

    private static TargetWishCell Cell(UnitId unit, Indicator indicator, decimal amount, TargetScale scale = TargetScale.Value) => new(unit.ToString(), indicator.Id, amount, scale);

    private static long Households(PlannedCommune commune) => commune.Villages.Sum(village => (long)village.Households);
}
