using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Server.Tests.Features.Messages;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Reports.Requests;

/// <summary>Báo cáo đột xuất: asked once, owed like any other report. Each test asks communes of its own.</summary>
public sealed class AdHocRequestTests(AQuarter quarter) : IClassFixture<AQuarter>
{
    private const string First = "Thiệt hại về thiết bị", Second = "Kiến nghị";

    private TestInstallation Installation => quarter.Installation;

    [Fact]
    public async Task What_is_asked_is_owed_told_at_once_answered_accepted_and_summed_up()
    {
        var (one, other) = (quarter.Communes[10], quarter.Communes[11]);
        using var commune = await Installation.As("commune-officer", one);
        using var above = await Installation.As("province-officer", "51");
        var (login, _) = await Installation.Account("commune-officer", one);

        var asked = await Ask(above, Wish([one, other]) with { WholeTo = "Bộ Khoa học và Công nghệ" });

        (asked.GetProperty("units").GetInt32(), asked.GetProperty("people").GetInt32(), asked.GetProperty("unreached").GetArrayLength()).ShouldBe((2, 1, 1));
        var request = asked.GetProperty("id").GetGuid();
        (await Installation.Query<string>($"select m.reason from p51.message m join cds.account a on a.id = m.account_id join p51.report r on r.id = m.subject_id where a.login = '{login}' and r.request_id = '{request}'")).ShouldBe("requested");
        var id = await Owed(commune, one, request);
        await AQuarter.Step(commune, id, new { deed = "write", version = 0, sections = new Dictionary<string, string> { [First] = "Hỏng 2 máy tính." } });
        await AQuarter.Step(commune, id, new { deed = "submit", version = 1 });
        await AQuarter.Step(above, id, new { deed = "accept", version = 2 });
        var detail = await Get(above, $"/api/v1/report-requests/{request}");
        (Number(detail, "asked"), Number(detail, "sent"), Number(detail, "accepted")).ShouldBe((2, 1, 1));
        var whole = detail.GetProperty("whole").GetGuid();
        await AQuarter.Step(above, whole, new { deed = "write", version = 0, sections = new Dictionary<string, string> { [First] = "Toàn tỉnh hỏng 2 máy." } });
        await AQuarter.Step(above, whole, new { deed = "submit", version = 1 });
        (await Get(commune, $"/api/v1/reports/{id}")).GetProperty("state").GetString().ShouldBe("consolidated");
        (await Installation.Query<string>($"select reason from p51.audit_entry where action = 'report.request' and '{request}' = any(subjects)")).ShouldBe("Bão số 13 gây thiệt hại.");
    }

