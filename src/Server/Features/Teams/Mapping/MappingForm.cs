using System.Globalization;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Teams.Rosters;
using CongDongSo.Domain.Teams.Rosters.Mapping;
using CongDongSo.Server.Features.Teams.Rosters;
using CongDongSo.Server.Platform.Documents;

namespace CongDongSo.Server.Features.Teams.Mapping;

/// <summary>The fields of the page on which columns are matched: each group of sheets has its own, by its place.</summary>
public sealed class MappingForm(IFormCollection fields)
{
    /// <summary>The header stands elsewhere: show it, check nothing yet.</summary>
    public bool OnlyRereads => fields["viec"] == "doc-lai";

    public bool Remembers => fields["nho"] == "1";

    public static string Sheet(int group) => $"g{group}-trang";

    public static string HeaderRow(int group) => $"g{group}-dong";

    public static string HeaderHeight(int group) => $"g{group}-cao";

    /// <summary>Where the columns below were shown for, so that a header that was moved is read anew.</summary>
    public static string ShownHeader(int group) => $"g{group}-da-doc";

    public static string Column(int group, int column) => $"g{group}-cot{column}";

    public static string Constant(int group, RosterColumn column) => $"g{group}-chung-{MeaningWords.Code(column)}";

    public static string CommuneIsSheetName(int group) => $"g{group}-ten-trang";

    internal IReadOnlyList<SheetGroup> Applied(IReadOnlyList<SheetGroup> guessed) => [.. guessed.Select(Applied)];

    private SheetGroup Applied(SheetGroup group, int index)
    {
        var chosen = fields[Sheet(index)].ToHashSet();
        var (row, height) = (Number(HeaderRow(index), RosterHeader.RowsSearched) ?? group.HeaderRow, Number(HeaderHeight(index), HeaderGuess.TallestHeader) ?? group.HeaderHeight);
        var said = group with
        {
            Sheets = [.. group.Sheets.Select((sheet, i) => sheet with { IsChosen = chosen.Contains(i.ToString(CultureInfo.InvariantCulture)) })],
            Matching = group.Matching with { CommuneIsSheetName = fields[CommuneIsSheetName(index)] == "1", Constants = Constants(index) },
        };
        if ((row, height) != (group.HeaderRow, group.HeaderHeight))
            said = MappingStep.WithHeader(said, row, height) with { Sheets = said.Sheets };
        return fields[ShownHeader(index)] == $"{row}/{height}" ? WithColumns(said, index) : said;
    }

    private SheetGroup WithColumns(SheetGroup said, int group)
    {
        var columns = new Dictionary<RosterColumn, int>();
        var contradictions = new List<string>();
        for (var column = 0; column < said.Headers.Count; column++)
        {
            if (MeaningWords.Column(fields[Column(group, column)]) is { } meaning && !columns.TryAdd(meaning, column))
                contradictions.Add($"Cột {ColumnName.Of(columns[meaning])} và cột {ColumnName.Of(column)} cùng là {MeaningWords.Text(meaning)}: chỉ chọn một.");
        }
        return said with { Matching = said.Matching with { Columns = columns }, Contradictions = contradictions };
    }

    private Dictionary<RosterColumn, string> Constants(int group) => RosterMapping.MayBeConstant
        .Select(column => (column, text: Folding.Tidy(fields[Constant(group, column)].ToString())))
        .Where(one => one.text.Length > 0).ToDictionary(one => one.column, one => one.text);

    private int? Number(string field, int most) => int.TryParse(fields[field], CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number : null;
}
