using System.Globalization;
using CongDongSo.Domain.Language;

namespace CongDongSo.Domain.Tests.Language;

public class VietnameseNumbersTests
{
    private static readonly NumberFormatInfo Format = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    [Theory]
    [InlineData("0", "0")]
    [InlineData("0.004", "0")]
    [InlineData("0.005", "0,01")]
    [InlineData("72.50", "72,5")]
    [InlineData("72.05", "72,05")]
    [InlineData("998.999", "999")]
    [InlineData("999.995", "1.000")]
    [InlineData("1477", "1.477")]
    [InlineData("-12.5", "-12,5")]
    [InlineData("26000000.126", "26.000.000,13")]
    public void A_decimal_has_two_places_at_most_and_no_zero_at_their_end(string number, string text) =>
        VietnameseNumbers.Text(decimal.Parse(number, CultureInfo.InvariantCulture)).ShouldBe(text);

    [Theory]
    [InlineData(0, "#,0")]
    [InlineData(1, "#,0.#")]
    [InlineData(2, "#,0.##")]
    public void Small_ones_are_told_like_all_others(int decimals, string format)
    {
        for (var thousandths = 0; thousandths < 1_001_000; thousandths += 7)
            VietnameseNumbers.Text(thousandths / 1000m, decimals).ShouldBe((thousandths / 1000m).ToString(format, Format));
    }
}
