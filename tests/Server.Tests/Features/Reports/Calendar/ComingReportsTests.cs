using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Server.Tests.Features.Messages;

namespace CongDongSo.Server.Tests.Features.Reports.Calendar;

/// <summary>The calendar on 15/08/2025, when the fourth quarter has not begun.</summary>
public sealed class ComingReportsTests(AQuarter quarter) : IClassFixture<AQuarter>
{
    [Fact]
    public async Task What_a_document_will_ask_when_a_period_begins_is_there_before()
    {
        quarter.Clock.Set(new(2025, 8, 15));
        using var above = await quarter.Installation.As("province-officer", "48");

        var items = (await above.GetFromJsonAsync<JsonElement>("/api/v1/reports/calendar?unit=48&from=2025-10-01&to=2025-12-31&program=quang-nam-2025", TestContext.Current.CancellationToken)).GetProperty("items");

        // Communes before the 20th of the quarter's last month (Quảng Nam 2025, II.3).
        var coming = items.EnumerateArray().Single(one => one.GetProperty("level").GetString() == "commune" && one.GetProperty("report").GetString() == "quarter");
        (coming.GetProperty("period").GetString(), coming.GetProperty("lastDay").GetString(), coming.GetProperty("open").GetBoolean(), coming.GetProperty("state").GetString()).ShouldBe(("2025-Q4", "2025-12-19", false, "coming"));
        coming.GetProperty("expected").GetInt32().ShouldBeGreaterThan(1);
    }
}
