namespace CongDongSo.Server.Platform.Documents.Reading;

/// <summary>What a file may cost before it is refused: a spreadsheet comes from anybody and may be made to harm.</summary>
public sealed record SheetLimits
{
    /// <summary>A roster or another form filled by hand.</summary>
    public static readonly SheetLimits Form = new();

    /// <summary>A register of a whole province: 400,000 households and room to spare.</summary>
    public static readonly SheetLimits Bulk = new() { FileBytes = 256L << 20, UnpackedBytes = 1L << 30, Rows = 1_000_000 };

    public long FileBytes { get; init; } = 32L << 20;

    /// <summary>Of all parts of an XLSX together.</summary>
    public long UnpackedBytes { get; init; } = 256L << 20;

    /// <summary>Most times a part may grow when unpacked; parts below 8 MiB are not asked.</summary>
    public int UnpackRatio { get; init; } = 250;

    public int ZipEntries { get; init; } = 2_000;

    /// <summary>Rows of one sheet that hold something.</summary>
    public int Rows { get; init; } = 200_000;

    public int Columns { get; init; } = 256;

    /// <summary>Excel's own limit.</summary>
    public int CellCharacters { get; init; } = 32_767;
}
