using System.Net;
using System.Net.Http.Json;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Boards;

public sealed class BoardPageTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private const string Autumn = $"chuong-trinh={PortalProvince.Program}&ky=2025-Q4";

    [Fact]
    public async Task Each_indicator_is_a_bar_with_its_numbers_and_leads_to_its_evidence()
    {
        var page = await (await province.Officer()).Open($"/bang-so?don-vi={PortalProvince.Commune}&{Autumn}");

        var app = page.QuerySelectorAll(".board-lines tbody tr").Single(row => row.TextContent.Contains("App Công dân"));
        app.QuerySelector("svg.bullet title")!.Words().ShouldBe("Chưa giao chỉ tiêu: 33,33 %, chưa giao chỉ tiêu");
        app.QuerySelectorAll("a[href^='/bang-so/can-cu']").Select(link => link.Words()).ShouldContain("33,33 %");
    }

    [Fact]
    public async Task What_a_commune_declared_for_the_period_stands_beside_the_number_with_the_difference()
    {
        using (var commune = await province.Installation.As("commune-officer", PortalProvince.Commune))
        {
            (await commune.PutAsJsonAsync("/api/v1/declared", new
            {
                program = PortalProvince.Program, unit = PortalProvince.Commune, period = "2025-Q4", values = new[] { new { indicator = "citizen-app", numerator = 3, denominator = 4 } },
            }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        }

        var page = await (await province.Officer()).Open($"/bang-so?don-vi={PortalProvince.Commune}&{Autumn}");
        var viewed = await (await PortalBrowser.As(province.Installation, "viewer", PortalProvince.Commune)).Open($"/bang-so?don-vi={PortalProvince.Commune}&{Autumn}");
        var month = await (await province.Officer()).Open($"/bang-so?don-vi={PortalProvince.Commune}&chuong-trinh={PortalProvince.Program}&ky=2025-11");

        // 3/4 = 75 less 1/3 = 33,33.
        var app = page.QuerySelectorAll(".board-lines tbody tr").Single(row => row.TextContent.Contains("App Công dân"));
        app.QuerySelector("[data-label='Số tự khai']")!.Words().ShouldBe("3/4 = 75 % +41,67 điểm; số đạt +2, tổng số +1");
        (await (await province.Officer()).Open(app.QuerySelector("[data-label='Số tự khai'] a")!.GetAttribute("href")!)).Words("h1").ShouldBe("Số tự khai quý IV năm 2025");
        viewed.QuerySelector("[data-label='Số tự khai']").ShouldBeNull("three households are too few to be told");
        month.QuerySelector("[data-label='Số tự khai']").ShouldBeNull("nothing was declared for the month");
    }

    [Fact]
    public async Task Parts_of_which_nothing_is_known_come_first_and_sorting_by_a_column_keeps_them_there()
    {
        var browser = await province.Officer();

        var byGap = (await browser.Open($"/bang-so?don-vi=51&{Autumn}")).Rows(".heat");
        var byColumn = (await browser.Open($"/bang-so?don-vi=51&{Autumn}&xep=citizen-app")).QuerySelectorAll(".heat tbody tr").Select(row => row.Words()).ToList();
        var byCode = (await browser.Open($"/bang-so?don-vi=51&{Autumn}&xep=ma")).QuerySelectorAll(".heat tbody th").Select(row => row.Words()).ToList();

        byGap.Count.ShouldBe(96);
        byColumn[^1].ShouldStartWith("Xã An Phú");
        byColumn.Take(95).ShouldAllBe(row => row.Contains("chưa có số liệu"));
        byCode[0].ShouldNotBe(byColumn[0]);
    }

    [Fact]
    public async Task Units_are_ranked_within_their_terrain_only_and_without_boundaries_there_is_no_map()
    {
        var page = await (await province.Officer()).Open($"/bang-so?don-vi={PortalProvince.Commune}&{Autumn}&chi-tieu=citizen-app");

        page.QuerySelectorAll(".ranks caption").Select(caption => caption.Words()).ShouldBe(["Địa bàn đồng bằng: xếp trong cùng địa bàn"]);
        page.QuerySelector(".map").ShouldBeNull();
    }

    [Theory]
    [InlineData("chi-tieu")]
    [InlineData("don-vi")]
    [InlineData("xu-huong")]
    [InlineData("xep-hang")]
    public async Task Every_table_can_be_taken_as_CSV_and_XLSX(string table)
    {
        var browser = await province.Officer();
        foreach (var format in new[] { "csv", "xlsx" })
        {
            var file = await browser.Download($"/bang-so/tai?don-vi={PortalProvince.Commune}&{Autumn}&bang={table}&dang={format}");

            file.StatusCode.ShouldBe(HttpStatusCode.OK);
            file.Content.Headers.ContentDisposition!.FileName!.ShouldEndWith($"{table}.{format}");
        }
    }

    [Fact]
    public async Task A_viewer_sees_parts_and_their_counts_but_no_household()
    {
        var viewer = await PortalBrowser.As(province.Installation, "viewer", "51");

        var page = await viewer.Open($"/bang-so/can-cu?don-vi=21034-01&{Autumn}&chi-tieu=citizen-app");

        page.Words("main").ShouldContain("không xem được hộ");
        page.Words("main").ShouldNotContain("Nguyễn Văn An");
    }

    [Fact]
    public async Task From_a_village_one_opens_a_household_and_from_it_the_record()
    {
        var browser = await province.CommuneOfficer();

        var village = await browser.Open($"/bang-so/can-cu?don-vi=21034-01&{Autumn}&chi-tieu=citizen-app");
        var household = await browser.Open(village.QuerySelectorAll("tbody a").Single(link => link.Words().StartsWith("H1,")).GetAttribute("href")!);
        var record = await browser.Open(household.QuerySelector("tbody a")!.GetAttribute("href")!);

        village.Words(".evidence-total").ShouldBe("Cộng 2 dòng: 1 / 2.");
        household.Rows()[0][2].ShouldBe("có, mới nhất đến hết kỳ");
        record.Words("dl").ShouldContain("03/11/2025 08:15");
        record.Words("dl").ShouldContain("Số đếm 1");
    }

    [Fact]
    public async Task Households_that_are_not_met_or_not_seen_are_opened_from_the_board_of_their_team()
    {
        var browser = await province.CommuneOfficer();
        var team = await province.Installation.Query<Guid>("select t.id from p51.team t join cds.unit_version v on v.unit_id = t.unit_id where v.code = '21034-01'");
        var board = await browser.Open($"/bang-so/to/{team}?ky=2025-Q4");
        var states = board.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains("App Công dân"));

        var notMet = await browser.Open(states.QuerySelector("[data-label='Đã gặp, chưa đạt'] a")!.GetAttribute("href")!);
        var unseen = await browser.Open(states.QuerySelector("[data-label='Chưa ghi nhận'] a")!.GetAttribute("href")!);

        notMet.Words(".evidence-total").ShouldBe("Cộng 1 dòng: 1.");
        notMet.Rows()[0][0].ShouldStartWith("H2,");
        unseen.QuerySelectorAll("tbody tr").ShouldBeEmpty();
        // Of the commune, by village: one is not seen at all.
        (await browser.Open($"/bang-so/can-cu?don-vi={PortalProvince.Commune}&{Autumn}&chi-tieu=citizen-app&tinh-trang=chua-ghi-nhan")).Words(".evidence-total").ShouldBe("Cộng 2 dòng: 1 / 3.");
        (await (await PortalBrowser.As(province.Installation, "viewer", "51")).Open($"/bang-so/can-cu?don-vi={PortalProvince.Commune}&{Autumn}&chi-tieu=citizen-app&tinh-trang=chua-ghi-nhan")).Words("main").ShouldContain("không xem được hộ");
        await browser.Open($"/bang-so/can-cu?don-vi={PortalProvince.Commune}&{Autumn}&chi-tieu=health-record&tinh-trang=chua-dat", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_board_of_a_team_has_its_weeks_and_its_households()
    {
        var team = await province.Installation.Query<Guid>("select t.id from p51.team t join cds.unit_version v on v.unit_id = t.unit_id where v.code = '21034-01'");

        var page = await (await province.CommuneOfficer()).Open($"/bang-so/to/{team}?ky=2025-Q4");

        page.Words("h1").ShouldStartWith("Bảng số Tổ CNSCĐ thôn Phổ Trường");
        page.Rows().ShouldContain(row => row[0].Contains("App Công dân") && row[2] == "1" && row[3] == "1" && row[4] == "0");
        (await (await PortalBrowser.As(province.Installation, "viewer", "51")).Open($"/bang-so/to/{team}?ky=2025-Q4")).QuerySelector("#ho").ShouldBeNull("counts of a village are too small to be told");
    }
}
