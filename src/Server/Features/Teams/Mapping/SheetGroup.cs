using CongDongSo.Domain.Teams.Rosters.Mapping;

namespace CongDongSo.Server.Features.Teams.Mapping;

/// <summary>Sheets of a file that have the same header and are read alike.</summary>
/// <param name="HeaderRow">Number of the header's last row.</param>
/// <param name="Headers">All texts above each column.</param>
/// <param name="Samples">What stands in each column in the first rows below.</param>
public sealed record SheetGroup(IReadOnlyList<SheetChoice> Sheets, int HeaderRow, int HeaderHeight, IReadOnlyList<string> Headers, IReadOnlyList<string> Samples, RosterMapping Matching)
{
    /// <summary>What was chosen and contradicts itself.</summary>
    public IReadOnlyList<string> Contradictions { get; init; } = [];

    internal IReadOnlyList<SurveyedSheet> Surveyed { get; init; } = [];

    public bool IsChosen => Sheets.Any(sheet => sheet.IsChosen);

    public string Names => string.Join(", ", Sheets.Take(3).Select(sheet => sheet.Name ?? "tệp CSV")) + (Sheets.Count > 3 ? "…" : "");
}

/// <param name="Name">Null for a CSV.</param>
public sealed record SheetChoice(string? Name, bool IsChosen);
