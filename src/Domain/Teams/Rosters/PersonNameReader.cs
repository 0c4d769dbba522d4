using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;

namespace CongDongSo.Domain.Teams.Rosters;

/// <summary>
/// Reads họ tên thành viên: letters, spaces, and the hyphens and apostrophes of names like Y H'Nuk. All capitals or all small letters
/// become a name's usual capitals; any other spelling is kept.
/// </summary>
public static partial class PersonNameReader
{
    private const int LongestName = 100;

    public static Result<string> Read(string text)
    {
        var name = Title().Replace(Folding.Tidy(Visible(text)).Replace('’', '\'').Replace('‘', '\'').Replace('`', '\''), "");
        if (name.FirstOrDefault(c => !char.IsLetter(c) && c is not (' ' or '-' or '\'') && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) is var stray and not '\0')
        {
            return new Problem("name-sign", char.IsDigit(stray)
                ? $"Họ tên có chữ số “{stray}”: hãy bỏ đi, hoặc kiểm tra dữ liệu có bị lệch cột không"
                : $"Họ tên có ký tự “{stray}”: chỉ ghi họ tên, ghi chú khác để ở cột Ghi chú");
        }
        if (name.Length > LongestName)
            return new Problem("name-long", $"Họ tên dài {name.Length} ký tự, nhiều nhất là {LongestName}");
        if (name.Count(char.IsLetter) < 2)
            return new Problem("name-short", "Họ tên chưa đủ: ghi cả họ và tên");
        return name.Any(char.IsLower) && name.Any(char.IsUpper) ? name : Capitalised(name);
    }

    private static string Capitalised(string name)
    {
        var result = new StringBuilder(name.Length);
        foreach (var c in name)
            result.Append(result.Length == 0 || result[^1] is ' ' or '-' or '\'' ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c));
        return result.ToString();
    }

    private static string Visible(string text) =>
        string.Concat(text.Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.Format));

    [GeneratedRegex(@"^(đ/c|đ/chí|đồng chí)[\s.:]+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Title();
}
