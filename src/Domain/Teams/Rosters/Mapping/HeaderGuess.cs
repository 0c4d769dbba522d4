namespace CongDongSo.Domain.Teams.Rosters.Mapping;

/// <summary>The rows of a sheet that look like its header.</summary>
/// <param name="First">Index of the first among the rows looked at.</param>
/// <param name="Height">Rows it takes.</param>
public sealed record HeaderGuess(int First, int Height)
{
    public const int TallestHeader = 3;

    private const int FewestMeanings = 3;

    /// <summary>Rows of data name communes and teams too, but only a header says "họ tên".</summary>
    /// <returns>Null where no row looks like one.</returns>
    public static HeaderGuess? Of(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        HeaderGuess? best = null;
        var most = FewestMeanings - 1;
        for (var height = 1; height <= TallestHeader; height++)
        {
            for (var first = 0; first + height <= rows.Count; first++)
            {
                // A title over the header is one cell or two, the upper row of a header several.
                if (height > 1 && rows[first].Count(text => !string.IsNullOrWhiteSpace(text)) < FewestMeanings)
                    continue;
                var found = ColumnGuess.Of(HeaderCells.Joined([.. rows.Skip(first).Take(height)]), []);
                if (found.Count > most && found.ContainsKey(RosterColumn.Name))
                    (best, most) = (new(first, height), found.Count);
            }
        }
        return best;
    }
}
