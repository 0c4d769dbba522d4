namespace CongDongSo.Server.Platform.Documents.Writing;

/// <summary>
/// How high a row must be for its wrapped text: spreadsheet programs do not all measure it when they open a file. A column's width
/// is given in digits of the base font, and a letter of running text is somewhat narrower.
/// </summary>
internal static class XlsxRowHeight
{
    private const double Line = 15.75;
    private const double TitleLine = 21;

    public static double Points(IReadOnlyList<XlsxCell> row, IReadOnlyList<double> widths)
    {
        var height = Line;
        var column = 0;
        foreach (var cell in row)
        {
            var width = Enumerable.Range(column, cell.Across).Sum(i => i < widths.Count ? widths[i] : 9);
            height = Math.Max(height, cell.Look == CellLook.Title ? TitleLine : cell.Look is CellLook.Note or CellLook.HeadNote ? Line : Lines(cell.Text, width) * Line);
            column += cell.Across;
        }
        return Math.Min(height, 409);
    }

    private static double Lines(string? text, double width) =>
        string.IsNullOrEmpty(text) ? 1 : text.Split('\n').Sum(line => Math.Max(1, Math.Ceiling(line.Length / (width * 1.15))));
}
