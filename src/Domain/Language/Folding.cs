using System.Globalization;
using System.Text;

namespace CongDongSo.Domain.Language;

/// <summary>
/// What a search compares: no diacritics, đ as d, no case, single spaces, typographic apostrophes as the plain one.
/// Dropping the marks also makes oà/òa and uý/úy alike.
/// </summary>
public static class Folding
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        var space = false;
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
                continue;
            if (char.IsWhiteSpace(c) || c is '\u00A0')
            {
                space = folded.Length > 0;
                continue;
            }
            if (space)
                folded.Append(' ');
            space = false;
            folded.Append(c switch
            {
                'đ' or 'Đ' => 'd',
                '’' or '‘' or '`' or 'ʼ' or '´' => '\'',
                '–' or '—' or '‑' => '-',
                _ => char.ToLowerInvariant(c),
            });
        }
        return folded.ToString();
    }

    /// <summary>NFC, trimmed, runs of white space as one space: how every text is stored.</summary>
    public static string Tidy(string text) =>
        string.Join(' ', text.Normalize(NormalizationForm.FormC)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
