using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams.Rosters;
using FsCheck;
using FsCheck.Fluent;

namespace CongDongSo.Domain.Tests.Teams.Rosters;

public class PhoneReaderTests
{
    [Theory]
    [InlineData("0905123456")]
    [InlineData("0905.123.456")]
    [InlineData("0905 123 456")]
    [InlineData("0905-123-456")]
    [InlineData("0905 – 123 – 456")]
    [InlineData("(0905) 123.456")]
    [InlineData("+84905123456")]
    [InlineData("+84 905 123 456")]
    [InlineData("+84 (0)905 123 456")]
    [InlineData("84905123456")]
    [InlineData("0084905123456")]
    [InlineData("840905123456")]
    [InlineData("905123456")]
    [InlineData("905.123.456")]
    [InlineData("905123456.0")]
    [InlineData("905123456,0")]
    [InlineData("9.05123456E8")]
    [InlineData("9,05123456E+08")]
    [InlineData("'0905123456")]
    [InlineData("0905\u00A0123\u00A0456")]
    [InlineData("\u200E0905123456\u200B")]
    [InlineData("０９０５１２３４５６")]
    [InlineData("ĐT: 0905123456")]
    [InlineData("SĐT 0905123456")]
    [InlineData("Tel. 0905123456")]
    [InlineData("0905/123/456")]
    [InlineData(" 0905123456\n")]
    public void Every_way_of_writing_a_number_reads_as_its_ten_digits(string text) => Read(text).ShouldBe("0905123456");

    [Theory]
    [InlineData("0332345678")]
    [InlineData("0562345678")]
    [InlineData("0702345678")]
    [InlineData("0842345678")]
    [InlineData("0982345678")]
    public void Every_mobile_prefix_is_known(string phone)
    {
        Read(phone).ShouldBe(phone);
        Read(phone[1..]).ShouldBe(phone);
        Read("+84" + phone[1..]).ShouldBe(phone);
    }

    [Theory]
    [InlineData("0914 994 ***", "phone-masked", "bị che")]
    [InlineData("0914994xxx", "phone-masked", "bị che")]
    [InlineData("0914994...", "phone-masked", "bị che")]
    [InlineData("0255 3822 123", "phone-landline", "số máy bàn")]
    [InlineData("02553822123", "phone-landline", "số máy bàn")]
    [InlineData("2553822123", "phone-landline", "số máy bàn")]
    [InlineData("01629876543", "phone-old", "0329 876 543")]
    [InlineData("1629876543", "phone-old", "0329 876 543")]
    [InlineData("0905123456 / 0912345678", "phone-two", "0905 123 456, 0912 345 678")]
    [InlineData("0905123456;0912345678", "phone-two", "0905 123 456, 0912 345 678")]
    [InlineData("0905123456 - 0912345678", "phone-two", "0905 123 456, 0912 345 678")]
    [InlineData("0905123456\n0912345678", "phone-two", "0905 123 456, 0912 345 678")]
    [InlineData("0905123456 0912345678", "phone-two", "0905 123 456, 0912 345 678")]
    [InlineData("0905123456 hoặc 0912345678", "phone-two", "0905 123 456, 0912 345 678")]
    [InlineData("0105123456", "phone-prefix", "01")]
    [InlineData("0605123456", "phone-prefix", "06")]
    [InlineData("09051234", "phone-length", "8 chữ số")]
    [InlineData("09051234567", "phone-length", "11 chữ số")]
    [InlineData("+1 202 555 0199", "phone-foreign", "nước ngoài")]
    [InlineData("9.05E+08", "phone-shortened", "Excel")]
    [InlineData("không có", "phone-not-digits", "chữ số")]
    [InlineData("09O5123456", "phone-not-digits", "chữ số")]
    [InlineData("/", "phone-not-digits", "không có số")]
    public void A_number_that_has_to_be_guessed_at_is_refused_with_the_reason(string text, string code, string reason)
    {
        var problem = PhoneReader.Read(text).ShouldBeOfType<Result<string>.Refused>().Problem;

        problem.Code.ShouldBe(code);
        problem.Title.ShouldContain(reason);
    }

    [Fact]
    public void Whatever_the_cell_says_the_answer_is_a_mobile_number_or_a_reason() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(),
        text => PhoneReader.Read(text.Get).Match(phone => phone.Length == 10 && phone.All(char.IsAsciiDigit) && "35789".Contains(phone[1]), problem => problem.Title.Length > 0)).QuickCheckThrowOnFailure();

    [Fact]
    public void What_was_read_reads_as_itself_however_it_is_grouped() => Prop.ForAll(
        Gen.Elements('3', '5', '7', '8', '9').SelectMany(prefix => Gen.Choose(0, 99_999_999).SelectMany(rest => Gen.Elements(" ", ".", "-", "").Select(sign => (prefix, rest, sign)))).ToArbitrary(),
        one =>
        {
            var phone = $"0{one.prefix}{one.rest:00000000}";
            return Read($"{phone[..4]}{one.sign}{phone[4..7]}{one.sign}{phone[7..]}") == phone && Read("+84" + phone[1..]) == phone;
        }).QuickCheckThrowOnFailure();

    private static string Read(string text) => PhoneReader.Read(text).ShouldBeOfType<Result<string>.Done>().Value;
}
