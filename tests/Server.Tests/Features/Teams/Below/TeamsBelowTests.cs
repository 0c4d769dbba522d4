using System.Net;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Teams.Below;

public class TeamsBelowTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private const string Table = "table[aria-labelledby=cac-to]";

    [Fact]
    public async Task A_commune_s_page_has_its_villages_with_their_teams_those_without_one_first()
    {
        var page = await (await province.CommuneOfficer()).Open("/");

        var rows = page.Rows(Table).Where(row => row[0].StartsWith("Thôn", StringComparison.Ordinal)).ToList();
        rows.Count.ShouldBe(2);
        rows[0][..4].ShouldBe(["Thôn Phổ An", "chưa có Tổ", "–", "–"]);
        rows[0][4].ShouldContain("phải");
        rows[1][..4].ShouldBe(["Thôn Phổ Trường", "Tổ CNSCĐ thôn Phổ Trường", "Nguyễn Thị Ánh", "6"]);
        page.Words("main").ShouldContain("12/QĐ-UBND");
        page.Words("main").ShouldContain("Lập ngày 01/07/2025 từ");
    }

    [Fact]
    public async Task A_province_s_page_counts_teams_members_and_what_is_lacking_by_commune()
    {
        var page = await (await province.Officer()).Open("/");

        var rows = page.Rows(Table);
        rows.Count.ShouldBe(96);
        rows.Single(row => row[0] == "Xã An Phú")[1..4].ShouldBe(["1", "6", "1/2"]);
        rows.Single(row => row[0] == "Xã Bình Sơn")[1..4].ShouldBe(["1", "2", "0/1"]);
        rows.Sum(row => int.Parse(row[1])).ShouldBe(2);
        rows.Count(row => row[3] == "chưa có thôn").ShouldBe(94);
    }

    [Fact]
    public async Task Gaps_add_up_to_the_worklist_of_the_same_day()
    {
        var officer = await province.Officer();

        var page = await officer.Open("/?ngay=2025-12-10");
        var list = await officer.Open("/to/can-xem?ngay=2025-12-10");

        var must = page.Rows(Table).Sum(row => row[4].Split(' ') is [var count, "phải", ..] ? int.Parse(count) : 0);
        must.ShouldBeGreaterThan(0);
        list.Words(".tile").ShouldBe($"{must}phải làm");
    }

    [Fact]
    public async Task Any_day_is_shown_as_it_was_then_with_links_that_keep_to_it()
    {
        var officer = await province.Officer();

        var before = await officer.Open($"/don-vi/{PortalProvince.Commune}?ngay=2025-07-10");
        var after = await officer.Open($"/don-vi/{PortalProvince.Commune}?ngay=2025-07-23");

        before.QuerySelectorAll(".tile-value")[0].Words().ShouldBe("0");
        before.Rows(Table).ShouldAllBe(row => row[1] == "chưa có Tổ");
        after.Rows(Table).ShouldContain(row => row[1].EndsWith("Phổ Trường", StringComparison.Ordinal));
        after.QuerySelectorAll($"{Table} a").ShouldAllBe(link => link.GetAttribute("href")!.EndsWith("?ngay=2025-07-23"));
        after.QuerySelector("form[action='/to/nhom']").ShouldBeNull();
        (await officer.Open($"/don-vi/{PortalProvince.Commune}?ngay=hom-qua", HttpStatusCode.BadRequest)).Words("h1").ShouldBe("Ngày viết chưa đúng.");
        (await officer.Open($"/don-vi/{PortalProvince.Commune}?ngay=2025-06-30", HttpStatusCode.NotFound)).Words("h1").ShouldBe("Xã An Phú không tồn tại vào ngày 30/06/2025.");
    }

    [Fact]
    public async Task The_province_of_the_days_of_districts_is_shown_by_district_and_an_ended_unit_says_where_it_went()
    {
        var officer = await province.Officer();

        var then = await officer.Open("/don-vi/51@2025-06-30");
        var ended = await officer.Open("/don-vi/21034@2025-06-30");

        then.Rows(Table).ShouldContain(row => row[0] == "Huyện Bình Sơn");
        ended.Words(".alert-warning").ShouldBe("Đơn vị đã kết thúc ngày 30/06/2025Nay thuộc Xã An Phú");
    }
}
