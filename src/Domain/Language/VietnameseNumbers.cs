using System.Globalization;

namespace CongDongSo.Domain.Language;

/// <summary>1.477 and 12,5: thousands with a dot, decimals with a comma.</summary>
public static class VietnameseNumbers
{
    private static readonly NumberFormatInfo Format = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = ",", NegativeSign = "-" };

    private static readonly string[] Decimals = ["#,0", "#,0.#", "#,0.##", "#,0.###", "#,0.####"];

    public static string Text(long number) => number.ToString("#,0", Format);

    /// <param name="decimals">Most decimals shown, 0 to 4; trailing zeros are dropped.</param>
    public static string Text(decimal number, int decimals = 2) => number.ToString(Decimals[decimals], Format);
}
