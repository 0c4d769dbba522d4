using CongDongSo.Server.Platform.Documents.Letters;
using CongDongSo.Server.Platform.Documents.Writing;

namespace CongDongSo.Server.Platform.Documents.Annexes;

/// <summary>Phụ lục, danh sách ký: a wide table under the heads of issuer and nation, with its total and those who sign below. One content for DOCX and XLSX.</summary>
public sealed record AnnexList
{
    /// <summary>Cơ quan chủ quản; null where there is none.</summary>
    public string? Superior { get; init; }

    /// <summary>Cơ quan ban hành, one entry a line.</summary>
    public required IReadOnlyList<string> Issuer { get; init; }

    /// <summary>The issuer as it stands inside a sentence.</summary>
    public required string IssuerInText { get; init; }

    public required string Place { get; init; }

    public required OfficialDate Date { get; init; }

    /// <summary>In capitals.</summary>
    public required string Title { get; init; }

    /// <summary>Below the title: of where and when, by what.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    public required IReadOnlyList<AnnexColumn> Columns { get; init; }

    public required IReadOnlyList<AnnexRow> Rows { get; init; }

    /// <summary>Sentences below the table.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>From left to right, each one's authority line by line.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Signers { get; init; }

    /// <summary>Where it belongs: room for the pen.</summary>
    public string BelongsTo => $"(Kèm theo văn bản số             ngày       tháng       năm           của {IssuerInText})";

    public bool HasTotal => Columns.Any(column => column.IsSummed);

    internal long SumOf(int column) => (long)Rows.Where(row => !row.IsGroup).Sum(row => row.Cells[column].Number ?? 0);
}

/// <param name="Share">Of the width, relative to the other columns; about so many letters.</param>
public sealed record AnnexColumn(string Header, int Share, DocAlign Align = DocAlign.Left)
{
    /// <summary>Whole numbers that are added up below.</summary>
    public bool IsSummed { get; init; }

    /// <summary>Each row's cell is the product of these two columns.</summary>
    public (int One, int Other)? Product { get; init; }
}

/// <param name="IsGroup">Its first cell is the heading of the rows that follow.</param>
public sealed record AnnexRow(IReadOnlyList<XlsxCell> Cells, bool IsGroup = false)
{
    public static AnnexRow Group(string text) => new([XlsxCell.Of(text)], IsGroup: true);
}