    [Fact]
    public async Task Indicators_that_are_asked_for_make_the_table_and_no_others_do()
    {
        var one = quarter.Communes[13];
        using var commune = await Installation.As("commune-officer", one);
        using var above = await Installation.As("province-officer", "51");

        var id = await Owed(commune, one, (await Ask(above, Wish([one]) with { Indicators = ["citizen-app"], Period = "2025-Q4" })).GetProperty("id").GetGuid());

        var report = (await Get(commune, $"/api/v1/reports/{id}")).GetProperty("report");
        report.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("indicator").GetString()).ShouldBe(["citizen-app"]);
        report.GetProperty("period").GetString().ShouldBe("2025-Q4");
    }

    [Fact]
    public async Task A_request_is_taken_back_while_nobody_has_sent_and_what_was_sent_stays()
    {
        var (one, other) = (quarter.Communes[14], quarter.Communes[15]);
        using var commune = await Installation.As("commune-officer", one);
        using var above = await Installation.As("province-officer", "51");
        var first = (await Ask(above, Wish([one]))).GetProperty("id").GetGuid();
        var second = (await Ask(above, Wish([one, other]))).GetProperty("id").GetGuid();
        var sent = await Owed(commune, one, second);
        await AQuarter.Step(commune, sent, new { deed = "write", version = 0, sections = new Dictionary<string, string> { [First] = "Không có." } });
        await AQuarter.Step(commune, sent, new { deed = "submit", version = 1 });

        (await Step(above, first, new { deed = "withdraw", reason = "" })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Step(above, first, new { deed = "withdraw", reason = "Bão đã tan." })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Step(above, first, new { deed = "extend", until = "2025-12-30", reason = "Thêm ngày." })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await Step(above, second, new { deed = "withdraw", reason = "Bão đã tan." })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await Step(above, second, new { deed = "excuse", reason = "Đủ số liệu." })).StatusCode.ShouldBe(HttpStatusCode.OK);

        var taken = await Get(commune, $"/api/v1/reports/{await Owed(commune, one, first)}");
        (taken.GetProperty("excused").GetString(), taken.GetProperty("timeliness").GetString()).ShouldBe(("Bão đã tan.", "excused"));
        (await Get(commune, $"/api/v1/reports/{sent}")).GetProperty("state").GetString().ShouldBe("submitted");
        (await Get(above, $"/api/v1/report-requests/{first}")).GetProperty("request").GetProperty("state").GetString().ShouldBe("withdrawn");
        (await Get(above, $"/api/v1/report-requests/{second}")).GetProperty("request").GetProperty("state").GetString().ShouldBe("answered");
    }

    [Fact]
    public async Task The_day_is_moved_for_one_or_for_all_and_reminders_follow_it()
    {
        var (one, other) = (quarter.Communes[16], quarter.Communes[17]);
        using var above = await Installation.As("province-officer", "51");
        var request = (await Ask(above, Wish([one, other]))).GetProperty("id").GetGuid();

        (await Step(above, request, new { deed = "extend", until = "2025-12-20", reason = "Mất điện.", units = new[] { one } })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Step(above, request, new { deed = "extend", until = "2025-12-18", reason = "Mất mạng." })).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await Get(above, $"/api/v1/report-requests/{request}")).GetProperty("units").EnumerateArray().ToDictionary(unit => unit.GetProperty("unitCode").GetString()!, unit => unit.GetProperty("lastDay").GetString())
            .ShouldBe(new Dictionary<string, string?> { [one] = "2025-12-20", [other] = "2025-12-18" }, ignoreOrder: true);
        (await Step(above, request, new { deed = "extend", until = "2025-12-18", reason = "Mất mạng." })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Only_officers_of_the_asking_unit_ask_and_change_and_a_unit_that_is_asked_sees_its_own_report_alone()
    {
        var one = quarter.Communes[18];
        using var commune = await Installation.As("commune-officer", one);
        using var above = await Installation.As("province-officer", "51");
        using var leader = await Installation.As("province-leader", "51");
        var request = (await Ask(above, Wish([one, quarter.Communes[19]]))).GetProperty("id").GetGuid();

        (await commune.PostAsJsonAsync("/api/v1/report-requests", Wish([one]) with { Unit = "51" }, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await leader.PostAsJsonAsync("/api/v1/report-requests", Wish([one]), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await above.PostAsJsonAsync("/api/v1/report-requests", Wish(["21034-01"]) with { Unit = PortalProvince.Commune, Level = "village" }, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Step(commune, request, new { deed = "withdraw", reason = "Không muốn." })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await commune.GetAsync($"/api/v1/report-requests/{request}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Get(commune, $"/api/v1/reports/{await Owed(commune, one, request)}")).GetProperty("unitName").GetString().ShouldNotBeNull();
    }

    [Fact]
    public async Task A_unit_that_is_not_below_is_named_and_nothing_is_asked()
    {
        using var above = await Installation.As("province-officer", "51");

        using var answer = await above.PostAsJsonAsync("/api/v1/report-requests", Wish([quarter.Communes[0], "20341"]) with { Title = "Không hỏi được" }, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("20341");
        (await Installation.Query<long>("select count(*) from p51.report_request where title = 'Không hỏi được'")).ShouldBe(0);
    }

    [Fact]
    public async Task The_command_asks_on_behalf_of_a_unit_and_says_who_cannot_be_told()
    {
        var asked = await Installation.Json(
            "report", "request", "--unit", "51", "--program", PortalProvince.Program, "--level", "commune", "--of", quarter.Communes[20], "--title", "Kiểm kê máy", "--number", "7/KHCN", "--dated", "2025-12-08",
            "--reason", "Kiểm kê cuối năm.", "--question", "Số máy: còn dùng được", "--due", "2025-12-31");

        (asked.GetProperty("units").GetInt32(), asked.GetProperty("unreached").GetArrayLength()).ShouldBe((1, 1));
    }

    private static AskedFor Wish(string[] units) => new("Thiết bị sau bão số 13", "218/UBND-VHXH", "2025-12-08", "Bão số 13 gây thiệt hại.", [new(First, "số máy hỏng"), new(Second)], "2025-12-16", Program: PortalProvince.Program, Units: units);

    private async Task<JsonElement> Ask(HttpClient client, AskedFor wish)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/report-requests", wish, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    /// <summary>The unit's own report, as its list of what is owed has it.</summary>
    private static async Task<Guid> Owed(HttpClient client, string unit, Guid request) =>
        (await Get(client, $"/api/v1/reports?unit={unit}&from=2025-01-01&to=2026-12-31")).GetProperty("items").EnumerateArray().Single(one => one.GetProperty("report").GetString() == request.ToString()).GetProperty("id").GetGuid();

    private static Task<HttpResponseMessage> Step(HttpClient client, Guid request, object step) => client.PostAsJsonAsync($"/api/v1/report-requests/{request}/steps", step, TestContext.Current.CancellationToken);

    private static Task<JsonElement> Get(HttpClient client, string address) => client.GetFromJsonAsync<JsonElement>(address, TestContext.Current.CancellationToken);

    private static int Number(JsonElement detail, string name) => detail.GetProperty("request").GetProperty(name).GetInt32();

    private sealed record AskedFor(
        string Title, string Number, string Dated, string Reason, Question[] Questions, string DueOn, string? Unit = null, string? Program = null, string? Level = null, string[]? Units = null, string[]? Indicators = null,
        string? Period = null, string? WholeTo = null);

    private sealed record Question(string Title, string? Prompt = null);
}
