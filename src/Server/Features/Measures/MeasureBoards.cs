using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Measures.Kept;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Measures;

/// <summary>
/// Measures for dashboards: from the rows that are kept ready for communes and all above them; villages, and periods that are not kept, are computed. Which of both
/// is told by nothing but the time it takes. Boundaries are those of the period's end; a unit that did not stand then is shown restated.
/// </summary>
public sealed class MeasureBoards(MeasureUnits measures, UnitDirectory units, Databases databases, TimeProvider clock)
{
    /// <param name="unit">That the caller may see: it is not asked again here, but rows outside the caller's scope stay hidden.</param>
    /// <param name="level">Of the parts; null: the level right below.</param>
    public async Task<Result<MeasureBoard>> Of(Program program, Unit unit, Period period, UnitKind? level, CancellationToken ct)
    {
        if (unit.Kind == UnitKind.Nation)
            return await OfNation(program, period, ct);
        if (await units.ProvinceCodeOf(unit.Id, ct) is not { } code || databases.Province(code) is not Result<ProvinceDatabase>.Done(var province)
            || await units.Find(unit.Id, period.Last, ct) is not { } then)
            return await Computed(program, unit, period, level, ct);
        var tree = await units.TreeOf(then, period.Last, ct);
        level ??= tree.ChildrenOf(unit.Id).FirstOrDefault()?.Kind;
        var months = MonthsTo(program, period);
        var keepsBack = await measures.KeepsSmallBack(unit, ct);
        var parts = level < UnitKind.Village ? tree.Under(unit.Id, level.Value).ToList() : [];
        // What is kept back of one cell depends on its neighbours and on what lies above; and of a whole province all rows are wanted, so that none has to be looked for.
        List<UnitId>? wanted = keepsBack || unit.Kind == UnitKind.Province ? null : [unit.Id, .. parts.Select(part => part.Id)];
        // Beside each other where nothing has to be known of the one to ask the other.
        var (reading, early) = (KeptMeasureStore.Rows(province, program.Id, [period.Code], wanted, ct), keepsBack ? null : Course([unit.Id]));
        await Task.WhenAll(reading, early ?? Task.CompletedTask);
        var rows = Told(program, tree, await reading, keepsBack);
        if (!rows.Contains(unit.Id))
            return await Computed(program, unit, period, level, ct);
        var course = await (early ?? Course(OnTheWay(tree, unit, rows)));
        var trend = course.GroupBy(row => row.Period).ToDictionary(month => month.Key, month => Told(program, tree, [.. month], keepsBack)[unit.Id].ToDictionary(row => row.Indicator));
        IReadOnlyList<Measure> below = level == UnitKind.Village ? await Villages(program, then, period, ct) : [.. parts.SelectMany(part => rows[part.Id])];
        return new MeasureBoard(program, then, period, clock.GetUtcNow(), Ordered(program, rows[unit.Id]), level, below, Trend(program, months, trend));

        Task<IReadOnlyList<KeptMeasure>> Course(IReadOnlyCollection<UnitId>? of) => KeptMeasureStore.Rows(province, program.Id, [.. months.Select(month => month.Code)], of, ct);
    }

    /// <summary>What it depends on whether a unit's number is told (see <see cref="Suppression"/>): the units above it, and all that stand beside it or one of them. Null, so all, where one above has no row.</summary>
    private static List<UnitId>? OnTheWay(UnitTree tree, Unit unit, ILookup<UnitId, Measure> rows)
    {
        var path = tree.PathTo(unit.Id).Where(step => step.Kind > UnitKind.Nation).ToList();
        return path.TrueForAll(step => rows.Contains(step.Id)) ? [path[0].Id, .. path.SkipLast(1).SelectMany(step => tree.ChildrenOf(step.Id)).Select(beside => beside.Id)] : null;
    }

