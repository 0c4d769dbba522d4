using System.Text;
using CongDongSo.Server.Features.Accounts.Factors;

namespace CongDongSo.Server.Tests.Features.Accounts.Factors;

public class TimeCodeTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B, the rows of SHA-1.</summary>
    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        TimeCode.At(Secret, TimeCode.StepOf(DateTimeOffset.FromUnixTimeSeconds(seconds)), digits: 8).ShouldBe(code);

    /// <summary>RFC 4226, appendix D.</summary>
    [Theory]
    [InlineData(0, "755224")]
    [InlineData(1, "287082")]
    [InlineData(9, "520489")]
    public void Counters_are_those_of_the_standard(long counter, string code) => TimeCode.At(Secret, counter).ShouldBe(code);

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_phone_s_clock_may_be_half_a_minute_off(int steps, bool accepted)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

        var step = TimeCode.StepOf(Secret, TimeCode.At(Secret, TimeCode.StepOf(now) + steps), now);

        step.ShouldBe(accepted ? TimeCode.StepOf(now) + steps : null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("không phải mã")]
    public void What_is_no_code_is_no_code(string text) => TimeCode.StepOf(Secret, text, DateTimeOffset.FromUnixTimeSeconds(59)).ShouldBeNull();

    /// <summary>RFC 4648, 10, without padding, as apps take it.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base_32_is_that_of_the_standard(string text, string written) => KeyText.Of(Encoding.ASCII.GetBytes(text)).ShouldBe(written);
}
