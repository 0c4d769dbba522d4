namespace CongDongSo.Domain.Language;

/// <summary>Guesses which known word a mistyped one was meant to be.</summary>
public static class NearestWord
{
    /// <returns>Null where nothing is near enough to be worth saying.</returns>
    public static string? To(string word, IEnumerable<string> known)
    {
        var typed = Folding.Fold(word).Replace("-", "").Replace("_", "");
        if (typed.Length is 0 or > 60)
            return null;
        var nearest = known.Select(candidate => (candidate, Distance: Distance(typed, Folding.Fold(candidate).Replace("-", "").Replace("_", ""))))
            .OrderBy(pair => pair.Distance)
            .FirstOrDefault();
        return nearest.candidate is not null && nearest.Distance <= Math.Max(1, typed.Length / 3) ? nearest.candidate : null;
    }

    /// <summary>" Có phải ý bạn là …?", or nothing.</summary>
    public static string Question(string word, IEnumerable<string> known) =>
        To(word, known) is { } nearest ? $" Có phải ý bạn là “{nearest}”?" : "";

    /// <summary>The fewest letters to add, drop, change or swap with their neighbour (optimal string alignment).</summary>
    private static int Distance(string one, string other)
    {
        var table = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }
                var changed = table[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                table[i, j] = Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, changed);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }
        return table[one.Length, other.Length];
    }
}
