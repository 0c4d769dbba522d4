using System.Text.RegularExpressions;
using CongDongSo.Domain.Language;

namespace CongDongSo.Domain.Teams.Rosters.Mapping;

/// <summary>The texts of a header that may take several rows: of each column, all that stands above it.</summary>
public static partial class HeaderCells
{
    /// <param name="rows">The header's rows from the top, each with the texts of its cells.</param>
    /// <returns>A text for each column; a cell that spans several columns counts for those right of it that have a text of their own below.</returns>
    public static IReadOnlyList<string> Joined(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var width = rows.Count == 0 ? 0 : rows.Max(row => row.Count);
        var columns = new List<string>();
        var spanning = new string[rows.Count];
        for (var column = 0; column < width; column++)
        {
            var parts = new List<string>();
            for (var row = 0; row < rows.Count; row++)
            {
                var own = column < rows[row].Count ? Folding.Tidy(rows[row][column]) : "";
                if (own.Length > 0)
                    spanning[row] = own;
                else if (row < rows.Count - 1 && HasTextBelow(rows, row, column))
                    own = spanning[row] ?? "";
                if (own.Length > 0)
                    parts.Add(own);
            }
            columns.Add(string.Join(" ", parts));
        }
        return columns;
    }

    /// <summary>By which a header is known again: words without diacritics, signs and case.</summary>
    public static string Signature(IReadOnlyList<string> joined) => string.Join('|', joined.Select(Words)).TrimEnd('|');

    /// <summary>Folded words, without signs.</summary>
    public static string Words(string text) => Folding.Tidy(Signs().Replace(Folding.Fold(text), " "));

    private static bool HasTextBelow(IReadOnlyList<IReadOnlyList<string>> rows, int row, int column) =>
        Enumerable.Range(row + 1, rows.Count - row - 1).Any(below => column < rows[below].Count && !string.IsNullOrWhiteSpace(rows[below][column]));

    [GeneratedRegex(@"[^\p{L}\d]+", RegexOptions.None, 1000)]
    private static partial Regex Signs();
}
