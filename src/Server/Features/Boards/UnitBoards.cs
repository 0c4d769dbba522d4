using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Boards.Evidence;
using CongDongSo.Server.Features.Boards.Pages;
using CongDongSo.Server.Features.Declared;
using CongDongSo.Server.Features.Difficulties.Figures;
using CongDongSo.Server.Features.Fieldwork;
using CongDongSo.Server.Features.Measures;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Features.Units.Boundaries;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Web.Charts;
using CongDongSo.Server.Platform.Web.Components;

namespace CongDongSo.Server.Features.Boards;

/// <summary>Bảng số of a unit under a program in a period: a bar for each indicator, the parts of the unit as heat table, map and ranking, the months as lines.</summary>
public sealed class UnitBoards(
    UnitInScope unitsInScope, UnitDirectory units, ProgramCatalogue catalogue, ProgramCoverage coverage, MeasureBoards measures, UnitBoundaries boundaries, DeclaredBeside declared, DifficultyFigures difficulties, Databases databases, TimeProvider clock)
{
    /// <param name="unit">Code, <c>code@date</c> or id; null: the caller's own.</param>
    internal async Task<Result<BoardModel>> Of(Caller caller, string? unit, BoardChoice choice, CancellationToken ct)
    {
        if (!string.IsNullOrEmpty(choice.Period) && Period.Parse(choice.Period) is null)
            return new Problem("period-unreadable", $"Kỳ “{choice.Period}” viết chưa đúng.", "Viết năm 2025, quý 2025-Q4, tháng 2025-11 hoặc tuần 2025-W47.");
        if (unit is BoardLinks.Nation || unit == UnitDirectory.NationId.ToString())
            return await OfNation(caller, choice, ct);
        var found = await unitsInScope.Find(caller, unit, ct, Permission.ViewNumbers);
        if (found is not Result<SeenUnit>.Done(var seen))
            return ((Result<SeenUnit>.Refused)found).Problem;
        if (databases.Province(seen.ProvinceCode) is not Result<ProvinceDatabase>.Done(var province))
            return ((Result<ProvinceDatabase>.Refused)databases.Province(seen.ProvinceCode)).Problem;
        var today = VietnamTime.Today(clock);
        var programs = (await coverage.Of(seen.Unit, ct)).Where(one => one.Indicators.Count > 0).ToList();
        if ((programs.Find(one => one.Id == choice.Program) ?? ProgramCoverage.Default(programs, today)) is not { } program)
            return new Problem("board-without-program", $"Chưa có chương trình nào giao chỉ tiêu cho {seen.Unit.FullName}.", "Thêm tệp chương trình (YAML) của tỉnh, hoặc xem các chương trình đang có.") { Kind = ProblemKind.NotFound };
        var period = Period.Parse(choice.Period) ?? await LatestOf(province, seen, today, ct);
        var tree = await TreeOf(seen, period, ct);
        if (tree.Find(seen.Unit.Id) is not { } then)
            return new Problem("unit-not-in-period", $"{seen.Unit.FullName} không tồn tại vào cuối {period.Text}.", "Chọn một kỳ khác; số của kỳ cũ tính lại theo địa giới hôm nay có ở trang Tổng quan của đơn vị.") { Kind = ProblemKind.NotFound };
        UnitKind? level = tree.ChildrenOf(then.Id).FirstOrDefault()?.Kind;
        // Beside each other: none needs the other's answer, and the page waits for the slowest only.
        var (measuring, atTeams, inDifficulties) = (measures.Of(program, then, period, level, ct), BoardTeams.In(province, tree, then, period, ct), difficulties.Of(province, [then.Id], period, ct));
        await Task.WhenAll(measuring, atTeams, inDifficulties);
        var measured = await measuring;
        if (measured is not Result<MeasureBoard>.Done(var board))
            return ((Result<MeasureBoard>.Refused)measured).Problem;
        var model = Model(UnitLinks.Trail(seen.Path, caller, unitIsHere: false), then, programs, board, choice, today);
        var beside = await declared.Of(caller, seen.ProvinceCode, program, then, period, board.Whole, ct);
        return await WithMap(model with
        {
            Lines = [.. model.Lines.Select(line => line with { Declared = beside.FirstOrDefault(one => one.Indicator.Id == line.Indicator.Id) })],
            Teams = await atTeams,
            Difficulties = await inDifficulties,
            OpensDifficulties = caller.Sees(seen.Tree, seen.Unit, Permission.ViewResidents),
        }, ct);
    }

    /// <summary>The units as of the period's end; of a period that runs, as of now.</summary>
    private async Task<UnitTree> TreeOf(SeenUnit seen, Period period, CancellationToken ct) =>
        await units.Find(seen.Unit.Id, period.Last, ct) is { } then ? await units.TreeOf(then, period.Last, ct) : new UnitTree(period.Last, []);

    /// <summary>The quarter that runs, if something has been recorded in it; else the last in which something was.</summary>
    private static async Task<Period> LatestOf(ProvinceDatabase province, SeenUnit seen, DateOnly today, CancellationToken ct) =>
        await FieldActivity.LatestQuarter(province, [.. seen.Tree.Under(seen.Unit.Id).Select(place => place.Id)], Period.QuarterOf(today).Last.AddDays(1), ct) ?? Period.QuarterOf(today);

    /// <summary>Cả nước, by province: for whoever sees the nation.</summary>
    private async Task<Result<BoardModel>> OfNation(Caller caller, BoardChoice choice, CancellationToken ct)
    {
        var named = await unitsInScope.Named(caller, UnitDirectory.NationCode, null, ct, Permission.ViewNumbers);
        if (named is not Result<Unit>.Done(var nation))
            return ((Result<Unit>.Refused)named).Problem;
        var today = VietnamTime.Today(clock);
        var programs = catalogue.All.Reverse().Where(one => one.Indicators.Count > 0).ToList();
        if ((programs.Find(one => one.Id == choice.Program) ?? ProgramCoverage.Default(programs, today)) is not { } program)
            return new Problem("board-without-program", "Chưa có chương trình nào giao chỉ tiêu.", "Thêm tệp chương trình (YAML).") { Kind = ProblemKind.NotFound };
        var measured = await measures.Of(program, nation, Period.Parse(choice.Period) ?? Period.QuarterOf(today), null, ct);
        return measured is Result<MeasureBoard>.Done(var board) ? await WithMap(Model([], nation, programs, board, choice, today), ct) : ((Result<MeasureBoard>.Refused)measured).Problem;
    }

    private static BoardModel Model(IReadOnlyList<Crumb> trail, Unit unit, IReadOnlyList<Program> programs, MeasureBoard board, BoardChoice choice, DateOnly today)
    {
        var program = board.Program;
        var field = program.Indicators.Where(one => one.Source != IndicatorSource.Derived).Select(one => one.Id).ToHashSet();
        var parts = board.Parts.GroupBy(measure => measure.Unit.Id).Select(part => new BoardPart(part.First().Unit, [.. part])
        {
            IsMissing = part.Any(measure => field.Contains(measure.Indicator)) && part.Where(measure => field.Contains(measure.Indicator)).All(measure => measure.Value is null && measure.Status == MeasureStatus.Missing),
        });
        IReadOnlyList<Indicator> compared = [.. program.Indicators.Where(one => board.Level is { } level && IsOf(one.Population, level))];
        var indicator = compared.FirstOrDefault(one => one.Id == choice.Indicator)
            ?? compared.OrderByDescending(one => board.Parts.Any(measure => measure.Indicator == one.Id && measure.Value is not null)).ThenBy(one => !field.Contains(one.Id)).FirstOrDefault();
        var sort = choice.Sort is { } asked && (asked is BoardLinks.ByGap or BoardLinks.ByName or BoardLinks.ByCode || compared.Any(one => one.Id == asked)) ? asked : BoardLinks.ByGap;
        return new BoardModel
        {
            Unit = unit, Trail = trail, Programs = programs, Program = program, Period = board.Period, Periods = BoardPeriods.To(today, board.Period), AsOf = board.AsOf,
            Lines = [.. program.Indicators.Select(one => Line(one, board, today))],
            Level = board.Level, Parts = HeatMaking.Sorted(parts, sort), Compared = compared, Indicator = indicator, Sort = sort,
            Trends = [.. program.Indicators.Where(one => board.Trend.GetValueOrDefault(one.Id)?.Count > 0).Select(one => TrendOf(one, board, unit))],
            Ranks = indicator is null ? [] : RankMaking.Of(board.Parts.Where(measure => measure.Indicator == indicator.Id)), Teams = [],
        };
    }

    private static BoardLine Line(Indicator indicator, MeasureBoard board, DateOnly today)
    {
        var measure = board.Whole.FirstOrDefault(one => one.Indicator == indicator.Id);
        // Weeks and months are counted anew in each period: they do not go on from where the last one ended.
        var goesOn = indicator.Population is not (Population.TeamWeeks or Population.CommuneMonths);
        var before = board.Trend.GetValueOrDefault(indicator.Id)?.FirstOrDefault(point => point.Period.Last == board.Period.First.AddDays(-1))?.Value;
        return new(indicator, measure, goesOn ? Forecast.AtEnd(before, measure?.Value, board.Period.First, today, board.Period.Last) : null);
    }

    private static Trend TrendOf(Indicator indicator, MeasureBoard board, Unit unit) => new(
        indicator.Name, indicator.ValueUnit,
        [.. board.Trend[indicator.Id].Select(point => new TrendMark(point.Period, point.Value, point.Target, point.Value is null ? null : EvidenceLinks.Of(board.Program.Id, indicator.Id, unit.Id, point.Period)))]);

    private async Task<BoardModel> WithMap(BoardModel model, CancellationToken ct)
    {
        if (model.Indicator is not { } indicator || model.Parts.Count == 0)
            return model;
        var pieces = await boundaries.Of([.. model.Parts.Select(part => part.Unit.Id)], ct);
        var parts = model.Parts.ToDictionary(part => part.Unit.Id);
        return pieces.Count == 0 ? model : model with
        {
            Map = MapMaking.Of(
                $"Bản đồ {model.Unit.FullName}: {indicator.Name}, {model.Period.Text}", "Mỗi vùng tô đậm nhạt theo kết quả; cùng số liệu có trong bảng bên cạnh.", pieces,
                piece => Shape(piece, parts[piece.Unit], indicator, model), unit => parts[unit].Unit.FullName, Grading.Legend(parts.Values.Any(part => part.Of(indicator.Id)?.Target is not null), model.HasKept)),
        };
    }

    private static MapShape Shape(UnitPiece piece, BoardPart part, Indicator indicator, BoardModel model) => part.Of(indicator.Id) is { } measure
        ? new(piece.Piece.Path, model.OfPart(part.Unit), Grading.Of(measure), Grading.Sentence(part.Unit.FullName, measure, indicator))
        : new(piece.Piece.Path, model.OfPart(part.Unit), Shade.Missing, $"{part.Unit.FullName}: chưa có số liệu");

    /// <summary>What is counted by commune says nothing of a village.</summary>
    private static bool IsOf(Population population, UnitKind level) => level != UnitKind.Village || population is not (Population.Communes or Population.CommuneMonths);
}
