using System.Text;

namespace CongDongSo.Server.Platform.Documents;

/// <summary>Text that may go into a spreadsheet: nothing XML can't hold, nothing a spreadsheet would run.</summary>
public static class SpreadsheetText
{
    /// <summary>
    /// CSV has no types: Excel runs a field that begins with = + - @ as a formula, in some languages also with their wide forms. An apostrophe before it makes it text;
    /// text that already begins so gets one more, so that <see cref="Unguarded"/> gives every text back exactly.
    /// </summary>
    public static string Guarded(string text) => IsRisky(text.AsSpan().TrimStart('\'')) ? "'" + text : text;

    public static string Unguarded(string text) => text is ['\'', ..] && IsRisky(text.AsSpan().TrimStart('\'')) ? text[1..] : text;

    /// <summary>Without the control characters and lone surrogates that XML 1.0 forbids.</summary>
    public static string ForXml(string text)
    {
        var bad = BadIndex(text);
        if (bad < 0)
            return text;
        var clean = new StringBuilder(text.Length).Append(text, 0, bad);
        for (var i = bad; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                clean.Append(text[i]).Append(text[++i]);
            else if (!IsBad(text[i]))
                clean.Append(text[i]);
        }
        return clean.ToString();
    }

    private static bool IsRisky(ReadOnlySpan<char> text) => text is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' or '\t' or '\r' or '\n', ..];

    private static int BadIndex(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsBad(text[i]))
                return i;
        }
        return -1;
    }

    private static bool IsBad(char c) => (c < ' ' && c is not ('\t' or '\n' or '\r')) || char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF';
}
