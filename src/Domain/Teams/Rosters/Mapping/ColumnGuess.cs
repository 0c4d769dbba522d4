using CongDongSo.Domain.Results;

namespace CongDongSo.Domain.Teams.Rosters.Mapping;

/// <summary>
/// Guesses what each column of a sheet means, by its header's words and by what stands below. It is a guess: it is shown before anything is read by it, or
/// told as a notice.
/// </summary>
public static class ColumnGuess
{
    /// <summary>So much of a column's values must read as phones, roles, decisions to count for it.</summary>
    private const double Most = 0.6, Few = 0.2;

    /// <param name="headers">All texts above each column.</param>
    /// <param name="samples">Some rows below the header.</param>
    /// <returns>Column index by meaning.</returns>
    public static IReadOnlyDictionary<RosterColumn, int> Of(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> samples)
    {
        var candidates = new List<(double Weight, int Column, RosterColumn Meaning)>();
        for (var column = 0; column < headers.Count; column++)
        {
            var values = samples.Where(row => column < row.Count && !string.IsNullOrWhiteSpace(row[column])).Select(row => row[column]).ToList();
            candidates.AddRange(ColumnWords.Of(headers[column]).Select(one => (one.Weight + Evidence(one.Meaning, values), column, one.Meaning)));
        }
        var found = new Dictionary<RosterColumn, int>();
        foreach (var (weight, column, meaning) in candidates.OrderByDescending(one => one.Weight).ThenBy(one => one.Column))
        {
            if (weight > 0 && !found.ContainsValue(column))
                found.TryAdd(meaning, column);
        }
        // "Tên" alone is a part of a name only beside "Họ và tên đệm".
        if (!found.ContainsKey(RosterColumn.Name) && found.Remove(RosterColumn.GivenName, out var name))
            found[RosterColumn.Name] = name;
        return found;
    }

    private static double Evidence(RosterColumn meaning, List<string> values)
    {
        if (values.Count == 0)
            return 0;
        double Share(Func<string, bool> reads) => values.Count(reads) / (double)values.Count;
        return meaning switch
        {
            RosterColumn.Phone => Weigh(Share(text => PhoneReader.Read(text) is Result<string>.Done)),
            RosterColumn.Role => Weigh(Share(text => RoleReader.Read(text) is Result<RoleText>.Done)),
            RosterColumn.Decision => Share(text => DecisionReader.Read(text) is Result<DecisionText>.Done) >= Most ? 1 : 0,
            _ => 0,
        };
    }

    private static double Weigh(double share) => share >= Most ? 2 : share <= Few ? -2 : 0;
}
