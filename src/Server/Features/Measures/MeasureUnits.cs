using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Targets;
using CongDongSo.Server.Features.Teams;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Privacy;

namespace CongDongSo.Server.Features.Measures;

/// <summary>What is to be measured.</summary>
/// <param name="Unit">Code, <c>code@date</c> or id.</param>
/// <param name="Period">E.g. <c>2025-Q4</c>.</param>
/// <param name="By">Level of the units that get rows; null: the unit itself.</param>
/// <param name="Restate">With today's tree instead of the tree at the period's end.</param>
/// <param name="Public">For everybody's eyes: small counts are kept back whoever asks.</param>
public sealed record MeasureRequest(string Program, string Unit, string Period, UnitKind? By = null, bool Restate = false, bool Public = false);

/// <summary>Computes a program's indicators for a unit and period from the roll-ups, and tells small counts only to those who may see residents.</summary>
public sealed class MeasureUnits(Databases databases, UnitDirectory units, UnitInScope seen, ProgramCatalogue programs, Scope scope, PrivacySettings privacy, TimeProvider clock)
{
    /// <param name="caller">Who asks over the network; null at the installation's own command line, which sees all.</param>
    public async Task<Result<MeasureTable>> Measure(MeasureRequest request, Caller? caller, CancellationToken ct)
    {
        if (Period.Parse(request.Period) is not { } period)
            return new Problem("period-unreadable", $"Kỳ “{request.Period}” viết chưa đúng.", "Viết năm 2025, quý 2025-Q4, tháng 2025-11 hoặc tuần 2025-W47.");
        if (programs.Find(request.Program) is not Result<Program>.Done(var program))
            return ((Result<Program>.Refused)programs.Find(request.Program)).Problem;
        var treeDay = TreeDay(period, request.Restate);
        var named = caller is null ? units.Named(request.Unit, treeDay, ct) : seen.Named(caller, request.Unit, treeDay, ct, Permission.ViewNumbers);
        return await (await named).Match(
            unit => Measure(new(program, period, treeDay, request.Restate), unit, request.By, request.Public, ct),
            problem => Task.FromResult<Result<MeasureTable>>(problem));
    }

    /// <summary>The same for a unit that is already known.</summary>
    /// <param name="isPublic">For everybody's eyes: small counts are kept back whoever asks.</param>
    /// <param name="restate">With today's tree instead of the tree at the period's end.</param>
    public Task<Result<MeasureTable>> Measure(Program program, Unit unit, Period period, UnitKind? by, CancellationToken ct, bool isPublic = false, bool restate = false) =>
        Measure(new(program, period, TreeDay(period, restate), restate), unit, by, isPublic, ct);

    /// <summary>Several programs in a unit's parts, by today's tree, whose figures are read together. Nothing is kept back: for the machine itself, which tells each phone its own.</summary>
    /// <exception cref="InvalidOperationException">A caller asks.</exception>
    internal Task<Result<IReadOnlyList<MeasureTable>>> MeasureTogether(IReadOnlyList<Program> programs, Unit unit, Period period, UnitKind by, CancellationToken ct) => Acting.Now.IsMachine
        ? Compute(programs, period, TreeDay(period, restate: true), restate: true, unit, by, ct)
        : throw new InvalidOperationException("Only the machine itself is told all figures");

    /// <summary>A period with the tree of a later day: what a report about that day has beside it, whatever was reformed since.</summary>
    internal Task<Result<MeasureTable>> MeasureOnTreeOf(DateOnly day, Program program, Unit unit, Period period, bool isPublic, CancellationToken ct) =>
        Measure(new(program, period, day, Restate: true), unit, by: null, isPublic, ct);

    private DateOnly TreeDay(Period period, bool restate) => restate ? VietnamTime.Today(clock) : period.Last;

    private async Task<Result<MeasureTable>> Measure(Question question, Unit unit, UnitKind? by, bool isPublic, CancellationToken ct)
    {
        var measured = await Compute(question, unit, by, ct);
        if (measured is not Result<MeasureTable>.Done(var table) || !(isPublic || await KeepsSmallBack(unit, ct)))
            return measured;
        var tree = await units.TreeOf(unit, question.TreeDay, ct);
        var rows = table.Rows.Concat(await Around(question, tree, unit, by, isPublic, ct)).ToList();
        return table with { Rows = [.. KeepSmallBack(question.Program, tree, rows).Take(table.Rows.Count)] };
    }

    /// <summary>Keeps back what is too small to be told, and what it could be computed from.</summary>
    /// <param name="rows">As <see cref="Suppression.Of"/> wants them.</param>
    internal IReadOnlyList<Measure> KeepSmallBack(Program program, UnitTree tree, IReadOnlyList<Measure> rows)
    {
        var counted = program.Indicators
            .Where(indicator => indicator.Population is Population.Households or Population.Residents or Population.Businesses or Population.OcopMakers).Select(indicator => indicator.Id).ToHashSet();
        return Suppression.Of(tree, rows, counted, privacy.LeastCount);
    }

    /// <summary>Whether the caller at hand is not told small counts there.</summary>
    internal async Task<bool> KeepsSmallBack(Unit unit, CancellationToken ct) =>
        !Acting.Now.IsMachine && (await scope.Outside(Acting.Now.Units(Permission.ViewResidents), [unit.Id], ct)).Count > 0;

