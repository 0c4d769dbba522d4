using CongDongSo.Domain.Language;
using CongDongSo.Domain.Programs;

namespace CongDongSo.Domain.Teams;

/// <summary>
/// Reads thành phần from what a roster's note or post says, e.g. "PCT UBND xã; GV Tin học". Aliases are compared as whole folded words,
/// the longest first, and a word is used once: "Phó Bí thư Đoàn" is no "Bí thư Đoàn".
/// </summary>
public sealed class AffiliationReader
{
    private readonly List<(string[] Words, string Id)> aliases;
    private readonly List<string> order;

    public AffiliationReader(IEnumerable<AffiliationTerm> terms)
    {
        var all = terms.ToList();
        order = [.. all.Select(term => term.Id)];
        aliases =
        [
            .. all.SelectMany(term => term.Aliases.Prepend(term.Name).Select(alias => (Words: WordsOf(alias), term.Id)))
                .Where(alias => alias.Words.Length > 0)
                .OrderByDescending(alias => alias.Words.Length)
                .ThenByDescending(alias => alias.Words.Sum(word => word.Length)),
        ];
    }

    /// <returns>Ids of the affiliations found, in the program's order; what no alias covers is left out, never guessed.</returns>
    public IReadOnlyList<string> Read(params IEnumerable<string?> texts)
    {
        var found = new HashSet<string>();
        foreach (var text in texts)
            Read(WordsOf(text ?? ""), found);
        return [.. order.Where(found.Contains)];
    }

    private void Read(string[] words, HashSet<string> found)
    {
        var used = new bool[words.Length];
        foreach (var (alias, id) in aliases)
        {
            for (var start = 0; start + alias.Length <= words.Length; start++)
            {
                if (!words.AsSpan(start, alias.Length).SequenceEqual(alias) || used.AsSpan(start, alias.Length).Contains(true))
                    continue;
                used.AsSpan(start, alias.Length).Fill(true);
                found.Add(id);
            }
        }
    }

    /// <summary>Folded words; every sign that is neither letter nor digit parts words, so "VH-XH" and "VH - XH" are alike.</summary>
    private static string[] WordsOf(string text)
    {
        var spaced = Folding.Fold(text).ToCharArray();
        for (var i = 0; i < spaced.Length; i++)
        {
            if (!char.IsLetterOrDigit(spaced[i]))
                spaced[i] = ' ';
        }
        return new string(spaced).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
