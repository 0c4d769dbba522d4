using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Measures;

/// <summary>Measures as the contract's JSON.</summary>
/// <param name="AsOf">Moment the records were read.</param>
/// <param name="Unplaced">Restated: ids of divided places whose facts are in no row.</param>
public sealed record MeasureDocument(string Program, Unit Unit, string Period, DateTimeOffset AsOf, IReadOnlyList<MeasureRow> Rows, IReadOnlyList<UnitId> Unplaced)
{
    public static MeasureDocument Of(MeasureTable table) => new(
        table.Program, table.Unit, table.Period.Code, table.AsOf, [.. table.Rows.Select(MeasureRow.Of)], table.Unplaced);
}

/// <param name="NumeratorTold">Whether the numerator is exact, below <c>LeastTold</c> or withheld from the caller; the same of the denominator.</param>
/// <param name="MissingVillages">Codes of the villages without any record up to the period's end.</param>
public sealed record MeasureRow(
    Unit Unit, string Indicator, long? Numerator, long? Denominator, decimal? Value, decimal? Target, MeasureStatus Status, IReadOnlyList<string> MissingVillages,
    Disclosure NumeratorTold, Disclosure DenominatorTold, int? LeastTold)
{
    /// <summary>The target as it was set for this very unit, where that was a count; <c>target</c> has its share of the register.</summary>
    public decimal? TargetCount { get; init; }

    public static MeasureRow Of(Measure measure) => new(
        measure.Unit, measure.Indicator, measure.Numerator, measure.Denominator, measure.Value, measure.Target, measure.Status,
        [.. measure.MissingVillages.Select(village => village.Code)],
        measure.NumeratorTold, measure.DenominatorTold, measure.LeastTold == 0 ? null : measure.LeastTold)
    {
        TargetCount = measure.TargetSet?.Number,
    };
}
