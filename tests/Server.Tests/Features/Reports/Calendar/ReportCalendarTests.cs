using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Server.Tests.Features.Messages;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Reports.Calendar;

/// <summary>Lịch báo cáo on 09/12/2025: what communes owe by 19/12/2025 is open, next year's periods are not. Each test moves days of communes of its own.</summary>
public sealed class ReportCalendarTests(AQuarter quarter) : IClassFixture<AQuarter>
{
    private TestInstallation Installation => quarter.Installation;

    [Fact]
    public async Task A_province_sees_once_what_all_its_communes_owe()
    {
        using var above = await Installation.As("province-officer", "51");

        var items = await Items(above, $"unit=51&from=2025-12-01&to=2026-12-31&program={PortalProvince.Program}");

        var once = items.First(one => one.GetProperty("report").GetString() == "teams-complete" && !one.GetProperty("extended").GetBoolean());
        (once.GetProperty("level").GetString(), once.GetProperty("lastDay").GetString(), once.GetProperty("own").GetBoolean(), once.GetProperty("open").GetBoolean()).ShouldBe(("commune", "2025-12-19", false, true));
        once.GetProperty("expected").GetInt32().ShouldBeGreaterThan(90);
        // What is open is not told a second time as what will be asked.
        items.GroupBy(one => (one.GetProperty("report").GetString(), one.GetProperty("period").GetString(), one.GetProperty("level").GetString(), one.GetProperty("lastDay").GetString())).ShouldAllBe(same => same.Count() == 1);
    }

    [Fact]
    public async Task A_day_that_was_moved_stands_on_its_new_day()
    {
        var commune = quarter.Communes[30];
        var id = await quarter.Report(commune);
        using var above = await Installation.As("province-officer", "51");
        await AQuarter.Step(above, id, new { deed = "extend", version = 0, until = "2025-12-26", reason = "Mưa lũ." });

        using var own = await Installation.As("commune-officer", commune);
        var moved = (await Items(own, "from=2025-12-01&to=2025-12-31")).Single(one => one.GetProperty("id").ValueKind != JsonValueKind.Null && one.GetProperty("id").GetGuid() == id);

        (moved.GetProperty("lastDay").GetString(), moved.GetProperty("extended").GetBoolean()).ShouldBe(("2025-12-26", true));
    }

    [Fact]
    public async Task Days_that_make_no_sense_are_refused()
    {
        using var above = await Installation.As("province-officer", "51");

        (await above.GetAsync("/api/v1/reports/calendar?from=2025-12-31&to=2025-12-01", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await above.GetAsync("/api/v1/reports/calendar?from=9999-12-31", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<List<JsonElement>> Items(HttpClient client, string query) =>
        [.. (await client.GetFromJsonAsync<JsonElement>($"/api/v1/reports/calendar?{query}", TestContext.Current.CancellationToken)).GetProperty("items").EnumerateArray()];
}
