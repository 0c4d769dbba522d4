using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Reports.Workflow;

/// <summary>The quarter of Quảng Ngãi's two levels: a commune reports, the province reads, returns, accepts and adds up.</summary>
public sealed class ReportWorkflowTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private const string Program = PortalProvince.Program, Commune = PortalProvince.Commune;

    private TestInstallation Installation => province.Installation;

    [Fact]
    public async Task A_period_is_opened_once_for_all_units_that_stand_and_what_is_set_up_later_says_so()
    {
        await Open();

        var again = await Installation.Json("report", "open", "--province", "51");

        again.GetProperty("added").GetInt32().ShouldBe(0);
        using var officer = await Installation.As("province-officer", "51");
        var received = await officer.GetFromJsonAsync<JsonElement>($"/api/v1/reports/received?unit=51&program={Program}&report=quarter&period=2025-Q4");
        // 96 communes of Quảng Ngãi after 01/07/2025 (nghị quyết 1677/NQ-UBTVQH15): each owes the quarter.
        received.GetProperty("total").GetInt32().ShouldBe(96);
    }

    [Fact]
    public async Task What_was_sent_keeps_its_numbers_and_a_later_record_shows_as_a_difference()
    {
        await Open();
        using var commune = await Installation.As("commune-officer", Commune);
        var id = await Report(commune, Commune, "2025-Q4");
        await Step(commune, id, new { deed = "write", version = 0, sections = new Dictionary<string, string> { ["Kết quả thực hiện"] = "Đã hướng dẫn 2 hộ." } });
        await Step(commune, id, new { deed = "submit", version = 1 });
        await Installation.Json("record", "push", Installation.FileWith("muon.ndjson",
            """{"id":"019a5000-0000-7000-8000-0000000000a1","kind":"observation","observedAt":"2025-11-04T08:15:00+07:00","village":"21034-01","body":{"count":2,"subject":"H2","indicator":"citizen-app"}}""" + "\n"), "--province", "51");

        var shown = await Show(commune, id);

        shown.GetProperty("state").GetString().ShouldBe("submitted");
        // As sent: one household of three; since then a second one.
        Row(shown, "citizen-app").GetProperty("numerator").GetInt64().ShouldBe(1);
        shown.GetProperty("differences").EnumerateArray().Select(one => one.GetString()).ShouldBe(["citizen-app"]);
    }

    [Fact]
    public async Task A_report_is_returned_with_reasons_at_their_places_mended_accepted_and_added_up()
    {
        await Open();
        using var commune = await Installation.As("commune-officer", PortalProvince.OtherCommune);
        using var above = await Installation.As("province-officer", "51");
        var id = await Report(commune, PortalProvince.OtherCommune, "2026-Q1");
        await Step(commune, id, new { deed = "write", version = 0, sections = new Dictionary<string, string> { ["Kết quả thực hiện"] = "Đã hướng dẫn." } });
        await Step(commune, id, new { deed = "submit", version = 1 });

        await Step(above, id, new { deed = "return", version = 2, remarks = new[] { new { at = "section:Kết quả thực hiện", text = "Nêu rõ số buổi, số người." }, new { at = "row:citizen-app", text = "Chưa có số liệu." } } });
        var returned = await Show(commune, id);
        returned.GetProperty("remarks").EnumerateArray().Select(one => one.GetProperty("at").GetString()).ShouldBe(["section:Kết quả thực hiện", "row:citizen-app"], ignoreOrder: true);
        await Step(commune, id, new { deed = "write", version = 3, sections = new Dictionary<string, string> { ["Kết quả thực hiện"] = "Đã tổ chức 2 buổi, 40 người." } });
        await Step(commune, id, new { deed = "submit", version = 4 });
        await Step(above, id, new { deed = "accept", version = 5 });

        var whole = await Report(above, "51", "2026-Q1");
        await Step(above, whole, new { deed = "write", version = 0, sections = new Dictionary<string, string> { ["Kết quả thực hiện"] = "Toàn tỉnh đã triển khai." } });
        await Step(above, whole, new { deed = "submit", version = 1 });

        var consolidated = (await Show(above, whole)).GetProperty("consolidation");
        (consolidated.GetProperty("expected").GetInt32(), consolidated.GetProperty("counted").GetInt32(), consolidated.GetProperty("missing").GetArrayLength()).ShouldBe((96, 1, 95));
        var part = await Show(commune, id);
        part.GetProperty("state").GetString().ShouldBe("consolidated");
        part.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("deed").GetString()).ShouldBe(["consolidate", "accept", "submit", "write", "return", "submit", "write"]);
        // The sum of the parts: one report with its own frozen numbers.
        foreach (var line in consolidated.GetProperty("lines").EnumerateArray())
            line.GetProperty("numerator").ToString().ShouldBe(Row(part, line.GetProperty("indicator").GetString()!).GetProperty("numerator").ToString());
        (await Refused(above, id, new { deed = "reopen", version = 7, reason = "Sai số" })).GetProperty("title").GetString().ShouldBe("Báo cáo đã nằm trong báo cáo tổng hợp mà cấp trên đã gửi.");
    }

    [Fact]
    public async Task Of_two_officers_who_save_at_once_one_wins_and_the_other_is_told()
    {
        await Open();
        using var one = await Installation.As("commune-officer", Commune);
        var id = await Report(one, Commune, "2026-Q2");

        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => one.PostAsJsonAsync($"/api/v1/reports/{id}/steps", new { deed = "write", version = 0, sections = new Dictionary<string, string> { ["Kết quả thực hiện"] = $"Bản {i}" } })));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict).ShouldBe(7);
        (await Show(one, id)).GetProperty("version").GetInt32().ShouldBe(1);
        foreach (var answer in answers)
            answer.Dispose();
    }

    [Fact]
    public async Task A_superior_does_not_write_for_those_below_nor_do_those_below_judge_themselves()
    {
        await Open();
        using var commune = await Installation.As("commune-officer", Commune);
        using var above = await Installation.As("province-officer", "51");
        using var other = await Installation.As("commune-officer", PortalProvince.OtherCommune);
        using var viewer = await Installation.As("viewer", Commune);
        var id = await Report(commune, Commune, "2026-Q3");

        (await Refused(above, id, new { deed = "write", version = 0, sections = new Dictionary<string, string>() }, HttpStatusCode.Forbidden)).GetProperty("title").GetString().ShouldBe("Báo cáo này do Xã An Phú lập.");
        await Refused(commune, id, new { deed = "accept", version = 0 }, HttpStatusCode.Forbidden);
        await Refused(viewer, id, new { deed = "submit", version = 0 }, HttpStatusCode.Forbidden);
        await Refused(other, id, new { deed = "write", version = 0, sections = new Dictionary<string, string>() }, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_may_not_see_residents_is_not_shown_the_exact_numbers_that_were_sent()
    {
        await Open();
        using var commune = await Installation.As("commune-officer", Commune);
        using var viewer = await Installation.As("viewer", Commune);
        var id = await Report(commune, Commune, "2026-Q4");
        await Step(commune, id, new { deed = "write", version = 0, sections = new Dictionary<string, string> { ["Kết quả thực hiện"] = "Đã hướng dẫn." } });
        await Step(commune, id, new { deed = "submit", version = 1 });

        Row(await Show(viewer, id), "citizen-app").GetProperty("numerator").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task The_page_saves_a_draft_sends_it_and_shows_what_the_superior_says()
    {
        await Open();
        var officer = await province.CommuneOfficer();
        using var api = await Installation.As("commune-officer", Commune);
        var id = await Report(api, Commune, "2025-12", "quang-ngai-335-2025", "periodic");
        var page = await officer.Open($"/bao-cao/{id}");
        await officer.Send(page, $"/bao-cao/{id}", HttpStatusCode.Redirect, ("s-0", "Đã tổ chức 3 buổi."));
        await officer.Send(await officer.Open($"/bao-cao/{id}"), $"/bao-cao/{id}", HttpStatusCode.Redirect, ("viec", "submit"));

        (await Show(api, id)).GetProperty("state").GetString().ShouldBe("submitted");
        var above = await province.Officer();
        var judged = await above.Open($"/bao-cao/{id}");
        judged.Body!.TextContent.ShouldContain("Xử lý của cấp trên");
        (await above.Open("/bao-cao/tien-do?don-vi=51")).Body!.TextContent.ShouldContain("Chờ tiếp nhận");
    }

    private Task Open() => Installation.Json("report", "open", "--province", "51", "--since", "2025-10-01");

    private static async Task<Guid> Report(HttpClient client, string unit, string period, string program = Program, string report = "quarter")
    {
        var list = await client.GetFromJsonAsync<JsonElement>($"/api/v1/reports?unit={unit}&from=2025-10-01&to=2026-12-31");
        return list.GetProperty("items").EnumerateArray()
            .Single(one => one.GetProperty("program").GetString() == program && one.GetProperty("report").GetString() == report && one.GetProperty("period").GetString() == period).GetProperty("id").GetGuid();
    }

    private static async Task<JsonElement> Show(HttpClient client, Guid id) => await client.GetFromJsonAsync<JsonElement>($"/api/v1/reports/{id}");

    private static JsonElement Row(JsonElement shown, string indicator) =>
        shown.GetProperty("report").GetProperty("rows").EnumerateArray().Single(row => row.GetProperty("indicator").GetString() == indicator);

    private static async Task Step(HttpClient client, Guid id, object step)
    {
        using var answer = await client.PostAsJsonAsync($"/api/v1/reports/{id}/steps", step);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<JsonElement> Refused(HttpClient client, Guid id, object step, HttpStatusCode status = HttpStatusCode.Conflict)
    {
        using var answer = await client.PostAsJsonAsync($"/api/v1/reports/{id}/steps", step);
        answer.StatusCode.ShouldBe(status);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
