using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Targets;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Targets;
using CongDongSo.Server.Features.Teams;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Measures.Kept;

/// <summary>Measures of one period, of every unit from the communes up.</summary>
internal sealed record KeptTable(Program Program, Period Period, IReadOnlyList<Measure> Rows);

/// <summary>Computes the measures of a province that are kept ready: figures are read once for all programs and periods that end alike.</summary>
internal sealed class KeptComputing(UnitDirectory units, ProgramCoverage coverage, TimeProvider clock)
{
    /// <summary>The programs that bind something in the province, by tree of today.</summary>
    public async Task<IReadOnlyList<Program>> Programs(string provinceCode, CancellationToken ct)
    {
        var tree = await units.Tree(provinceCode, VietnamTime.Today(clock), ct);
        return tree.All.FirstOrDefault(unit => unit.Kind == UnitKind.Province) is { } top
            ? [.. (await coverage.Areas(top, tree, ct)).Select(area => area.Program).Where(program => program.Indicators.Count > 0)] : [];
    }

    public async Task<IReadOnlyList<KeptTable>> Compute(ProvinceDatabase province, IReadOnlyList<(Program Program, Period Period)> wanted, CancellationToken ct)
    {
        // Records are of tomorrow at most (see RecordReader): what was recorded up to the end of any period beyond that is all there is, and is read once.
        var known = VietnamTime.Today(clock).AddDays(1);
        var (names, parts) = Needs([.. wanted.Select(one => one.Program).Distinct()]);
        (Dictionary<UnitId, UnitId> Places, FieldFigures Figures, DateOnly On)? before = null;
        var tables = new List<KeptTable>();
        foreach (var day in wanted.GroupBy(one => one.Period.Last).OrderBy(day => day.Key))
        {
            var tree = await units.Tree(province.Code, day.Key, ct);
            if (tree.All.FirstOrDefault(unit => unit.Kind == UnitKind.Province) is not { } top)
                continue;
            // A place's figures are summed into its commune; what lies in none stands for itself.
            var places = tree.Under(top.Id).ToDictionary(place => place.Id, place => tree.Ancestor(place.Id, UnitKind.Commune)?.Id ?? place.Id);
            var same = before is { } earlier && earlier.Places.Count == places.Count && !earlier.Places.Except(places).Any();
            if (!same || before!.Value.On <= known)
            {
                var first = day.Key <= known ? day.Min(one => one.Period.First) : wanted.Where(one => one.Period.Last > known).Min(one => one.Period.First);
                var figures = await FieldFigures.Read(province, places, names, first, day.Key, parts, ct, same ? (before!.Value.Figures, before.Value.On) : null);
                before = (places, figures, day.Key);
            }
            tables.AddRange(await Compute(province, tree, top, before!.Value.Figures, day.Key, [.. day], ct));
        }
        return tables;
    }

    private static (HashSet<string> Names, FieldParts Parts) Needs(IReadOnlyList<Program> programs)
    {
        var (names, parts) = (new HashSet<string>(), FieldParts.Households);
        foreach (var program in programs)
        {
            parts |= MeasureNeeds.Parts(program, TargetBook.Empty);
            names.UnionWith(MeasureNeeds.Tallies(program));
        }
        return (names, parts);
    }

    private async Task<IReadOnlyList<KeptTable>> Compute(
        ProvinceDatabase province, UnitTree tree, Unit top, FieldFigures figures, DateOnly last, IReadOnlyList<(Program Program, Period Period)> wanted, CancellationToken ct)
    {
        var teams = await TeamPlaces.WithMembersOn(province, last, ct);
        var work = (from entry in teams
                    where tree.IsUnder(entry.Team.UnitId, top.Id)
                    select new TeamWork(
                        entry.Team.UnitId, entry.Team.Level, entry.Team.ValidFrom, entry.Team.ValidTo, entry.Members,
                        figures.Minutes.GetValueOrDefault(entry.Team.Id) ?? new Dictionary<DateOnly, long>())).ToList();
        var today = VietnamTime.Today(clock);
        var areas = await coverage.Areas(top, tree, ct);
        var tables = new List<KeptTable>();
        foreach (var ((program, period), targets) in wanted.Zip(await TargetBooks.Of(province, wanted, ct)))
        {
            IReadOnlyList<Unit> rows = [.. areas.Where(area => area.Program == program)
                .SelectMany(area => area.Tops.SelectMany(unit => tree.Under(unit))).Where(unit => unit.Kind < UnitKind.Village).DistinctBy(unit => unit.Id)];
            tables.Add(new(program, period, MeasureCalculation.Of(new MeasureInput
            {
                Program = program, Period = period, Tree = tree, Units = rows, State = figures.State, Households = figures.Households,
                Samples = figures.Samples, Reported = figures.Reported, Teams = work, Today = today,
                Targets = targets,
            })));
        }
        return tables;
    }
}
