namespace CongDongSo.Server.Platform.Web.Charts;

/// <summary>Bảng nhiệt: places down, indicators across.</summary>
/// <param name="Orders">Ways to sort by what is no column: words, address, whether it is so now.</param>
public sealed record HeatGrid(string Caption, string RowHead, IReadOnlyList<HeatColumn> Columns, IReadOnlyList<HeatRow> Rows, IReadOnlyList<HeatOrder> Orders);

/// <param name="Number">Stands for the name in the head, as names are long; the list below the table tells them.</param>
/// <param name="SortHref">Sorts by what is lacking in this column.</param>
public sealed record HeatColumn(int Number, string Name, string SortHref, bool IsSorted);

/// <param name="Note">Beside the name, e.g. that villages have not reported.</param>
public sealed record HeatRow(string Name, string Href, string? Note, IReadOnlyList<HeatCell> Cells);

/// <param name="Text">The number; a dash where there is none.</param>
/// <param name="Sentence">The same with place, indicator and target, for whoever points at it or hears it.</param>
/// <param name="Href">Where the number comes from; null where there is none.</param>
public sealed record HeatCell(string Text, Shade Shade, string Sentence, string? Href);

public sealed record HeatOrder(string Text, string Href, bool IsNow);
