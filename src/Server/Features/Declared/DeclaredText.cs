using CongDongSo.Domain.Language;
using CongDongSo.Domain.Measures;

namespace CongDongSo.Server.Features.Declared;

/// <summary>The words of a comparison.</summary>
internal static class DeclaredText
{
    public static string Declared(DeclaredComparison row) => row.Declared is { } declared ? Share(declared.Numerator, declared.Denominator, row.DeclaredValue, row) : "chưa khai";

    public static string Computed(DeclaredComparison row) => row.Computed switch
    {
        { Status: MeasureStatus.Withheld } => "không nêu",
        { Numerator: { } have, Denominator: { } all } measure => Share(have, all, measure.Value, row),
        _ => "chưa có số liệu",
    };

    /// <summary>In points and counts.</summary>
    public static string Difference(DeclaredComparison row)
    {
        if (row.NumeratorBy is not { } have || row.DenominatorBy is not { } all)
            return "–";
        if (!row.Differs)
            return "khớp";
        var points = row.Points is { } by ? $"{Signed(Math.Round(by, 2))} điểm; " : "";
        return $"{points}số đạt {Signed(have)}, tổng số {Signed(all)}";
    }

    private static string Share(long have, long all, decimal? value, DeclaredComparison row) =>
        $"{VietnameseNumbers.Text(have)}/{VietnameseNumbers.Text(all)}{(value is { } number ? $" = {VietnameseNumbers.Text(Math.Round(number, 2))} {row.Indicator.ValueUnit}" : "")}";

    private static string Signed(decimal number) => (number > 0 ? "+" : number < 0 ? "−" : "") + VietnameseNumbers.Text(Math.Abs(number));
}
