using CongDongSo.Domain.Time;
using CongDongSo.Server.Platform.Web.Charts;

namespace CongDongSo.Server.Tests.Platform.Web.Charts;

public class ChartTests
{
    [Fact]
    public void A_bullet_says_in_words_what_it_draws()
    {
        var bar = new Bullet(62.5m, 80, 71, "%");

        (bar.ValueAt, bar.TargetAt, bar.ForecastAt).ShouldBe((62.5m, 80m, 71m));
        bar.Sentence("Chưa đạt").ShouldBe("Chưa đạt: 62,5 %, chỉ tiêu 80 %, dự báo cuối kỳ 71 %");
    }

    [Fact]
    public void Samples_have_a_scale_of_their_own_and_what_is_missing_is_no_zero()
    {
        new Bullet(300, 330, null, "mẫu/xã/tháng").TargetAt.ShouldBe(90.9m);
        new Bullet(null, 300, 20, "mẫu/xã/tháng").ForecastAt.ShouldBeNull();
        new Bullet(null, 300, null, "mẫu/xã/tháng").Sentence("Chưa có số liệu").ShouldBe("Chưa có số liệu: chưa có số liệu, chỉ tiêu 300 mẫu/xã/tháng");
    }

    [Fact]
    public void A_line_breaks_where_a_month_is_missing_and_the_target_goes_in_steps()
    {
        var trend = new Trend("Hộ có VNeID", "%", [Mark(7, 0, 50), Mark(8, 50, 50), Mark(9, null, 50), Mark(10, 100, 80)]);

        trend.ValuePath.ShouldBe("M34 92L126.7 50M312 8");
        trend.TargetPath.ShouldBe("M34 50H126.7V50H219.3V50H312V24.8");
        trend.Sentence.ShouldBe("Hộ có VNeID: tháng 07 năm 2025: 0 %, chỉ tiêu 50; tháng 10 năm 2025: 100 %, chỉ tiêu 80; 1 tháng chưa có số liệu");
        trend.Dots.Count().ShouldBe(3);
    }

    [Fact]
    public void A_line_of_nothing_draws_nothing() => new Trend("x", "%", [Mark(7, null, null)]).ValuePath.ShouldBeEmpty();

    private static TrendMark Mark(int month, decimal? value, decimal? target) => new(Period.Month(2025, month), value, target, null);
}
