using System.Net;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Overview.Pages;

public class OverviewPageTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private const string Autumn = $"chuong-trinh={PortalProvince.Program}&ky=2025-Q4";

    [Fact]
    public async Task The_first_page_is_the_callers_unit_with_its_figures()
    {
        var page = await (await province.Officer()).Open("/");

        page.Words("h1").ShouldBe("Tỉnh Quảng Ngãi");
        var tiles = page.QuerySelectorAll(".tile").Select(tile => tile.Words()).ToList();
        tiles[0].ShouldStartWith("2Tổkhông đổi so với ");
        tiles[1].ShouldStartWith("8thành viên8 người; không đổi so với ");
        tiles[3].ShouldBe("4hộ trong sổ16 nhân khẩu");
        tiles[4].ShouldBe("3bản ghi thực địamới nhất 03/11/2025");
    }

    [Fact]
    public async Task Measures_stand_beside_their_targets_and_what_nobody_reported_is_a_dash_and_no_zero()
    {
        var browser = await province.Officer();

        var commune = await browser.Open($"/don-vi/{PortalProvince.Commune}?{Autumn}");
        var other = await browser.Open($"/don-vi/{PortalProvince.OtherCommune}?{Autumn}");

        var app = commune.Rows().First(row => row[0].StartsWith("Hộ có thành viên cài đặt", StringComparison.Ordinal));
        app[1].ShouldBe("1");
        app[2].ShouldBe("3");
        // The number leads to what it was counted from.
        app[3].ShouldEndWith("33,33 %: căn cứ");
        app[5].ShouldBe("Chưa giao chỉ tiêu");
        var missing = other.Rows().First(row => row[0].StartsWith("Hộ có thành viên cài đặt", StringComparison.Ordinal));
        missing[1].ShouldBe("–chưa có số liệu");
        missing[3].ShouldEndWith("–");
        missing[5].ShouldBe("Chưa có số liệu");
    }

    [Theory]
    [InlineData("cao")]
    [InlineData("thap")]
    public async Task Units_below_are_sorted_by_value_and_the_missing_ones_come_last_either_way(string order)
    {
        var page = await (await province.Officer()).Open($"/don-vi/51?{Autumn}&chi-tieu=citizen-app&xep={order}");

        var below = page.QuerySelectorAll("#so-sanh ~ .card table tbody tr").Select(row => row.Words()).ToList();

        below.Count.ShouldBe(96);
        below[0].ShouldStartWith("Xã An Phú");
        below.Skip(1).ShouldAllBe(row => row.Contains("Chưa có số liệu"));
    }

    [Fact]
    public async Task A_commune_compares_its_villages_only_by_what_is_counted_in_villages()
    {
        var page = await (await province.CommuneOfficer()).Open($"/?{Autumn}");

        page.Words("h1").ShouldBe("Xã An Phú");
        var choices = page.QuerySelectorAll("#chi-tieu option").Select(option => option.GetAttribute("value")).ToList();
        choices.ShouldContain("citizen-app");
        choices.ShouldNotContain("commune-team");
        choices.ShouldNotContain("i-speed-sample");
    }

    [Fact]
    public async Task The_latest_records_say_what_where_and_when()
    {
        var page = await (await province.Officer()).Open("/");

        var latest = page.QuerySelectorAll("main > .list-group li").Select(line => line.Words()).ToList();
        latest.Count.ShouldBe(3);
        latest.ShouldAllBe(line => line.StartsWith("Ghi nhận: ") && line.Contains("Thôn Phổ Trường, Xã An Phú") && line.EndsWith("08:15 03/11/2025"));
    }

    [Fact]
    public async Task A_unit_outside_the_callers_own_is_not_there()
    {
        var browser = await province.CommuneOfficer();

        foreach (var address in new[] { $"/don-vi/{PortalProvince.OtherCommune}", "/don-vi/51", $"/to?don-vi={PortalProvince.OtherCommune}", $"/to/can-xem?don-vi={PortalProvince.OtherCommune}", "/bao-cao?don-vi=51" })
            (await browser.Open(address, HttpStatusCode.NotFound)).Words("h1").ShouldBe("Không có đơn vị này trong phạm vi của bạn.");
    }

    [Fact]
    public async Task A_period_that_cannot_be_read_is_refused_with_the_way_to_write_it() =>
        (await (await province.Officer()).Open("/?ky=qu%C3%BD+4", HttpStatusCode.BadRequest)).Words(".empty").ShouldContain("2025-Q4");

    [Theory]
    [InlineData("/")]
    [InlineData("/don-vi")]
    [InlineData("/don-vi/21034/lich-su")]
    [InlineData("/to")]
    [InlineData("/to/can-xem")]
    [InlineData("/nhap-danh-sach")]
    [InlineData("/chuong-trinh")]
    [InlineData("/chuong-trinh/quang-nam-2025")]
    [InlineData("/bao-cao")]
    public async Task Every_page_has_one_heading_a_title_no_inline_code_and_only_ids_that_are_its_own(string address)
    {
        var page = await (await province.Officer()).Open(address);

        page.QuerySelectorAll("h1").Length.ShouldBe(1);
        page.Title.ShouldNotBeNull().ShouldEndWith("– Cộng Đồng Số");
        page.QuerySelectorAll("[style], style, script:not([src]), [onclick]").ShouldBeEmpty();
        page.QuerySelectorAll("[id]").Select(element => element.Id).ShouldBeUnique();
        page.QuerySelectorAll("label[for]").Where(label => page.GetElementById(label.GetAttribute("for")!) is null).ShouldBeEmpty();
        page.QuerySelectorAll("table").Where(table => table.QuerySelectorAll("th[scope]").Length == 0).ShouldBeEmpty();
    }
}
