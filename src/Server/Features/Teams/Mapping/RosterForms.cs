using System.Diagnostics.CodeAnalysis;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams.Rosters;
using CongDongSo.Domain.Teams.Rosters.Mapping;
using CongDongSo.Server.Features.Teams.Rosters;
using CongDongSo.Server.Platform.Documents;
using CongDongSo.Server.Platform.Documents.Reading;

namespace CongDongSo.Server.Features.Teams.Mapping;

/// <summary>How some sheets of a file are read, as somebody said.</summary>
/// <param name="Sheets">Names; null: all that are not hidden, e.g. the one of a CSV.</param>
/// <param name="HeaderRow">Number of the header's last row, as Excel shows it.</param>
/// <param name="HeaderHeight">Rows the header takes.</param>
public sealed record MappedSheets(IReadOnlyCollection<string>? Sheets, int HeaderRow, int HeaderHeight, RosterMapping Matching);

/// <summary>
/// Finds how each sheet of a file is read: as somebody said; else by the form's own header; else as the same header was read before; else, where that is
/// allowed, by a guess that leaves nothing open, which is told as a notice.
/// </summary>
internal sealed class RosterForms
{
    public required Func<string, bool> IsCommune { get; init; }

    /// <summary>Not null: only these, and only so.</summary>
    public IReadOnlyList<MappedSheets>? Chosen { get; init; }

    /// <summary>By the signature of the header.</summary>
    public IReadOnlyDictionary<string, RosterMapping> Remembered { get; init; } = new Dictionary<string, RosterMapping>();

    public bool Guesses { get; init; }

    /// <summary>Mappings that sheets were read by, with the signatures of their headers.</summary>
    public Dictionary<string, RosterMapping> Used { get; } = [];

    /// <param name="head">The sheet's first rows.</param>
    /// <returns>Null where the sheet has no header; then it is not read, as are sheets that were not chosen.</returns>
    public Result<RosterHeader>? HeaderOf(Sheet sheet, IReadOnlyList<SheetRow> head, ICollection<Fault> notices)
    {
        if (Chosen is not null)
        {
            return Chosen.FirstOrDefault(one => one.Sheets is null || (sheet.Name is not null && one.Sheets.Contains(sheet.Name))) is { } chosen
                ? (Result<RosterHeader>)Mapped(sheet, [.. head.Where(row => row.Number <= chosen.HeaderRow && row.Number > chosen.HeaderRow - chosen.HeaderHeight)], chosen.HeaderRow, chosen.Matching)
                : null;
        }
        var own = RosterHeader.Find(sheet, head, IsCommune);
        if (own is Result<RosterHeader>.Done or Result<RosterHeader>.Refused { Problem.Code: RosterHeader.RepeatedColumn })
            return own;
        if (Known(head) is var (rows, mapping))
            return Mapped(sheet, rows, rows[^1].Number, mapping, notices, "Đọc theo cách ghép cột đã ghi nhớ");
        if (Guesses && Guessed(sheet, head, out var guessed, out var header))
            return Mapped(sheet, header, header[^1].Number, guessed, notices, "Trang không theo biểu mẫu, được đọc theo tên các cột");
        return own;
    }

    private (List<SheetRow> Rows, RosterMapping Matching)? Known(IReadOnlyList<SheetRow> head)
    {
        if (Remembered.Count == 0)
            return null;
        for (var height = 1; height <= HeaderGuess.TallestHeader; height++)
        {
            for (var first = 0; first + height <= head.Count; first++)
            {
                var rows = head.Skip(first).Take(height).ToList();
                if (Remembered.TryGetValue(HeaderCells.Signature(HeaderCells.Joined(SheetSurvey.Texts(rows))), out var mapping))
                    return (rows, mapping);
            }
        }
        return null;
    }

    private bool Guessed(Sheet sheet, IReadOnlyList<SheetRow> head, [NotNullWhen(true)] out RosterMapping? mapping, out List<SheetRow> header)
    {
        (mapping, header) = (null, []);
        if (SheetSurvey.HeaderOf(head) is not { } found)
            return false;
        header = found;
        mapping = SheetSurvey.Guess(sheet.Name, head, header, IsCommune);
        return mapping.Problems().Count == 0;
    }

    private RosterHeader Mapped(Sheet sheet, List<SheetRow> rows, int lastRow, RosterMapping mapping, ICollection<Fault>? notices = null, string? why = null)
    {
        var joined = HeaderCells.Joined(SheetSurvey.Texts(rows));
        Used[HeaderCells.Signature(joined)] = mapping;
        var constants = new Dictionary<RosterColumn, string>(mapping.Constants);
        if (mapping.CommuneIsSheetName && SheetName.Commune(sheet.Name) is { } commune)
            constants[RosterColumn.Commune] = commune;
        notices?.Add(new(sheet.Name, lastRow, "A", null, $"{why}: {Words(mapping)}"));
        var left = joined.Select((text, index) => (text, index)).Where(one => one.text.Length > 0 && !mapping.Columns.Values.Contains(one.index)).ToDictionary(one => one.index, one => one.text);
        return new RosterHeader(lastRow, mapping.Columns, left) { Constants = constants, IsMapped = true };
    }

    private static string Words(RosterMapping mapping) => string.Join("; ",
    [
        .. mapping.Columns.OrderBy(one => one.Value).Select(one => $"{ColumnName.Of(one.Value)} là {MeaningWords.Text(one.Key)}"),
        .. mapping.CommuneIsSheetName ? ["xã, phường là tên trang"] : Array.Empty<string>(), .. mapping.Constants.Select(one => $"{MeaningWords.Text(one.Key)} là “{one.Value}”"),
    ]);
}
