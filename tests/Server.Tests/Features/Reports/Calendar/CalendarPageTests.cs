using System.Net.Http.Json;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Reports.Calendar;

/// <summary>The calendar's page, around today.</summary>
public sealed class CalendarPageTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private static readonly DateOnly Today = VietnamTime.Today(TimeProvider.System);

    [Fact]
    public async Task A_month_is_a_table_of_weeks_with_the_months_beside_it_and_what_was_asked_on_its_day()
    {
        var (due, moved) = (Today.AddDays(5), Today.AddDays(8));
        var asked = await province.Installation.Json(
            "report", "request", "--unit", "51", "--program", PortalProvince.Program, "--of", PortalProvince.Commune, "--of", PortalProvince.OtherCommune, "--title", "Kiểm kê máy", "--number", "7/KHCN",
            "--dated", $"{Today:yyyy-MM-dd}", "--reason", "Kiểm kê cuối năm.", "--question", "Số máy", "--due", $"{due:yyyy-MM-dd}");
        using var above = await province.Installation.As("province-officer", "51");
        (await above.PostAsJsonAsync(
            $"/api/v1/report-requests/{asked.GetProperty("id").GetGuid()}/steps", new { deed = "extend", until = moved, reason = "Mưa lũ.", units = new[] { PortalProvince.OtherCommune } },
            TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        var officer = await province.Officer();

        var page = await officer.Open($"/bao-cao/lich?chuong-trinh={PortalProvince.Program}&thang={moved:yyyy-MM}");

        page.QuerySelectorAll(".month-calendar thead th[scope=col]").Length.ShouldBe(7);
        var month = VietnamTime.MonthOf(moved);
        page.QuerySelector("a[rel=prev]")!.GetAttribute("href")!.ShouldContain($"thang={month.AddMonths(-1):yyyy-MM}&chuong-trinh=");
        page.QuerySelector("a[rel=next]")!.GetAttribute("href")!.ShouldContain($"thang={month.AddMonths(1):yyyy-MM}");
        page.QuerySelectorAll(".month-calendar td").Single(cell => cell.QuerySelector($"time[datetime='{moved:yyyy-MM-dd}']") is not null).TextContent.ShouldContain("(gia hạn)");
        page.QuerySelector(".month-calendar a[href*='/bao-cao/tien-do?']").ShouldNotBeNull("what is received leads to its progress");
        page.QuerySelector("#sap-toi")!.ParentElement!.TextContent.ShouldContain(VietnamTime.Text(due));
        (await (await province.CommuneOfficer()).Open("/bao-cao/lich")).QuerySelectorAll("#sap-toi ~ ul a").Select(link => link.TextContent).ShouldContain("Kiểm kê máy");
        (await officer.Open("/bao-cao/lich?thang=khong-phai-thang")).QuerySelector("td[aria-current=date] time")!.GetAttribute("datetime").ShouldBe($"{Today:yyyy-MM-dd}");
    }
}
