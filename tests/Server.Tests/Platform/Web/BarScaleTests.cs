using CongDongSo.Server.Platform.Web.Components;

namespace CongDongSo.Server.Tests.Platform.Web;

public class BarScaleTests
{
    [Fact]
    public void The_sentence_says_value_and_target_as_Vietnamese_numbers() =>
        new BarScale(72.5m, 80, "%").Sentence("Chưa đạt").ShouldBe("Chưa đạt: 72,5 %, chỉ tiêu 80 %");

    [Fact]
    public void Missing_is_not_zero()
    {
        var scale = new BarScale(null, null, "%");

        scale.Short.ShouldBe("–");
        scale.TargetAt.ShouldBeNull();
        scale.Sentence("Chưa có số liệu").ShouldBe("Chưa có số liệu: chưa có số liệu, chưa giao chỉ tiêu");
    }

    [Theory]
    [InlineData(112, 300)]
    [InlineData(450, 300)]
    [InlineData(0, 300)]
    public void A_count_and_its_target_both_lie_on_the_bar(int value, int target)
    {
        var scale = new BarScale(value, target, "mẫu");

        scale.ValueAt.ShouldBeInRange(0, 100);
        scale.TargetAt.ShouldNotBeNull().ShouldBeInRange(0, 100);
        (scale.ValueAt < scale.TargetAt).ShouldBe(value < target);
    }
}
