using System.Text;
using System.Text.RegularExpressions;
using CongDongSo.Domain.Language;

namespace CongDongSo.Server.Features.Units.Catalogue;

/// <summary>
/// One way to write a name, that of the statistics office's list: NFC, the plain apostrophe (<c>Ea H'Leo</c>), and the tone on the first vowel of an
/// open <c>oa, oe, uy</c> (<c>Hòa</c>, <c>Thủy</c>; but <c>Quý</c>, where <c>qu</c> is a consonant).
/// </summary>
internal static partial class OfficialSpelling
{
    /// <summary>Combining grave, acute, tilde, hook above, dot below.</summary>
    private const string Tones = "\u0300\u0301\u0303\u0309\u0323";

    public static string Of(string name)
    {
        var decomposed = Folding.Tidy(name).Replace('’', '\'').Replace('‘', '\'').Normalize(NormalizationForm.FormD);
        return OpenSyllable().Replace(decomposed, "${first}${tone}${second}").Normalize(NormalizationForm.FormC);
    }

    [GeneratedRegex(@"(?<first>(?<![qQ])[uU](?=[yY])|[oO](?=[aeAE]))(?<second>[aeyAEY])(?<tone>[" + Tones + @"])(?![\p{L}\p{M}])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OpenSyllable();
}
