using CongDongSo.Domain.Teams.Rosters;
using CongDongSo.Domain.Teams.Rosters.Mapping;
using CongDongSo.Server.Features.Teams.Rosters;
using CongDongSo.Server.Platform.Documents.Reading;

namespace CongDongSo.Server.Features.Teams.Mapping;

/// <summary>The first rows of the sheets of a file: what the mapping step shows and guesses from.</summary>
internal static class SheetSurvey
{
    /// <summary>Rows looked at: the header within the first twenty, and what stands below it.</summary>
    public const int RowsRead = RosterHeader.RowsSearched + 12;

    private const int Samples = 12;

    /// <returns>Name and first rows of each sheet that is not hidden and holds something.</returns>
    public static List<SurveyedSheet> Of(IReadOnlyList<Sheet> sheets) =>
        [.. sheets.Where(sheet => !sheet.Hidden).Select(sheet => new SurveyedSheet(sheet.Name, [.. sheet.Rows.Take(RowsRead)])).Where(sheet => sheet.Rows.Count > 0)];

    /// <summary>The rows that look like the header; null where none do.</summary>
    public static List<SheetRow>? HeaderOf(IReadOnlyList<SheetRow> head) =>
        HeaderGuess.Of(Texts(head.Where(row => row.Number <= RosterHeader.RowsSearched))) is { } guess ? [.. head.Skip(guess.First).Take(guess.Height)] : null;

    /// <param name="header">Rows of the header.</param>
    public static RosterMapping Guess(string? sheet, IReadOnlyList<SheetRow> head, IReadOnlyList<SheetRow> header, Func<string, bool> isCommune)
    {
        var columns = ColumnGuess.Of(HeaderCells.Joined(Texts(header)), Texts(head.Where(row => header.Count == 0 || row.Number > header[^1].Number).Take(Samples)));
        var namedForCommune = !columns.ContainsKey(RosterColumn.Commune) && SheetName.Commune(sheet) is { } commune && isCommune(commune);
        return new RosterMapping(columns, new Dictionary<RosterColumn, string>(), namedForCommune);
    }

    public static IReadOnlyList<IReadOnlyList<string>> Texts(IEnumerable<SheetRow> rows) => [.. rows.Select(row => row.Cells.Select(cell => cell.Text).ToArray())];
}

/// <param name="Rows">The first that hold something.</param>
internal sealed record SurveyedSheet(string? Name, IReadOnlyList<SheetRow> Rows);
