using System.Globalization;

namespace CongDongSo.Domain.Language;

/// <summary>1.477 and 12,5: thousands with a dot, decimals with a comma.</summary>
public static class VietnameseNumbers
{
    private static readonly NumberFormatInfo Format = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = ",", NegativeSign = "-" };

    private static readonly string[] Decimals = ["#,0", "#,0.#", "#,0.##", "#,0.###", "#,0.####"];

    public static string Text(long number) => number.ToString("#,0", Format);

    /// <param name="decimals">Most decimals shown, 0 to 4; trailing zeros are dropped.</param>
    public static string Text(decimal number, int decimals = 2) =>
        number is >= 0 and < 999 && decimals <= 2 ? Short(number, decimals) : number.ToString(Decimals[decimals], Format);

    /// <summary>The same for what most numbers are; a page has thousands, and a format of one's own is read anew for each.</summary>
    private static string Short(decimal number, int decimals)
    {
        var hundredths = (int)(Math.Round(number, decimals, MidpointRounding.AwayFromZero) * 100);
        var (whole, rest) = (hundredths / 100, hundredths % 100);
        return rest == 0 ? whole.ToString(CultureInfo.InvariantCulture)
            : rest % 10 == 0 ? string.Create(CultureInfo.InvariantCulture, $"{whole},{rest / 10}") : string.Create(CultureInfo.InvariantCulture, $"{whole},{rest:00}");
    }
}
