namespace CongDongSo.Server.Platform.Documents.Writing;

/// <summary>How a cell looks; the number looks are chosen by the value.</summary>
public enum CellLook
{
    /// <summary>Text with borders, wrapped, left; stays text whatever it begins with and whoever edits it.</summary>
    Text,

    /// <summary>The same, centred: ordinal numbers, codes.</summary>
    Centre,

    /// <summary>Header of a table: bold, centred, shaded.</summary>
    Header,

    /// <summary>Bold text in the table: totals, groups.</summary>
    Strong,

    /// <summary>Title above the table: large, bold, centred.</summary>
    Title,

    /// <summary>A line above or below the table: italic, no borders.</summary>
    Note,

    Date,

    /// <summary>Số thứ tự: a number, centred.</summary>
    Ordinal,

    Whole,
    OneDecimal,
    TwoDecimals,

    /// <summary>Above or below a list that is signed: bold, centred, no borders.</summary>
    Head,

    /// <summary>The same in italics.</summary>
    HeadNote,

    /// <summary>The total of whole numbers: bold.</summary>
    StrongWhole,
}

/// <summary>Ô của bảng tính.</summary>
/// <param name="Across">Columns it covers, merged.</param>
public readonly record struct XlsxCell(string? Text, decimal? Number, DateOnly? Date, CellLook Look, int Across = 1)
{
    /// <summary>Công thức that gives <see cref="Number"/>; made of addresses and numbers only, never of what people wrote.</summary>
    public string? Formula { get; init; }

    public static readonly XlsxCell Blank = Of((string?)null);

    public static XlsxCell Of(string? text, CellLook look = CellLook.Text, int across = 1) => new(text, null, null, look, across);

    public static XlsxCell Of(DateOnly? date) => new(null, null, date, CellLook.Date);

    /// <summary>Right-aligned, thousands grouped, as many decimals as the value has, two at most; null leaves the cell blank.</summary>
    public static XlsxCell Of(decimal? number) => new(null, number is { } value ? decimal.Round(value, 2) : null, null, LookOf(number ?? 0));

    /// <summary>A sum of whole numbers, or another whole number, that is worked out again when a cell changes.</summary>
    public static XlsxCell WholeBy(string formula, long value) => new(null, value, null, CellLook.Whole) { Formula = formula };

    /// <summary>A share that is worked out again; two decimals are always shown, for another share may have them.</summary>
    public static XlsxCell ShareBy(string formula, decimal value) => new(null, decimal.Round(value, 2), null, CellLook.TwoDecimals) { Formula = formula };

    public static XlsxCell Ordinal(int number) => new(null, number, null, CellLook.Ordinal);

    private static CellLook LookOf(decimal number) =>
        decimal.Round(number, 2) is var two && two == decimal.Truncate(two) ? CellLook.Whole
        : two * 10 == decimal.Truncate(two * 10) ? CellLook.OneDecimal : CellLook.TwoDecimals;
}
