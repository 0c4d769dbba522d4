using System.Text.RegularExpressions;
using CongDongSo.Domain.Language;

namespace CongDongSo.Domain.Teams.Rosters;

/// <summary>
/// What Tên Tổ says once the words every team has are taken away: "Tổ CNSCĐ KP 03" and "Khu phố 3" are both <c>khu pho 3</c>.
/// </summary>
public static partial class TeamName
{
    private static readonly Dictionary<string, string> Abbreviations = new()
    {
        ["kp"] = "khu pho", ["tdp"] = "to dan pho", ["kdc"] = "khu dan cu", ["tdc"] = "to dan cu",
    };

    /// <returns>Folded words; empty where nothing is left.</returns>
    public static string Core(string text)
    {
        var words = Plain(text);
        words = OfEveryTeam().Replace(words, "");
        words = JustTeam().Replace(words, "");
        return Linking().Replace(words, "");
    }

    /// <summary>Folded, without signs, numbers without leading zeros and apart from the letters before them, abbreviations in full.</summary>
    public static string Plain(string text)
    {
        var words = Signs().Replace(Folding.Fold(text), " ");
        words = NumberAfterLetters().Replace(words, "${word} ${number}");
        words = LeadingZeros().Replace(words, "");
        words = string.Join(' ', words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => Abbreviations.GetValueOrDefault(word, word)));
        return NumberWord().Replace(words, "${kind} ");
    }

    /// <summary>Without the number of one of several teams: "số 2 thôn Phú Thọ", "thôn Phú Thọ tổ 2".</summary>
    public static string WithoutNumber(string core) => TeamNumber().Replace(core, "");

    [GeneratedRegex(@"[^\p{L}\d']+", RegexOptions.None, 1000)]
    private static partial Regex Signs();

    [GeneratedRegex(@"\b(?<word>kp|tdp|kdc|tdc|thon|to|ap|khom|khoi|khu|xom)(?<number>\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NumberAfterLetters();

    [GeneratedRegex(@"(?<=^| )(?<kind>dan pho|khu pho|khoi pho|dan cu|thon|ap|khom|xom|khoi) so (?=\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NumberWord();

    [GeneratedRegex(@"(?<![\p{L}\d])0+(?=\d)", RegexOptions.None, 1000)]
    private static partial Regex LeadingZeros();

    [GeneratedRegex(@"^(to )?(cong nghe so va (chuyen doi so|de an 06) cong dong|cong nghe so cong dong|cong nghe cong dong|cong nghe so|chuyen doi so cong dong|cnscd|cnsc d|cncd)( |$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfEveryTeam();

    [GeneratedRegex(@"^to(?= )(?! (dan|\d))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex JustTeam();

    [GeneratedRegex(@"^( ?(tai|thuoc|cua|o|cap(?= (thon|to dan pho|khu pho) )))+ | +$|^ +", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Linking();

    [GeneratedRegex(@"^(so|to|nhom) \d+ | (so|to|nhom) \d+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TeamNumber();
}
