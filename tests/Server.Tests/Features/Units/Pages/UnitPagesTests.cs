using System.Net;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Units.Pages;

public class UnitPagesTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    [Fact]
    public async Task The_nation_is_browsed_down_from_its_provinces()
    {
        var page = await (await province.Officer()).Open("/don-vi");

        page.Rows().Count.ShouldBe(34);
        page.Rows().ShouldContain(row => row[0] == "Tỉnh Quảng Ngãi" && row[3] == "96");
    }

    [Fact]
    public async Task A_day_before_the_reform_shows_the_tree_of_that_day()
    {
        var browser = await province.Officer();

        (await browser.Open("/don-vi?ngay=2025-06-30")).Rows().Count.ShouldBe(63);
        (await browser.Open("/don-vi?q=tinh+khe&ngay=30/06/2025")).Rows()[0][..3].ShouldBe(["Xã Tịnh Khê", "21211", "Thành phố Quảng Ngãi, Tỉnh Quảng Ngãi"]);
    }

    [Fact]
    public async Task The_search_box_suggests_units_of_the_callers_own_without_diacritics_and_case()
    {
        var officer = await (await province.Officer()).Open("/don-vi/goi-y?q=PHO+TRUONG");
        var stranger = await (await PortalBrowser.As(province.Installation, "viewer", PortalProvince.OtherCommune)).Open("/don-vi/goi-y?q=PHO+TRUONG");

        officer.Words("li").ShouldBe("Thôn Phổ Trường 21034-01 Xã An Phú, Tỉnh Quảng Ngãi");
        officer.QuerySelector("main").ShouldBeNull();
        stranger.QuerySelectorAll("li").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_history_names_predecessors_and_successors_with_the_resolution()
    {
        var browser = await province.Officer();

        var now = await browser.Open("/don-vi/21034/lich-su");
        var before = await browser.Open("/don-vi/21034@2025-06-30/lich-su");

        now.Rows().ShouldContain(row => row[0] == "Xã Nghĩa Dõng" && row[2] == "01/07/2025" && row[4] == "1677/NQ-UBTVQH15");
        before.Words("h1").ShouldBe("Lịch sử: Xã Nghĩa Dũng");
        before.Rows().ShouldContain(row => row[0] == "Xã An Phú" && row[1] == "21034");
    }

    [Theory]
    [InlineData("/don-vi/99999/lich-su", HttpStatusCode.NotFound, "chưa từng có trong danh mục")]
    [InlineData("/don-vi?ngay=hom-qua", HttpStatusCode.BadRequest, "30/06/2025")]
    public async Task What_cannot_be_read_is_refused_with_the_way_out(string address, HttpStatusCode status, string wayOut) =>
        (await (await province.Officer()).Open(address, status)).Words(".empty").ShouldContain(wayOut);

    [Fact]
    public async Task A_name_of_before_the_reform_is_found_today_with_its_last_day_and_where_it_went()
    {
        var page = await (await province.Officer()).Open("/don-vi?q=nghia+dong+quang+ngai");

        var ended = page.QuerySelectorAll("#ket-qua h2 ~ .card tbody tr").Select(row => row.Words()).ToList();
        ended.Single(row => row.StartsWith("Xã Nghĩa Dõng", StringComparison.Ordinal)).ShouldContain("đến 30/06/2025nay thuộc Xã An Phú");
        page.Words("h2").ShouldBe("Đơn vị không còn");
    }

    [Fact]
    public async Task The_tree_of_before_the_reform_is_one_step_away_and_its_units_say_when_they_ended()
    {
        var browser = await province.Officer();

        var before = await browser.Open((await browser.Open("/don-vi")).QuerySelector("main p a[href*='ngay=']")!.GetAttribute("href")!);

        before.Words(".page-head p").ShouldBe("Danh mục như vào ngày 30/06/2025");
        before.Rows().Count.ShouldBe(63);
        before.Rows().Single(row => row[0] == "Tỉnh Quảng Nam")[4].ShouldBe("đến 30/06/2025nay thuộc Thành phố Đà Nẵng");
    }

    [Fact]
    public async Task Results_can_be_swapped_in_while_one_types()
    {
        var page = await (await province.Officer()).Open("/don-vi?q=an+phu");

        page.QuerySelector("form[hx-get='/don-vi'][hx-select='#ket-qua'] input[name=q]").ShouldNotBeNull();
        page.QuerySelectorAll("#ket-qua").Length.ShouldBe(1);
        page.Rows("#ket-qua table")[0][0].ShouldBe("Xã An Phú");
    }

    [Fact]
    public async Task A_search_that_finds_nothing_says_what_to_try() =>
        (await (await province.Officer()).Open("/don-vi?q=zzzzqqqq")).Words(".empty").ShouldContain("không dấu");
}
