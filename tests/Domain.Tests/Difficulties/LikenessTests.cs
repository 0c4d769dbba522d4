using CongDongSo.Domain.Difficulties;

namespace CongDongSo.Domain.Tests.Difficulties;

public class LikenessTests
{
    private const string Signal = "Sóng di động yếu ở xóm cuối thôn, không đăng nhập được VNeID tại nhà.";

    [Theory]
    [InlineData("network", "Sóng yếu cuối thôn, bà con không đăng nhập VNeID được", true)]
    [InlineData("network", "SONG DI DONG YEU O XOM CUOI THON", true)]
    [InlineData("people", "Sóng di động yếu ở xóm cuối thôn, đăng nhập VNeID tại nhà không được", true)]
    [InlineData("network", "Đường truyền Internet ở nhà văn hóa hay mất khi mưa lớn", false)]
    [InlineData("device", "Một số hộ dùng chung một điện thoại", false)]
    [InlineData("network", "", false)]
    [InlineData("network", "ở đó", false)]
    public void Those_that_say_the_same_in_other_words_are_worth_putting_side_by_side(string topic, string text, bool worth) =>
        (Likeness.Of("network", Signal, topic, text) >= Likeness.Worth).ShouldBe(worth);

    [Fact]
    public void It_is_the_same_seen_from_either() => Likeness.Of("network", Signal, "device", "Điện thoại của bà con yếu sóng").ShouldBe(Likeness.Of("device", "Điện thoại của bà con yếu sóng", "network", Signal));
}
