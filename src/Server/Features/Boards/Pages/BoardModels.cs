using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Boards.Evidence;
using CongDongSo.Server.Features.Difficulties.Figures;
using CongDongSo.Server.Features.Measures;
using CongDongSo.Server.Platform.Web.Charts;
using CongDongSo.Server.Platform.Web.Components;
using TeamPlace = CongDongSo.Server.Features.Teams.TeamPlace;

namespace CongDongSo.Server.Features.Boards.Pages;

/// <summary>Bảng số of a unit: where it stands on every indicator of a program, and where its parts stand.</summary>
public sealed record BoardModel
{
    public required Unit Unit { get; init; }

    public required IReadOnlyList<Crumb> Trail { get; init; }

    public required IReadOnlyList<Program> Programs { get; init; }

    public required Program Program { get; init; }

    public required Period Period { get; init; }

    public required IReadOnlyList<Period> Periods { get; init; }

    /// <summary>Moment the records were read.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>In the program's order.</summary>
    public required IReadOnlyList<BoardLine> Lines { get; init; }

    /// <summary>Level of the parts; null where there are none.</summary>
    public required UnitKind? Level { get; init; }

    /// <summary>In the order that was asked for.</summary>
    public required IReadOnlyList<BoardPart> Parts { get; init; }

    /// <summary>Indicators that the parts can be compared by.</summary>
    public required IReadOnlyList<Indicator> Compared { get; init; }

    /// <summary>The one that map and ranking show; null where there is none.</summary>
    public required Indicator? Indicator { get; init; }

    public required string Sort { get; init; }

    public required IReadOnlyList<Trend> Trends { get; init; }

    public required IReadOnlyList<RankClass> Ranks { get; init; }

    /// <summary>Of a commune or village: the teams that stand there.</summary>
    public required IReadOnlyList<BoardTeam> Teams { get; init; }

    /// <summary>Khó khăn, vướng mắc of the unit in the period; null where they are not asked for.</summary>
    public DifficultyFigureSet? Difficulties { get; init; }

    /// <summary>Whether the reader may see them one by one.</summary>
    public bool OpensDifficulties { get; init; }

    /// <summary>Null without boundaries.</summary>
    public MapDrawing? Map { get; init; }

    /// <summary>Parts of which nothing is known, and villages that have not reported.</summary>
    public IEnumerable<BoardPart> Silent => Parts.Where(part => part.IsMissing).OrderBy(part => part.Unit.Code, StringComparer.Ordinal);

    public int MissingVillages => Lines.Max(line => line.Measure?.MissingCount) ?? 0;

    public bool HasKept => Lines.Any(line => line.Measure?.Status == MeasureStatus.Withheld) || Parts.Any(part => part.Measures.Any(measure => measure.Status == MeasureStatus.Withheld));

    public bool HasDeclared => Lines.Any(line => line.Declared is not null);

    public int NumberOf(Indicator indicator) => Program.Indicators.TakeWhile(one => one.Id != indicator.Id).Count() + 1;

    public BoardChoice Choice => new(Program.Id, Period.Code, Indicator?.Id, Sort);

    public string With(BoardChoice choice) => BoardLinks.Of(Unit.Id, choice);

    public string Sorted(string sort) => With(Choice with { Sort = sort }) + "#bang-nhiet";

    public string OfPart(Unit part) => BoardLinks.Of(part.Id, Choice);

    public string EvidenceOf(Indicator indicator, Unit unit) => EvidenceLinks.Of(Program.Id, indicator.Id, unit.Id, Period);

    public string File(BoardTable table, string format) => BoardLinks.FileOf(Unit.Id, Choice, table, format);
}

/// <summary>An indicator of the unit.</summary>
/// <param name="Measure">Null where nobody has measured it.</param>
/// <param name="Forecast">Dự báo cuối kỳ, in the indicator's value unit.</param>
public sealed record BoardLine(Indicator Indicator, Measure? Measure, decimal? Forecast)
{
    /// <summary>Số tự khai beside the computed one; null where the unit declared nothing for the period, or the caller is not told.</summary>
    public DeclaredComparison? Declared { get; init; }

    public MeasureStatus Status => Measure?.Status ?? MeasureStatus.Missing;

    public Bullet Bar => new(Measure?.Value, Measure?.Target, Forecast, Indicator.ValueUnit);

    /// <summary>As it was set, with its share of the register where it was set as a count.</summary>
    public string TargetText => Domain.Targets.TargetText.Of(Measure?.Target, Measure?.TargetSet, Indicator);

    public string Numerator => Measure is null ? "–" : EvidenceRow.Text(Measure.Numerator, Measure.NumeratorTold, Measure.LeastTold);

    public string Denominator => Measure is null ? "–" : EvidenceRow.Text(Measure.Denominator, Measure.DenominatorTold, Measure.LeastTold);
}

/// <summary>A unit below, with its measures.</summary>
public sealed record BoardPart(Unit Unit, IReadOnlyList<Measure> Measures)
{
    /// <summary>Nothing from the field is known of it; what follows from rosters alone does not count.</summary>
    public required bool IsMissing { get; init; }

    public int MissingVillages => Measures.Count == 0 ? 0 : Measures.Max(measure => measure.MissingCount);

    public Measure? Of(string indicator) => Measures.FirstOrDefault(measure => measure.Indicator == indicator);
}

/// <param name="Name">Of the team.</param>
public sealed record BoardTeam(TeamPlace Place, string Name, Unit? Unit);
