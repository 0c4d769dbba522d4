using CongDongSo.Domain.Reports;
using CongDongSo.Server.Platform.Documents;
using CongDongSo.Server.Platform.Documents.Writing;

namespace CongDongSo.Server.Features.Reports;

/// <summary>Công thức of a workbook: a total that is a sum is written as one, a share as the quotient of its cells. A number that they would not give stands as it is.</summary>
internal static class ReportFormulas
{
    /// <param name="column">From 0.</param>
    /// <param name="row">From 1.</param>
    public static string Cell(int column, int row) => $"{ColumnName.Of(column)}{row}";

    public static string Sum(int column, int first, int last, string? sheet = null) => $"SUM({(sheet is null ? "" : $"'{sheet}'!")}{Cell(column, first)}:{Cell(column, last)})";

    /// <summary>A total of cells of which some may hold words: those are missing, and no zeros.</summary>
    public static XlsxCell Total(long? total, IEnumerable<long?> parts, string formula, string words)
    {
        if (total is not { } known)
            return XlsxCell.Of(words, CellLook.Centre);
        var told = parts.OfType<long>().ToList();
        return told.Count > 0 && told.Sum() == known ? XlsxCell.WholeBy(formula, known) : XlsxCell.Of((decimal)known);
    }

    /// <summary>The quotient of the two cells to the left, in percent or as it is.</summary>
    public static XlsxCell Share(long? numerator, long? denominator, decimal? value, (int Column, int Row) at, string words)
    {
        if (value is not { } known)
            return XlsxCell.Of(words, CellLook.Centre);
        if (numerator is not { } part || denominator is not (> 0 and { } whole))
            return XlsxCell.Of(value);
        var quotient = $"{Cell(at.Column - 2, at.Row)}/{Cell(at.Column - 1, at.Row)}";
        return known == Rounded(100m * part / whole) ? XlsxCell.ShareBy($"ROUND(100*{quotient},2)", known)
            : known == Rounded((decimal)part / whole) ? XlsxCell.ShareBy($"ROUND({quotient},2)", known) : XlsxCell.Of(value);
    }

    /// <summary>What a sum of reports comes to.</summary>
    public static decimal? ValueOf(ConsolidatedLine line, long? numerator, long? denominator) =>
        numerator is { } part && denominator is > 0 and { } whole ? Rounded((line.ValueUnit == "%" ? 100m : 1) * part / whole) : null;

    private static decimal Rounded(decimal number) => decimal.Round(number, 2, MidpointRounding.AwayFromZero);
}
