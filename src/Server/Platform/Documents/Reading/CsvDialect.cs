namespace CongDongSo.Server.Platform.Documents.Reading;

/// <summary>Which character parts the fields of a CSV.</summary>
/// <param name="Declared">The first line is Excel's <c>sep=;</c>, which Excel does not show as a row.</param>
internal readonly record struct CsvDialect(char Delimiter, bool Declared)
{
    /// <summary>The one that parts the most records into the same number of fields.</summary>
    public static CsvDialect Of(string sample)
    {
        var head = sample.TrimStart('\uFEFF');
        if (head.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && head.Length > 4 && head[4] is not ('\r' or '\n'))
            return new(head[4], Declared: true);
        char[] candidates = [',', ';', '\t', '|'];
        return new(candidates.MaxBy(candidate => Score(head, candidate)), Declared: false);
    }

    private static int Score(string sample, char delimiter)
    {
        var records = new Dictionary<int, int>();
        var (quoted, count) = (false, 0);
        foreach (var c in sample)
        {
            if (c == '"')
                quoted = !quoted;
            else if (c == delimiter && !quoted)
                count++;
            else if (c == '\n' && !quoted)
                (records[count], count) = (records.GetValueOrDefault(count) + 1, 0);
        }
        records[count] = records.GetValueOrDefault(count) + 1;
        return records.Max(record => record.Key * record.Value);
    }
}
