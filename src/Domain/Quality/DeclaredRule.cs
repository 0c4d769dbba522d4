using CongDongSo.Domain.Language;
using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Time;

namespace CongDongSo.Domain.Quality;

/// <summary>
/// Số tự khai khác số tính được: what a unit says of itself against what its records give at the end of the same period. Where nothing was recorded there is nothing to
/// compare with, and the boards list the unit as missing.
/// </summary>
public sealed class DeclaredRule(QualitySettings settings, Period month)
{
    /// <param name="compared">Of periods that end with the month.</param>
    public IEnumerable<QualityFinding> Of(IEnumerable<DeclaredComparison> compared) => compared.Select(Of).OfType<QualityFinding>();

    private QualityFinding? Of(DeclaredComparison row)
    {
        if (row is not { Declared: { } declared, Computed: { Numerator: { } have, Denominator: { } all } computed } || Apart(row, declared, computed) is not { } apart)
            return null;
        var unit = row.Indicator.ValueUnit;
        return new(
            QualityRule.DeclaredDiffers, row.Unit.Id, month, "", $"{declared.Program}/{row.Indicator.Id}/{declared.Period.Code}", Math.Round(apart, 1, MidpointRounding.AwayFromZero), settings.DeclaredPoints,
            $"{row.Indicator.Name}, {declared.Period.Text}: tự khai {Share(declared.Numerator, declared.Denominator, row.DeclaredValue, unit)}, tính từ bản ghi {Share(have, all, computed.Value, unit)}", []);
    }

    /// <summary>The greater of both differences: of the values and of what they are shares of. Null where neither is worth asking about.</summary>
    private decimal? Apart(DeclaredComparison row, DeclaredValue declared, Measure computed)
    {
        var counts = row.Indicator.Population is Population.CommuneMonths;
        var (value, whole) = (OfValue(), OfWhole());
        return Math.Max(value, whole) >= settings.DeclaredPoints ? Math.Max(value, whole) : null;

        // Samples have no per cent of their own: how far the smaller number is from the greater one stands for it.
        decimal OfValue() => Math.Abs(row.NumeratorBy ?? 0) < settings.DeclaredCount || row.Points is not { } points ? 0
            : !counts ? Math.Abs(points)
            : 100 * Math.Abs(points) / Math.Max(row.DeclaredValue ?? 0, row.DeclaredValue - points ?? 0);

        // Months and weeks follow from the calendar; registers of people and businesses may be another list.
        decimal OfWhole() => counts || Math.Abs(row.DenominatorBy ?? 0) < settings.DeclaredCount ? 0
            : 100m * Math.Abs(declared.Denominator - computed.Denominator!.Value) / Math.Max(declared.Denominator, computed.Denominator.Value);
    }

    private static string Share(long have, long all, decimal? value, string unit) =>
        $"{VietnameseNumbers.Text(have)}/{VietnameseNumbers.Text(all)}{(value is { } number ? $" = {VietnameseNumbers.Text(Math.Round(number, 2))} {unit}" : "")}";
}
