using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Measures;

/// <summary>All that a dashboard shows of a unit's measures in a period.</summary>
/// <param name="AsOf">What was acknowledged two seconds before it is in.</param>
/// <param name="Whole">Of the unit, a row for each indicator.</param>
/// <param name="Level">Of the units that <paramref name="Parts"/> are of; null: none lie below.</param>
/// <param name="Trend">By indicator: the months up to the period's end, oldest first; a month without a value is a gap.</param>
public sealed record MeasureBoard(
    Program Program, Unit Unit, Period Period, DateTimeOffset AsOf, IReadOnlyList<Measure> Whole, UnitKind? Level, IReadOnlyList<Measure> Parts,
    IReadOnlyDictionary<string, IReadOnlyList<TrendPoint>> Trend);

/// <param name="Value">Null: missing, or kept back.</param>
public sealed record TrendPoint(Period Period, decimal? Value, decimal? Target);
