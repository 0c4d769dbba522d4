using CongDongSo.Domain.Language;
using CongDongSo.Domain.Programs;
using CongDongSo.Server.Platform.Documents.Writing;

namespace CongDongSo.Server.Features.Boards.Evidence;

/// <summary>A step of evidence as a file, all its rows. Heads of households are masked in it: a file goes where no right is asked.</summary>
internal static class EvidenceFile
{
    public static string NameOf(EvidenceModel model, TableFormat format) => $"can-cu_{model.Indicator.Id}_{model.Unit.Code}_{model.Period.Code}.{ListedTable.EndingOf(format)}";

    public static ListedTable Of(EvidenceModel model)
    {
        var table = model.Table;
        var hasDenominator = table.DenominatorHead.Length > 0;
        return new(
            $"CĂN CỨ: {model.Indicator.Name}", model.Unit.FullName,
            [$"{model.Unit.FullName}, {model.Period.Text}; {model.Program.Title}", table.Withheld ?? $"{table.Title}; {VietnameseNumbers.Text(table.Count)} dòng{(table.Numerator is { } sum ? $", cộng {VietnameseNumbers.Text(sum)}" : "")}"],
            [(table.RowHead, 44), (table.NumeratorHead, 14), .. hasDenominator ? new[] { (table.DenominatorHead, 14d) } : [], .. table.More.Select(head => (head, 24d))],
            [.. table.Rows.Select(row => (IReadOnlyList<XlsxCell>)
            [
                XlsxCell.Of(IsOfHouseholds(model) ? Masked(row.Name) : row.Name), Count(row.Met, row.NumeratorText), .. hasDenominator ? new[] { Count(row.OutOf, row.DenominatorText) } : [], .. row.More.Select(text => XlsxCell.Of(text)),
            ])]);
    }

    private static bool IsOfHouseholds(EvidenceModel model) => model.Table.RowHead == "Hộ" && model.Indicator.Population is Population.Households or Population.Residents;

    /// <summary>The code stays, the name behind it does not.</summary>
    private static string Masked(string name) => name.IndexOf(", ", StringComparison.Ordinal) is > 0 and var at ? $"{name[..at]}, {MaskedName.Text(name[(at + 2)..])}" : name;

    private static XlsxCell Count(long? number, string words) => number is { } known ? XlsxCell.Of((decimal)known) : XlsxCell.Of(words, CellLook.Centre);
}
