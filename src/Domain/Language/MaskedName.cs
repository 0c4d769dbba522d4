using System.Globalization;
using System.Text;

namespace CongDongSo.Domain.Language;

/// <summary>
/// How a name is shown to people who need not know it: family name whole, the rest as initials, <c>Nguyễn T. Á.</c>. Lists stay readable and two
/// members of a team can be told apart, but few people can be found by it.
/// </summary>
public static class MaskedName
{
    public static string Text(string name)
    {
        var words = Folding.Tidy(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length switch
        {
            0 => "",
            1 => Initial(words[0]),
            _ => $"{words[0]} {string.Join(' ', words.Skip(1).Select(Initial))}",
        };
    }

    private static string Initial(string word) => StringInfo.GetNextTextElement(word).Normalize(NormalizationForm.FormC).ToUpperInvariant() + ".";
}
