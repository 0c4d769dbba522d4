using System.Text;

namespace CongDongSo.Server.Platform.Documents.Letters;

/// <summary>
/// Width of text in Times New Roman bold, from its published metrics (thousandths of the size). The rules under the header are as
/// long as the words above them, or a part of it, so the words must be measured without a font at hand.
/// </summary>
internal static class TimesBold
{
    private const string Capitals = "722 667 722 722 667 611 778 778 389 500 778 667 944 722 778 611 778 722 556 667 722 722 1000 722 722 667";
    private const string Smalls = "500 556 444 556 444 333 500 556 278 333 556 278 833 556 500 556 556 444 389 333 556 500 722 500 500 444";
    private static readonly int[] CapitalWidths = [.. Capitals.Split(' ').Select(int.Parse)];
    private static readonly int[] SmallWidths = [.. Smalls.Split(' ').Select(int.Parse)];

    /// <returns>In twentieths of a point.</returns>
    public static int Twips(string text, int points) =>
        text.Normalize(NormalizationForm.FormD).Sum(WidthOf) * points * 20 / 1000;

    private static int WidthOf(char c) => c switch
    {
        >= 'A' and <= 'Z' => CapitalWidths[c - 'A'],
        >= 'a' and <= 'z' => SmallWidths[c - 'a'],
        'Đ' => 722,
        'đ' => 556,
        '\u031B' => 60,
        >= '\u0300' and <= '\u036F' => 0,
        ' ' or ',' or '.' => 250,
        '-' => 333,
        '/' => 278,
        _ => 500,
    };
}
