namespace CongDongSo.Server.Platform.Documents.Writing;

/// <summary>Trang tính to be written: rows are asked for once, as they are written. Printed A4 landscape, one page wide.</summary>
/// <param name="Name">At most 31 characters, none of <c>: \ / ? * [ ]</c>.</param>
/// <param name="Widths">Of the columns, in characters.</param>
public sealed record XlsxSheet(string Name, IReadOnlyList<double> Widths, IEnumerable<IReadOnlyList<XlsxCell>> Rows)
{
    /// <summary>The rows of the table's header, from 1; they stay on screen and are repeated on every printed page. 0: none.</summary>
    public int HeaderFirst { get; init; }

    public int HeaderLast { get; init; }

    /// <summary>It has formulas: whoever opens it works them out anew.</summary>
    public bool Calculates { get; init; }

    public bool Landscape { get; init; } = true;
}
