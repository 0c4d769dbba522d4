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
        foreach (var c in Normal(text, NormalizationForm.FormD))
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
        string.Join(' ', Normal(text, NormalizationForm.FormC)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>A normal form of any text: half a surrogate pair, and U+FFFE, which have none, become the sign of an unreadable character.</summary>
    public static string Normal(string text, NormalizationForm form)
    {
        if (text.All(c => !char.IsSurrogate(c) && c != '\uFFFE'))
            return text.Normalize(form);
        var sound = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            sound.Append(rune.Value == '\uFFFE' ? Rune.ReplacementChar : rune);
        return sound.ToString().Normalize(form);
    }
}
