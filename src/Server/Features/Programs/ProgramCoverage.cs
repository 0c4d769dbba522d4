using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;

namespace CongDongSo.Server.Features.Programs;

/// <summary>
/// Which programs a unit works under. A program names its territory as of its day; a province that has since merged is answered for by its
/// successor, a smaller territory covers itself and what lies in it.
/// </summary>
public sealed class ProgramCoverage(UnitDirectory units, ProgramCatalogue programs, TimeProvider clock)
{
    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<Program>> Of(Unit unit, CancellationToken ct)
    {
        var covering = new List<Program>();
        foreach (var program in programs.All.Reverse())
        {
            if (await Covers(program, unit, ct))
                covering.Add(program);
        }
        return covering;
    }

    /// <summary>The programs of a unit and of what lies below it: a document of one district binds there and not in the rest of its province. The newest first.</summary>
    /// <param name="tree">With the unit, as of the day that is looked at.</param>
    public async Task<IReadOnlyList<ProgramArea>> Areas(Unit unit, UnitTree tree, CancellationToken ct)
    {
        var areas = new List<ProgramArea>();
        foreach (var program in programs.All.Reverse())
        {
            if (await Covers(program, unit, ct))
            {
                areas.Add(new(program, [unit.Id]));
                continue;
            }
            var tops = new List<UnitId>();
            foreach (var code in program.Territory)
            {
                if (await units.Named(code, program.Date, ct) is not Result<Unit>.Done(var territory))
                    continue;
                if (tree.IsUnder(territory.Id, unit.Id))
                    tops.Add(territory.Id);
                else if (tree.IsUnder(unit.Id, territory.Id))
                    tops.Add(unit.Id);
            }
            if (tops.Count > 0)
                areas.Add(new(program, [.. tops.Distinct()]));
        }
        return areas;
    }

    /// <summary>The newest in force on a day, of a list that begins with the newest; failing that, the newest.</summary>
    public static Program? Default(IReadOnlyList<Program> programs, DateOnly day) =>
        programs.FirstOrDefault(program => program.InForceOn(day)) ?? (programs.Count > 0 ? programs[0] : null);

    public async Task<bool> Covers(Program program, Unit unit, CancellationToken ct)
    {
        foreach (var code in program.Territory)
        {
            if (await units.Named(code, program.Date, ct) is Result<Unit>.Done(var territory) && await Covers(territory, unit, ct))
                return true;
        }
        return false;
    }

    private async Task<bool> Covers(Unit territory, Unit unit, CancellationToken ct)
    {
        if (territory.Kind == UnitKind.Nation || territory.Id == unit.Id)
            return true;
        if (territory.Kind == UnitKind.Province)
            return await units.ProvinceCodeOf(territory.Id, ct) is { } province && province == await units.ProvinceCodeOf(unit.Id, ct);
        return (await units.TreeOf(unit, unit.ValidTo ?? VietnamTime.Today(clock), ct)).IsUnder(unit.Id, territory.Id);
    }
}

/// <summary>A program with the units that it binds of those that are looked at.</summary>
/// <param name="Tops">It binds these and all below them.</param>
public sealed record ProgramArea(Program Program, IReadOnlyList<UnitId> Tops);
