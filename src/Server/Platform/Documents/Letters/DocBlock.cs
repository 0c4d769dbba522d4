namespace CongDongSo.Server.Platform.Documents.Letters;

/// <summary>One piece of the body, from the top down.</summary>
public abstract record DocBlock
{
    private DocBlock() { }

    /// <summary>Phần, mục, khoản, điểm: <c>I.</c> at level 1, <c>1.</c> at level 2, <c>a)</c> at level 3; a heading to readers and software.</summary>
    public sealed record Heading(int Level, string Number, string Text) : DocBlock;

    public sealed record Paragraph(string Text) : DocBlock;

    /// <summary>What the writer still has to fill in; italic.</summary>
    public sealed record Prompt(string Text) : DocBlock;

    /// <summary>Gạch đầu dòng.</summary>
    public sealed record Item(string Text) : DocBlock;

    /// <summary>Bảng: the header is repeated on each page, no row is split over two.</summary>
    public sealed record Table(IReadOnlyList<DocColumn> Columns, IReadOnlyList<DocRow> Rows) : DocBlock
    {
        /// <summary>Title above the table, with its unit.</summary>
        public string? Caption { get; init; }

        /// <summary>Smaller letters, for a table of many columns.</summary>
        public bool Dense { get; init; }
    }
}

/// <param name="Share">Of the table's width, relative to the other columns.</param>
public sealed record DocColumn(string Header, int Share, DocAlign Align = DocAlign.Left);

/// <param name="Strong">Bold: totals and groups.</param>
public sealed record DocRow(IReadOnlyList<string> Cells, bool Strong = false)
{
    /// <summary>Its first cell goes over all columns: the heading of the rows that follow.</summary>
    public bool IsSpread { get; init; }
}

public enum DocAlign { Left, Centre, Right }
