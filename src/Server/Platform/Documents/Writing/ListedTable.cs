using System.Globalization;
using CongDongSo.Domain.Time;

namespace CongDongSo.Server.Platform.Documents.Writing;

/// <summary>Dạng tệp of a list that leaves a page.</summary>
public enum TableFormat
{
    Xlsx,
    Csv,
}

/// <summary>A list as a page shows it, on all its pages, to be taken away as a file: what it is, of where and when, what was filtered, then the table.</summary>
/// <param name="Title">In capitals, above the table.</param>
/// <param name="Head">Lines below the title: place, day, count; what was filtered.</param>
/// <param name="Columns">Text, and width in characters.</param>
public sealed record ListedTable(string Title, string Creator, IReadOnlyList<string> Head, IReadOnlyList<(string Text, double Width)> Columns, IReadOnlyList<IReadOnlyList<XlsxCell>> Rows)
{
    public static string TypeOf(TableFormat format) => format == TableFormat.Csv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static string EndingOf(TableFormat format) => format == TableFormat.Csv ? "csv" : "xlsx";

    /// <summary>CSV has the table alone: a program that reads it expects the header first.</summary>
    public async Task<byte[]> Made(TableFormat format, string sheet, CancellationToken ct)
    {
        using var made = new MemoryStream();
        if (format == TableFormat.Csv)
            await CsvWriter.WriteAsync(made, [.. Columns.Select(column => column.Text)], Rows.Select(row => (IReadOnlyList<string?>)[.. row.Select(Text)]).ToAsyncEnumerable(), ct);
        else
            XlsxWriter.Write(made, Title, Creator, [new XlsxSheet(sheet, [.. Columns.Select(column => column.Width)], Lines()) { HeaderFirst = Head.Count + 3, HeaderLast = Head.Count + 3 }]);
        return made.ToArray();
    }

    private IEnumerable<IReadOnlyList<XlsxCell>> Lines()
    {
        yield return [XlsxCell.Of(Title, CellLook.Title, Columns.Count)];
        foreach (var line in Head)
            yield return [XlsxCell.Of(line, CellLook.Note, Columns.Count)];
        yield return [];
        yield return [.. Columns.Select(column => XlsxCell.Of(column.Text, CellLook.Header))];
        foreach (var row in Rows)
            yield return row;
    }

    private static string? Text(XlsxCell cell) => cell switch
    {
        { Date: { } day } => VietnamTime.Text(day),
        { Number: { } number } => number.ToString(CultureInfo.InvariantCulture),
        _ => cell.Text,
    };
}
