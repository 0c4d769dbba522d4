using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Reports.Workflow;

/// <summary>Ý kiến trả lại: a reason, and what of the report it is about.</summary>
public sealed record ReportRemark(ReportAnchor Anchor, string Text)
{
    public const int Longest = 1_000;
}

/// <summary>Chỗ trong báo cáo that a remark is pinned to.</summary>
public abstract record ReportAnchor
{
    private ReportAnchor()
    {
    }

    /// <summary>Cả báo cáo.</summary>
    public sealed record Whole : ReportAnchor;

    /// <summary>Một phần lời, by its title.</summary>
    public sealed record Section(string Title) : ReportAnchor;

    /// <summary>Một chỉ tiêu of the unit as a whole.</summary>
    public sealed record Row(string Indicator) : ReportAnchor;

    /// <summary>Một ô: an indicator of a unit below.</summary>
    public sealed record Cell(UnitId Unit, string Indicator) : ReportAnchor;

    /// <summary><c>whole</c>, <c>section:…</c>, <c>row:…</c>, <c>cell:unit:indicator</c>.</summary>
    public string Code => this switch
    {
        Section section => $"section:{section.Title}",
        Row row => $"row:{row.Indicator}",
        Cell cell => $"cell:{cell.Unit}:{cell.Indicator}",
        _ => "whole",
    };

    public static ReportAnchor? Read(string code)
    {
        var (kind, rest) = code.IndexOf(':', StringComparison.Ordinal) is >= 0 and var at ? (code[..at], code[(at + 1)..]) : (code, "");
        return kind switch
        {
            "whole" when rest.Length == 0 => new Whole(),
            "section" when rest.Length > 0 => new Section(rest),
            "row" when rest.Length > 0 => new Row(rest),
            "cell" when rest.Length > 37 && rest[36] == ':' && Guid.TryParse(rest[..36], out var unit) => new Cell(new(unit), rest[37..]),
            _ => null,
        };
    }
}
