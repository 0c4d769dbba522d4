using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Declared;

/// <summary>Declared beside computed as JSON.</summary>
/// <param name="Version">To be sent back by who declares.</param>
public sealed record DeclaredDocument(string Program, Unit Unit, string Period, long Version, IReadOnlyList<DeclaredRow> Items, int Total)
{
    public static DeclaredDocument Of(DeclaredSheet sheet)
    {
        List<DeclaredRow> rows = [.. sheet.Own.Concat(sheet.Below).Select(DeclaredRow.Of)];
        return new(sheet.Program.Id, sheet.Seen.Unit, sheet.Period.Code, sheet.Version, rows, rows.Count);
    }
}

/// <param name="Points">Declared less computed, in points of the value; likewise the two counts.</param>
public sealed record DeclaredRow(
    UnitId Unit, string UnitName, string Indicator, long? DeclaredNumerator, long? DeclaredDenominator, decimal? DeclaredValue, long? Numerator, long? Denominator, decimal? Value,
    decimal? Points, long? NumeratorBy, long? DenominatorBy, string? Note, DateTimeOffset? DeclaredAt)
{
    public static DeclaredRow Of(DeclaredComparison row) => new(
        row.Unit.Id, row.Unit.FullName, row.Indicator.Id, row.Declared?.Numerator, row.Declared?.Denominator, Rounded(row.DeclaredValue), row.Computed?.Numerator, row.Computed?.Denominator,
        row.Computed?.Value, Rounded(row.Points), row.NumeratorBy, row.DenominatorBy, row.Declared?.Note, row.Declared?.At);

    private static decimal? Rounded(decimal? number) => number is { } known ? Math.Round(known, 4) : null;
}

/// <summary>A declaration.</summary>
public sealed record DeclaredWish(string Program, string Unit, string Period, long? Version, string? Note, IReadOnlyList<DeclaredWishValue> Values);

/// <param name="Numerator">Null with the denominator: taken back.</param>
public sealed record DeclaredWishValue(string Indicator, long? Numerator, long? Denominator);
