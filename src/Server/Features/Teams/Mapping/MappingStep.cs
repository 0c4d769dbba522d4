using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams.Rosters.Mapping;
using CongDongSo.Server.Features.Teams.Rosters;
using CongDongSo.Server.Platform.Documents.Reading;

namespace CongDongSo.Server.Features.Teams.Mapping;

/// <summary>Ghép cột: which sheets of a file there are to be matched, how they are guessed to be read, and what is still open.</summary>
internal static class MappingStep
{
    private const int MostGroups = 12, MostColumns = 40, SamplesShown = 3, SampleLength = 40;

    /// <summary>A table has at least so many columns.</summary>
    private const int FewestColumns = 3;

    /// <returns>Null where the file is read without it, or holds no table at all.</returns>
    public static IReadOnlyList<SheetGroup>? Of(byte[] content, RosterForms forms)
    {
        var sheets = Surveyed(content);
        var headers = sheets.Select(sheet => forms.HeaderOf(new Sheet(sheet.Name, Hidden: false, sheet.Rows), sheet.Rows, [])).ToList();
        var isOpen = !headers.Exists(header => header is Result<RosterHeader>.Done) || headers.Exists(header => header is Result<RosterHeader>.Refused { Problem.Code: not RosterHeader.RepeatedColumn });
        var isRepeated = headers.Exists(header => header is Result<RosterHeader>.Refused { Problem.Code: RosterHeader.RepeatedColumn });
        return isOpen && !isRepeated && sheets.Exists(IsTable) ? Groups(sheets, forms, null) : null;
    }

    /// <param name="chosen">As the sheets were matched before; null: not yet.</param>
    public static IReadOnlyList<SheetGroup> Groups(byte[] content, RosterForms forms, IReadOnlyList<MappedSheets>? chosen) => Groups(Surveyed(content), forms, chosen);

    /// <summary>What keeps the sheets from being read; null where nothing does.</summary>
    public static Problem? Problem(IReadOnlyList<SheetGroup> groups)
    {
        if (!groups.Any(group => group.IsChosen))
            return new("mapping-no-sheet", "Chưa chọn trang nào.", "Chọn ít nhất một trang có danh sách.");
        var open = groups.Where(group => group.IsChosen).SelectMany(group => group.Contradictions.Concat(group.Matching.Problems()).Select(problem => groups.Count > 1 ? $"{group.Names}: {problem}" : problem)).ToList();
        return open.Count > 0 ? new("mapping-incomplete", "Cách ghép cột chưa đủ.", string.Join(" ", open)) : null;
    }

    public static IReadOnlyList<MappedSheets> Chosen(IReadOnlyList<SheetGroup> groups) =>
    [
        .. from one in groups
           where one.IsChosen
           let names = one.Sheets.Where(sheet => sheet.IsChosen).Select(sheet => sheet.Name).OfType<string>().ToList()
           select new MappedSheets(names.Count > 0 ? names : null, one.HeaderRow, one.HeaderHeight, one.Matching),
    ];

    /// <summary>The same sheets with the header elsewhere, its columns guessed anew.</summary>
    public static SheetGroup WithHeader(SheetGroup group, int row, int height)
    {
        var first = group.Surveyed[0];
        var header = first.Rows.Where(one => one.Number <= row && one.Number > row - height).ToList();
        return Group(group.Surveyed, row, height, SheetSurvey.Guess(null, first.Rows, header, _ => false) with { CommuneIsSheetName = group.Matching.CommuneIsSheetName, Constants = group.Matching.Constants }, _ => group.IsChosen);
    }

    private static IReadOnlyList<SheetGroup> Groups(List<SurveyedSheet> sheets, RosterForms forms, IReadOnlyList<MappedSheets>? chosen) =>
        [.. sheets.Where(IsTable).GroupBy(HeaderKey).Take(MostGroups).Select(alike => Guessed([.. alike], forms, chosen))];

    private static SheetGroup Guessed(List<SurveyedSheet> alike, RosterForms forms, IReadOnlyList<MappedSheets>? chosen)
    {
        var first = alike[0];
        if (chosen?.FirstOrDefault(one => one.Sheets is null || alike.Exists(sheet => sheet.Name is not null && one.Sheets.Contains(sheet.Name))) is { } before)
            return Group(alike, before.HeaderRow, before.HeaderHeight, before.Matching, sheet => before.Sheets is null || before.Sheets.Contains(sheet.Name ?? ""));
        var header = SheetSurvey.HeaderOf(first.Rows);
        var rows = header ?? [first.Rows.First(row => row.Cells.Count(cell => !cell.IsBlank) >= FewestColumns)];
        // A sheet for each commune is seen by the names of most of them: one may be misspelled.
        var named = alike.Count(sheet => SheetName.Commune(sheet.Name) is { } name && forms.IsCommune(name)) * 2 > alike.Count;
        var mapping = SheetSurvey.Guess(first.Name, first.Rows, rows, _ => named);
        return Group(alike, rows[^1].Number, rows.Count, mapping, _ => header is not null && chosen is null);
    }

    private static SheetGroup Group(IReadOnlyList<SurveyedSheet> alike, int headerRow, int height, RosterMapping mapping, Func<SurveyedSheet, bool> isChosen)
    {
        var first = alike[0];
        var headers = HeaderCells.Joined(SheetSurvey.Texts(first.Rows.Where(row => row.Number <= headerRow && row.Number > headerRow - height)));
        var below = first.Rows.Where(row => row.Number > headerRow).ToList();
        var width = Math.Min(MostColumns, Math.Max(headers.Count, below.Count == 0 ? 0 : below.Max(row => row.Cells.Count)));
        return new SheetGroup(
            [.. alike.Select(sheet => new SheetChoice(sheet.Name, isChosen(sheet)))], headerRow, height,
            [.. Enumerable.Range(0, width).Select(column => column < headers.Count ? headers[column] : "")], [.. Enumerable.Range(0, width).Select(column => Sample(below, column))], mapping) { Surveyed = alike };
    }

    private static string Sample(List<SheetRow> rows, int column) => string.Join(" · ", rows.Select(row => row[column].Text.Trim()).Where(text => text.Length > 0).Distinct().Take(SamplesShown)
        .Select(text => text.Length > SampleLength ? text[..SampleLength] + "…" : text));

    /// <summary>Where no header is recognised, sheets are not taken for alike.</summary>
    private static string HeaderKey(SurveyedSheet sheet) =>
        SheetSurvey.HeaderOf(sheet.Rows) is { } header ? $"{header[^1].Number}/{header.Count}/{HeaderCells.Signature(HeaderCells.Joined(SheetSurvey.Texts(header)))}" : $"?{sheet.Name}";

    private static bool IsTable(SurveyedSheet sheet) => sheet.Rows.Any(row => row.Number <= RosterHeader.RowsSearched && row.Cells.Count(cell => !cell.IsBlank) >= FewestColumns);

    private static List<SurveyedSheet> Surveyed(byte[] content)
    {
        using var file = new MemoryStream(content, writable: false);
        return SheetReader.Read<List<SurveyedSheet>>(file, SheetLimits.Form, sheets => SheetSurvey.Of(sheets)).Match(found => found, _ => []);
    }
}
