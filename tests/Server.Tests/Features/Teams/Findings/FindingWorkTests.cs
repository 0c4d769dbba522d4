using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Teams.Findings;

public class FindingWorkTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private const string Reason = "thôn mới sáp nhập, chờ bầu trưởng thôn";

    [Fact]
    public async Task Every_program_in_force_on_the_day_is_looked_at()
    {
        (await Findings("unit=51&date=2025-12-10")).Programs().ShouldBe(["quang-ngai-2025-12", "quang-ngai-335-2025"], ignoreOrder: true);
        (await Findings("unit=51&date=2025-08-10")).Programs().ShouldBe(["quang-ngai-335-2025"]);
    }

    [Fact]
    public async Task How_binding_they_are_is_kept_apart_and_every_finding_is_in_one_count()
    {
        var (must, should, may) = (await Findings("unit=51&strength=must"), await Findings("unit=51&strength=should"), await Findings("unit=51&strength=may"));
        var counts = must.GetProperty("counts");

        counts.GetProperty("must").GetInt32().ShouldBe(must.GetProperty("total").GetInt32());
        counts.GetProperty("should").GetInt32().ShouldBe(should.GetProperty("total").GetInt32());
        counts.GetProperty("may").GetInt32().ShouldBe(may.GetProperty("total").GetInt32());
        must.GetProperty("total").GetInt32().ShouldBeGreaterThan(0);
        (await Findings("unit=51")).GetProperty("total").GetInt32().ShouldBe(must.GetProperty("total").GetInt32() + should.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_village_without_a_team_is_a_finding_of_the_village() =>
        (await Findings("unit=21034-02&program=quang-ngai-2025-12")).Items().ShouldContain(one => one.GetProperty("kind").GetString() == "teamMissing" && one.GetProperty("unit").GetString() == "21034-02");

    [Theory]
    [InlineData("2025-12-19", false)]
    [InlineData("2025-12-20", true)]
    public async Task A_decision_that_was_not_sent_is_overdue_after_the_programs_day(string day, bool overdue)
    {
        var unsent = (await Findings($"unit={PortalProvince.Commune}&date={day}&program=quang-ngai-2025-12")).Items().Where(one => one.GetProperty("kind").GetString() == "decisionNotSent").ShouldHaveSingleItem();

        unsent.GetProperty("message").GetString().ShouldBe("Quyết định 12/QĐ-UBND ngày 22/07/2025 chưa gửi Sở Khoa học và Công nghệ");
        unsent.GetProperty("dueOn").GetString().ShouldBe("2025-12-19");
        unsent.GetProperty("overdue").GetBoolean().ShouldBe(overdue);
    }

    [Fact]
    public async Task A_finding_may_rest_until_a_day_for_a_reason_stands_apart_meanwhile_and_can_be_taken_up_again()
    {
        var browser = await province.CommuneOfficer();
        var list = await browser.Open($"/to/can-xem?don-vi={PortalProvince.Commune}&quy-tac=teams-complete");
        var open = list.QuerySelectorAll("main .list-group-item").Length;
        var form = await browser.Open(list.QuerySelector("a[href^='/to/can-xem/cho-phep']")!.GetAttribute("href")!);

        var again = await browser.Send(form, "/to/can-xem/cho-phep", HttpStatusCode.UnprocessableEntity, ("ly-do", "chờ"), ("den-ngay", "2020-01-01"));
        again.Words(".alert-heading").ShouldBe("Hãy ghi lý do cho phép chưa thực hiện.");
        var until = TimeProvider.System.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd");
        (await browser.Post(form, "/to/can-xem/cho-phep", ("ly-do", Reason), ("den-ngay", until))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var waived = await browser.Open($"/to/can-xem?don-vi={PortalProvince.Commune}&trang-thai=duoc-phep");
        waived.QuerySelectorAll("main .list-group-item").ShouldHaveSingleItem().TextContent.ShouldContain(Reason);
        (await Findings($"unit={PortalProvince.Commune}")).Items().ShouldNotContain(one => one.GetProperty("kind").GetString() == "decisionNotSent" && open == 1);
        (await province.Installation.Query<long>("select count(*) from p51.audit_entry where action = 'waiver.grant'")).ShouldBe(1);

        var end = waived.QuerySelector("form[action$='/ket-thuc']")!.GetAttribute("action")!;
        (await browser.Post(waived, end)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.Open($"/to/can-xem?don-vi={PortalProvince.Commune}&quy-tac=teams-complete")).QuerySelectorAll("main .list-group-item").Length.ShouldBe(open);
        (await province.Installation.Query<long>("select count(*) from p51.audit_entry where action = 'waiver.end'")).ShouldBe(1);
    }

    [Fact]
    public async Task The_spreadsheet_has_the_lines_of_the_page()
    {
        var answer = await (await province.Officer()).Download($"/to/can-xem/tai?don-vi={PortalProvince.OtherCommune}");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentDisposition!.FileName.ShouldNotBeNull().ShouldStartWith("diem-can-xem_21040_");
        (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length.ShouldBeGreaterThan(1000);
    }

    [Theory]
    [InlineData("/to/can-xem?ngay=hom-qua", HttpStatusCode.BadRequest, "Ngày viết chưa đúng.")]
    [InlineData("/to/can-xem?don-vi=21034&ngay=2025-06-30", HttpStatusCode.NotFound, "Xã An Phú không tồn tại vào ngày 30/06/2025.")]
    public async Task A_day_that_cannot_be_is_said_to_be_so(string address, HttpStatusCode status, string title) =>
        (await (await province.Officer()).Open(address, status)).Words("h1").ShouldBe(title);

    private async Task<JsonElement> Findings(string query)
    {
        using var http = await province.Installation.As("province-officer", "51");
        return await http.GetFromJsonAsync<JsonElement>($"/api/v1/findings?{query}", TestContext.Current.CancellationToken);
    }
}

internal static class FindingReading
{
    public static IReadOnlyList<string> Programs(this JsonElement list) => [.. list.GetProperty("programs").EnumerateArray().Select(one => one.GetString()!)];

    public static IReadOnlyList<JsonElement> Items(this JsonElement list) => [.. list.GetProperty("items").EnumerateArray()];
}
