using CongDongSo.Domain.Results;

namespace CongDongSo.Server.Platform.Documents.Reading;

/// <summary>Trang tính: rows are read as they are asked for, once; only rows that hold something are given.</summary>
/// <param name="Name">Null for a CSV.</param>
/// <param name="Hidden">Hidden by its author.</param>
public sealed record Sheet(string? Name, bool Hidden, IEnumerable<SheetRow> Rows)
{
    /// <summary>A fault placed at a cell of this sheet.</summary>
    public Fault Fault(SheetRow row, int column, string message) =>
        new(Name, row.Number, ColumnName.Of(column), row[column].Text is { Length: > 0 } text ? text : null, message);
}

/// <summary>Dòng.</summary>
/// <param name="Number">From 1, as Excel shows it: blank and hidden rows count.</param>
/// <param name="Cells">From column A up to the last cell that holds something.</param>
public sealed record SheetRow(int Number, IReadOnlyList<SheetCell> Cells)
{
    /// <summary>The cell of a column from 0; blank beyond the last one.</summary>
    public SheetCell this[int column] => column < Cells.Count ? Cells[column] : SheetCell.Blank;
}

/// <summary>Ô.</summary>
/// <param name="Text">Never null. A number has all its digits, no grouping and no exponent, with a decimal comma; a date reads dd/MM/yyyy.</param>
/// <param name="Number">Where the file itself keeps a number; always null in a CSV.</param>
/// <param name="Date">Where the file itself keeps a date; always null in a CSV.</param>
public readonly record struct SheetCell(string Text, decimal? Number = null, DateOnly? Date = null)
{
    public static readonly SheetCell Blank = new("");

    public bool IsBlank => string.IsNullOrWhiteSpace(Text);
}
