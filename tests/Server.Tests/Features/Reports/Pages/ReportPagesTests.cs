using System.Net;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Reports.Pages;

public class ReportPagesTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    /// <summary>Phường Tam Kỳ, of what was Quảng Nam and is Đà Nẵng.</summary>
    private const string TamKy = "20341";

    [Fact]
    public async Task What_a_unit_owes_stands_with_its_due_day_and_how_it_lies_to_today()
    {
        var browser = await PortalBrowser.As(province.Installation, "commune-officer", TamKy);

        var rows = (await browser.Open("/bao-cao?nam=2025&chuong-trinh=quang-nam-2025")).Rows();

        var last = rows.First(row => row[0].Contains("quý IV năm 2025"));
        rows.ShouldNotContain(row => row[0].Contains("quý II năm 2025"), "the ward stands since 01/07/2025");
        last[2].ShouldBe("19/12/2025");
        last[3].ShouldStartWith("Quá hạn");
    }

    [Fact]
    public async Task A_report_is_downloaded_in_three_forms()
    {
        var browser = await PortalBrowser.As(province.Installation, "commune-officer", TamKy);
        var page = await browser.Open("/bao-cao?nam=2025&chuong-trinh=quang-nam-2025");

        var links = page.QuerySelectorAll("tbody tr").First(row => row.Words().Contains("quý IV năm 2025")).QuerySelectorAll("a[href^='/bao-cao/tai/']").Select(link => link.GetAttribute("href")!).ToList();

        links.Select(link => link[^4..]).ShouldBe(["docx", "xlsx", "json"]);
        foreach (var link in links)
        {
            var file = await browser.Download(link);
            file.StatusCode.ShouldBe(HttpStatusCode.OK);
            file.Content.Headers.ContentDisposition!.FileName.ShouldBe($"quang-nam-2025_quarter_{TamKy}_2025-Q4.{link[^4..]}");
        }
    }

    [Fact]
    public async Task A_report_of_a_unit_outside_is_not_there() =>
        (await (await province.CommuneOfficer()).Download($"/bao-cao/tai/quang-nam-2025/quarter/{TamKy}/2025-Q4.docx")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task A_unit_that_owes_nothing_is_told_so() =>
        (await (await province.Officer()).Open("/bao-cao?nam=2020")).Words(".empty").ShouldContain("Không có báo cáo nào đến hạn");
}
