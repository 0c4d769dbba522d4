using CongDongSo.Domain.Language;

namespace CongDongSo.Domain.Tests.Language;

public class VietnameseWordsTests
{
    [Theory]
    [InlineData(0, "không")]
    [InlineData(5, "năm")]
    [InlineData(10, "mười")]
    [InlineData(15, "mười lăm")]
    [InlineData(21, "hai mươi mốt")]
    [InlineData(44, "bốn mươi tư")]
    [InlineData(105, "một trăm linh năm")]
    [InlineData(110, "một trăm mười")]
    [InlineData(1_000, "một nghìn")]
    [InlineData(1_005, "một nghìn không trăm linh năm")]
    [InlineData(1_500_000, "một triệu năm trăm nghìn")]
    [InlineData(2_005_000, "hai triệu không trăm linh năm nghìn")]
    [InlineData(36_450_000, "ba mươi sáu triệu bốn trăm năm mươi nghìn")]
    [InlineData(1_000_000_000, "một tỷ")]
    [InlineData(1_000_000_001, "một tỷ không trăm linh một")]
    [InlineData(12_345_678_901, "mười hai tỷ ba trăm bốn mươi lăm triệu sáu trăm bảy mươi tám nghìn chín trăm linh một")]
    [InlineData(5_000_000_000_000, "năm nghìn tỷ")]
    [InlineData(-21, "âm hai mươi mốt")]
    public void Numbers_are_read_as_Vietnamese_says_them(long number, string words) => VietnameseWords.Of(number).ShouldBe(words);

    [Fact]
    public void Money_begins_with_a_capital() => VietnameseWords.Money(1_200_000).ShouldBe("Một triệu hai trăm nghìn đồng");

    [Fact]
    public void No_two_numbers_read_alike() => Enumerable.Range(0, 20_000).Select(number => VietnameseWords.Of(number)).ShouldBeUnique();
}