    /// <summary>
    /// The rows that a small count could be computed with: from the outermost unit that the caller sees down to the asked parts, level by level. The
    /// same cells are then kept back whichever table is asked for.
    /// </summary>
    private async Task<List<Measure>> Around(Question question, UnitTree tree, Unit unit, UnitKind? by, bool isPublic, CancellationToken ct)
    {
        var mine = Acting.Now.Units(Permission.ViewNumbers);
        var path = tree.PathTo(unit.Id).SkipWhile(step => !isPublic && !mine.Contains(step.Id) && !(step.ParentId is { } above && mine.Contains(above))).ToList();
        var around = new List<Measure>();
        foreach (var step in path.DefaultIfEmpty(unit))
        {
            if (around.Count == 0)
                await Add(step, null);
            if (step.Id != unit.Id && tree.ChildrenOf(step.Id).FirstOrDefault() is { } child)
                await Add(step, child.Kind);
        }
        foreach (var level in tree.Under(unit.Id).Select(part => part.Kind).Distinct().Where(kind => kind > unit.Kind && kind <= by))
            await Add(unit, level);
        return around;

        async Task Add(Unit top, UnitKind? level)
        {
            if (await Compute(question, top, level, ct) is Result<MeasureTable>.Done(var more))
                around.AddRange(more.Rows);
        }
    }

    private async Task<Result<MeasureTable>> Compute(Question question, Unit unit, UnitKind? by, CancellationToken ct) =>
        (await Compute([question.Program], question.Period, question.TreeDay, question.Restate, unit, by, ct)).Match<Result<MeasureTable>>(tables => tables[0], problem => problem);

    /// <returns>A table for each program, in their order.</returns>
    private async Task<Result<IReadOnlyList<MeasureTable>>> Compute(
        IReadOnlyList<Program> programs, Period period, DateOnly treeDay, bool restate, Unit unit, UnitKind? by, CancellationToken ct)
    {
        var asOf = clock.GetUtcNow();
        if (await units.ProvinceCodeOf(unit.Id, ct) is not { } provinceCode)
            return new Problem("unit-without-province", $"{unit.FullName} không thuộc một tỉnh.", "Chọn một tỉnh, hoặc một đơn vị trong tỉnh.");
        if (databases.Province(provinceCode) is not Result<ProvinceDatabase>.Done(var province))
            return ((Result<ProvinceDatabase>.Refused)databases.Province(provinceCode)).Problem;
        if (by <= unit.Kind)
            return new Problem("measure-level", "Cấp chia nhỏ phải ở dưới đơn vị được chọn.", $"{unit.FullName} là {UnitWords.Text(unit.Kind)}; chọn --by commune hoặc village bên dưới.");
        var tree = await units.TreeOf(unit, treeDay, ct);
        IReadOnlyList<Unit> rows = by is { } level ? [.. tree.Under(unit.Id, level)] : [tree.Find(unit.Id) ?? unit];
        var ended = restate ? await units.EndedInto(tree, ct) : new Dictionary<UnitId, UnitId?>();
        var rowOf = (from row in rows from part in tree.Under(row.Id) select (part.Id, Row: row.Id)).ToDictionary(one => one.Id, one => one.Row);
        var inherited = ended.Where(one => one.Value is { } into && rowOf.ContainsKey(into)).ToDictionary(one => one.Key, one => rowOf[one.Value!.Value]);
        var divided = ended.Where(one => one.Value is null).Select(one => one.Key).ToList();
        var placed = rowOf.Concat(inherited).Concat(divided.Select(place => KeyValuePair.Create(place, place))).ToDictionary();
        var books = await TargetBooks.Of(province, [.. programs.Select(program => (program, period))], ct);
        var parts = programs.Zip(books).Aggregate(FieldParts.None, (parts, one) => parts | MeasureNeeds.Parts(one.First, one.Second));
        var figures = await FieldFigures.Read(province, placed, [.. programs.SelectMany(MeasureNeeds.Tallies).Distinct()], period.First, period.Last, parts, ct);
        var teams = await TeamPlaces.WithMembersOn(province, rowOf.Keys.Concat(inherited.Keys).ToHashSet(), period.Last, ct);
        var samples = figures.Samples.GroupBy(one => (inherited.GetValueOrDefault(one.Key.Place, one.Key.Place), one.Key.Month)).ToDictionary(group => group.Key, group => group.Sum(one => one.Value));
        var inheriting = inherited.Where(one => figures.Reported.Contains(one.Key)).Select(one => one.Value).ToHashSet();
        IReadOnlyList<TeamWork> work = [.. from entry in teams
                                           select new TeamWork(
                                               inherited.GetValueOrDefault(entry.Team.UnitId, entry.Team.UnitId), entry.Team.Level, entry.Team.ValidFrom, entry.Team.ValidTo, entry.Members,
                                               figures.Minutes.GetValueOrDefault(entry.Team.Id) ?? new Dictionary<DateOnly, long>())];
        IReadOnlyList<UnitId> unplaced = [.. divided.Where(figures.Reported.Contains)];
        return programs.Zip(books, (program, targets) => new MeasureTable(program.Id, unit, period, asOf, MeasureCalculation.Of(new MeasureInput
        {
            Program = program,
            Period = period,
            Tree = tree,
            Units = rows,
            State = figures.State,
            Households = figures.Households,
            Samples = samples,
            Reported = figures.Reported,
            Inheriting = inheriting,
            Teams = work,
            Targets = targets,
            Today = VietnamTime.Today(clock),
        })) { Unplaced = unplaced }).ToList();
    }

    /// <param name="Restate">With the tree of another day than the period's last: what has become part of its units counts with them.</param>
    private sealed record Question(Program Program, Period Period, DateOnly TreeDay, bool Restate);
}
