namespace CongDongSo.Server.Platform.Documents.Letters;

/// <summary>Văn bản hành chính in the layout of Nghị định 30/2020/NĐ-CP, annex I. Either a named document (BÁO CÁO) or a letter (<see cref="About"/>).</summary>
public sealed record OfficialDocument
{
    /// <summary>Cơ quan chủ quản; null where there is none, as for a people's committee.</summary>
    public string? Superior { get; init; }

    /// <summary>Cơ quan ban hành, one entry a line.</summary>
    public required IReadOnlyList<string> Issuer { get; init; }

    /// <summary>The issuer as it stands inside a sentence.</summary>
    public required string IssuerInText { get; init; }

    /// <summary>Ký hiệu, e.g. <c>BC-UBND</c>.</summary>
    public required string Symbol { get; init; }

    /// <summary>Số; null leaves room for the pen.</summary>
    public string? Number { get; init; }

    public required string Place { get; init; }

    public required OfficialDate Date { get; init; }

    /// <summary>Tên loại văn bản, e.g. <c>BÁO CÁO</c>; null for a letter.</summary>
    public string? Kind { get; init; }

    /// <summary>Trích yếu under the kind, or after <c>V/v</c> in a letter; may have line breaks.</summary>
    public required string About { get; init; }

    /// <summary>Kính gửi.</summary>
    public IReadOnlyList<string> AddressedTo { get; init; } = [];

    public required IReadOnlyList<DocBlock> Body { get; init; }

    /// <summary>The last sentence, without its full stop: <c>./.</c> follows it.</summary>
    public required string Closing { get; init; }

    /// <summary>Quyền hạn, chức vụ của người ký, one entry a line: <c>TM. ỦY BAN NHÂN DÂN</c>, <c>CHỦ TỊCH</c>.</summary>
    public required IReadOnlyList<string> SignedFor { get; init; }

    public string? Signer { get; init; }

    /// <summary>Nơi nhận, without dashes; the last one begins with <c>Lưu:</c>.</summary>
    public required IReadOnlyList<string> Recipients { get; init; }

    public IReadOnlyList<DocAnnex> Annexes { get; init; } = [];

    /// <summary>The document's title property.</summary>
    public string Title => (Kind is null ? About : $"{Kind} {About}").Replace('\n', ' ');
}

/// <summary>Ngày ban hành; a draft leaves the day, or the month too, to the pen.</summary>
public sealed record OfficialDate(int Year, int? Month = null, int? Day = null)
{
    public static OfficialDate Of(DateOnly day) => new(day.Year, day.Month, day.Day);

    /// <summary>What stands in its place in a template.</summary>
    public string? Words { get; init; }

    /// <summary>Days 1–9 and months 1–2 have a leading zero, months 3–9 none.</summary>
    public string Text => Words ?? $"ngày {(Day is { } day ? $"{day:00}" : "      ")} tháng {(Month is { } month ? month <= 2 ? $"{month:00}" : $"{month}" : "      ")} năm {Year}";
}

/// <summary>Phụ lục on pages of its own, after the signature.</summary>
/// <param name="Name">E.g. <c>PHỤ LỤC I</c>.</param>
public sealed record DocAnnex(string Name, string About, IReadOnlyList<DocBlock> Body, bool Landscape);
