using CongDongSo.Domain.Language;

namespace CongDongSo.Server.Features.Programs.Reading;

/// <summary>Guesses which known word a mistyped one was meant to be.</summary>
internal static class NearestWord
{
    /// <returns>Null where nothing is near enough to be worth saying.</returns>
    public static string? To(string word, IEnumerable<string> known)
    {
        var typed = Folding.Fold(word).Replace("-", "").Replace("_", "");
        if (typed.Length is 0 or > 60)
            return null;
        var nearest = known.Select(candidate => (candidate, Distance: Distance(typed, Folding.Fold(candidate).Replace("-", ""))))
            .OrderBy(pair => pair.Distance)
            .FirstOrDefault();
        return nearest.candidate is not null && nearest.Distance <= Math.Max(1, typed.Length / 3) ? nearest.candidate : null;
    }

    /// <summary>" Có phải ý bạn là …?", or nothing.</summary>
    public static string Question(string word, IEnumerable<string> known) =>
        To(word, known) is { } nearest ? $" Có phải ý bạn là “{nearest}”?" : "";

    /// <summary>Levenshtein's: the fewest letters to add, drop or change.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[^1];
    }
}