    /// <summary>Cả nước: each province's own rows, and their sum.</summary>
    private async Task<Result<MeasureBoard>> OfNation(Program program, Period period, CancellationToken ct)
    {
        var tree = await units.Nation(period.Last, ct);
        if (tree.Find(UnitDirectory.NationId) is not { } nation)
            return new Problem("unit-not-then", $"Danh mục đơn vị chưa có vào ngày {VietnamTime.Text(period.Last)}.", "Chọn một kỳ gần đây hơn.") { Kind = ProblemKind.NotFound };
        var months = MonthsTo(program, period);
        string[] periods = [period.Code, .. months.Select(month => month.Code).Where(month => month != period.Code)];
        var keepsBack = await measures.KeepsSmallBack(nation, ct);
        var all = await Task.WhenAll(tree.ChildrenOf(nation.Id).Select(async province =>
            await units.ProvinceCodeOf(province.Id, ct) is { } code && databases.Province(code) is Result<ProvinceDatabase>.Done(var found)
                ? await KeptMeasureStore.Rows(found, program.Id, periods, [province.Id], ct) : []));
        var byPeriod = all.SelectMany(rows => rows).GroupBy(row => row.Period).ToDictionary(group => group.Key, group =>
        {
            var parts = group.Select(row => row.In(tree.Find(row.Unit)!)).ToList();
            var sums = from indicator in program.Indicators
                       let own = parts.Where(part => part.Indicator == indicator.Id).ToList()
                       where own.Count > 0
                       select MeasureSum.Of(nation, indicator, own);
            return Told(program, tree, [.. sums, .. parts], keepsBack);
        });
        if (!byPeriod.TryGetValue(period.Code, out var now))
            return new Problem("nothing-measured", $"Chưa tỉnh nào có số liệu của chương trình này trong {period.Text}.", "Chọn kỳ hoặc chương trình khác.") { Kind = ProblemKind.NotFound };
        return new MeasureBoard(
            program, nation, period, clock.GetUtcNow(), Ordered(program, now[nation.Id]), UnitKind.Province, [.. now.Where(unit => unit.Key != nation.Id).SelectMany(unit => unit)],
            Trend(program, months, byPeriod.ToDictionary(one => one.Key, one => one.Value[nation.Id].ToDictionary(row => row.Indicator))));
    }

    private async Task<Result<MeasureBoard>> Computed(Program program, Unit unit, Period period, UnitKind? level, CancellationToken ct)
    {
        var then = await units.Find(unit.Id, period.Last, ct);
        var tree = await units.TreeOf(then ?? unit, then is null ? VietnamTime.Today(clock) : period.Last, ct);
        level ??= tree.ChildrenOf(unit.Id).FirstOrDefault()?.Kind;
        var whole = await measures.Measure(program, then ?? unit, period, by: null, ct, restate: then is null);
        if (whole is not Result<MeasureTable>.Done(var table))
            return ((Result<MeasureTable>.Refused)whole).Problem;
        IReadOnlyList<Measure> parts = level is { } kind && await measures.Measure(program, then ?? unit, period, kind, ct, restate: then is null) is Result<MeasureTable>.Done(var below) ? below.Rows : [];
        return new MeasureBoard(program, table.Unit, period, table.AsOf, table.Rows, level, parts, new Dictionary<string, IReadOnlyList<TrendPoint>>());
    }

    private async Task<IReadOnlyList<Measure>> Villages(Program program, Unit unit, Period period, CancellationToken ct) =>
        await measures.Measure(program, unit, period, UnitKind.Village, ct) is Result<MeasureTable>.Done(var table) ? table.Rows : [];

    private ILookup<UnitId, Measure> Told(Program program, UnitTree tree, IReadOnlyList<KeptMeasure> rows, bool keepsBack) =>
        Told(program, tree, [.. from row in rows let unit = tree.Find(row.Unit) where unit is not null select row.In(unit)], keepsBack);

    private ILookup<UnitId, Measure> Told(Program program, UnitTree tree, IReadOnlyList<Measure> rows, bool keepsBack) =>
        (keepsBack ? measures.KeepSmallBack(program, tree, rows) : rows).ToLookup(row => row.Unit.Id);

    private static IReadOnlyList<Measure> Ordered(Program program, IEnumerable<Measure> rows)
    {
        var byIndicator = rows.ToDictionary(row => row.Indicator);
        return [.. program.Indicators.Select(indicator => byIndicator.GetValueOrDefault(indicator.Id)).OfType<Measure>()];
    }

    private List<Period> MonthsTo(Program program, Period period)
    {
        var today = VietnamTime.Today(clock);
        return [.. KeptPeriods.Of(program, today).Where(one => one.Kind == PeriodKind.Month && one.First <= period.Last).TakeLast(24)];
    }

    private static IReadOnlyDictionary<string, IReadOnlyList<TrendPoint>> Trend(Program program, IReadOnlyList<Period> months, IReadOnlyDictionary<string, Dictionary<string, Measure>> rows) =>
        program.Indicators.ToDictionary(indicator => indicator.Id, indicator => (IReadOnlyList<TrendPoint>)
        [
            .. months.Select(month => rows.GetValueOrDefault(month.Code)?.GetValueOrDefault(indicator.Id) is { } row ? new TrendPoint(month, row.Value, row.Target) : new TrendPoint(month, null, null)),
        ]);
}
