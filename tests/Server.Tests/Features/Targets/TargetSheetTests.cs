using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Targets;

public sealed class TargetSheetTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private const string Program = PortalProvince.Program, Commune = PortalProvince.Commune, Village = "21034-01";

    private TestInstallation Installation => province.Installation;

    [Fact]
    public async Task A_province_hands_down_a_commune_asks_for_more_and_not_for_less()
    {
        var (officer, commune) = (await Installation.As("province-officer", "51"), await Installation.As("commune-officer", Commune));

        (await Put(officer, "51", "2027-Q1", (Commune, "citizen-app", 80, null))).Status.ShouldBe(HttpStatusCode.OK);
        var seen = await commune.GetFromJsonAsync<JsonElement>($"/api/v1/targets?program={Program}&unit={Commune}&period=2027-Q1");
        var less = await Put(commune, Commune, "2027-Q1", (Village, "citizen-app", 70, null));
        var more = await Put(commune, Commune, "2027-Q1", (Village, "citizen-app", 85, null));

        Row(seen, Village).GetProperty("held").GetDecimal().ShouldBe(80);
        Row(seen, Village).GetProperty("heldFrom").GetGuid().ShouldBe(Row(seen, Commune).GetProperty("unit").GetGuid());
        less.Status.ShouldBe(HttpStatusCode.BadRequest);
        less.Answer.GetProperty("detail").GetString()!.ShouldContain("Thấp hơn 80 % cấp trên đã giao");
        (more.Status, Row(more.Answer.GetProperty("sheet"), Village).GetProperty("held").GetDecimal()).ShouldBe((HttpStatusCode.OK, 85m));
    }

    [Fact]
    public async Task What_lies_above_is_told_and_what_lies_beside_is_not()
    {
        await Installation.Json("target", "set", "--program", Program, "--unit", "51", "--period", "2028", "--indicator", "health-record", "60");
        await Installation.Json("target", "set", "--program", Program, "--unit", PortalProvince.OtherCommune, "--period", "2028", "--indicator", "health-record", "75");
        using var commune = await Installation.As("commune-officer", Commune);

        var sheet = await commune.GetFromJsonAsync<JsonElement>($"/api/v1/targets?program={Program}&unit={Commune}&period=2028");

        Row(sheet, Commune, "health-record").GetProperty("held").GetDecimal().ShouldBe(60);
        (await commune.GetAsync($"/api/v1/targets?program={Program}&unit={PortalProvince.OtherCommune}&period=2028", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await commune.GetAsync($"/api/v1/targets?program={Program}&unit=51&period=2028", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Once_the_period_has_begun_the_superior_alone_changes_it_with_a_reason()
    {
        var (officer, commune) = (await Installation.As("province-officer", "51"), await Installation.As("commune-officer", Commune));

        (await Put(commune, Commune, "2026-Q1", (Village, "citizen-app", 90, null))).Answer.GetProperty("detail").GetString()!.ShouldContain("đã chốt từ ngày 01/01/2026");
        (await Put(officer, Commune, "2026-Q1", (Village, "citizen-app", 90, null))).Answer.GetProperty("detail").GetString()!.ShouldContain("ghi lý do");
        (await Put(officer, Commune, "2026-Q1", "bão số 3", null, (Village, "citizen-app", 90, null))).Status.ShouldBe(HttpStatusCode.OK);
        (await (await province.Officer()).Open($"/chi-tieu/lich-su?don-vi={Village}&chuong-trinh={Program}&ky=2026-Q1")).Words("table").ShouldContain("bão số 3");
    }

    [Fact]
    public async Task Two_officers_on_one_sheet_do_not_undo_each_other()
    {
        using var officer = await Installation.As("province-officer", "51");
        var version = (await officer.GetFromJsonAsync<JsonElement>($"/api/v1/targets?program={Program}&unit=51&period=2029")).GetProperty("version").GetInt64();

        (await Put(officer, "51", "2029", "", version, (Commune, "citizen-app", 50, null))).Status.ShouldBe(HttpStatusCode.OK);
        (await Put(officer, "51", "2029", "", version, (Commune, "citizen-app", 60, null))).Status.ShouldBe(HttpStatusCode.Conflict);
        (await Put(officer, "51", "2029", "", version, (Commune, "citizen-app", 50, null))).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_count_decides_the_status_of_its_unit_and_is_shown_as_it_was_set()
    {
        await Set("2025-Q4", "2 hộ");
        var behind = await Measure("2025-Q4");
        await Set("2025-Q4", "1 hộ");
        var met = await Measure("2025-Q4");
        await Set("2025-Q4", "-");
        var without = await Measure("2025-Q4");

        (behind.GetProperty("targetCount").GetDecimal(), behind.GetProperty("target").GetDecimal(), behind.GetProperty("status").GetString()).ShouldBe((2, 66.67m, "behind"));
        met.GetProperty("status").GetString().ShouldBe("met");
        without.GetProperty("status").GetString().ShouldBe("noTarget");
    }

    [Fact]
    public async Task The_sheet_is_looked_at_divided_and_saved_without_any_script()
    {
        var officer = await province.CommuneOfficer();
        await Installation.Json("target", "set", "--program", Program, "--unit", Commune, "--period", "2030", "--indicator", "citizen-app", "2 hộ");
        var page = await officer.Open($"/chi-tieu?don-vi={Commune}&chuong-trinh={Program}&ky=2030");
        page.Words("main").ShouldContain("2 hộ");

        var divided = await officer.Send(page, "/chi-tieu", HttpStatusCode.OK, ("viec", "chia:citizen-app"));
        var cells = divided.QuerySelectorAll("input[data-line='citizen-app']").Select(cell => cell.GetAttribute("value")!).ToList();
        // Two households of three, one of three: 1,33 and 0,67.
        cells.ShouldBe(["1 hộ", "1 hộ"]);
        divided.Words("main").ShouldContain("Chưa ghi: 2 ô sẽ thay đổi");
        var rows = divided.QuerySelectorAll("input[name='r']").Select(row => row.GetAttribute("value")!).ToList();
        var (low, high) = (await Post(officer, divided, rows, ["1 hộ", "0 hộ"]), await Post(officer, divided, rows, cells));

        low.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        high.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var saved = await officer.Open($"/chi-tieu?don-vi={Commune}&chuong-trinh={Program}&ky=2030");
        saved.Words("main").ShouldContain("Tổng các phần khớp với mức chung");
        (await officer.Post(saved, "/chi-tieu", [.. rows.Select(row => ("r", row)), ("c-citizen-app", "2 hộ"), ("c-citizen-app", "1 hộ"), ("viec", "luu")])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await officer.Open($"/chi-tieu?don-vi={Commune}&chuong-trinh={Program}&ky=2030")).Words("main").ShouldContain("vượt 1 so với 2");
    }

    [Fact]
    public async Task A_sheet_that_was_taken_away_comes_back_the_same_and_faults_name_their_cell()
    {
        var officer = await province.Officer();
        await Installation.Json("target", "set", "--program", Program, "--unit", "51", "--period", "2031", "--indicator", "bank-account", "72,5");
        var csv = await (await officer.Download($"/chi-tieu/tai?don-vi=51&chuong-trinh={Program}&ky=2031&dang=csv")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var same = await Installation.Json("target", "import", Installation.FileWith("bang.csv", csv), "--program", Program, "--unit", "51", "--period", "2031");
        var wrong = await Installation.Run("target", "import", Installation.FileWith("sai.csv", "Mã đơn vị,citizen-app\n51,60\n21034,tám mươi\n"), "--program", Program, "--unit", "51", "--period", "2031", "--json");

        csv.ShouldContain("72.5");
        same.GetProperty("changed").GetInt32().ShouldBe(0);
        wrong.Exit.ShouldBe(1);
        var fault = wrong.Problem.GetProperty("faults")[0];
        (fault.GetProperty("row").GetInt32(), fault.GetProperty("value").GetString()).ShouldBe((3, "tám mươi"));
    }

    private async Task<HttpResponseMessage> Post(PortalBrowser officer, AngleSharp.Dom.IDocument page, IReadOnlyList<string> rows, IReadOnlyList<string> cells) => await officer.Post(
        page, "/chi-tieu", [.. rows.Select(row => ("r", row)), .. cells.Select(cell => ("c-citizen-app", cell)), ("viec", "luu")]);

    private Task<JsonElement> Set(string period, string level) =>
        Installation.Json("target", "set", "--program", Program, "--unit", Commune, "--period", period, "--indicator", "citizen-app", level, "--reason", "theo kế hoạch");

    private async Task<JsonElement> Measure(string period) => (await Installation.Json("measure", "--program", Program, "--unit", Commune, "--period", period)).GetProperty("rows").EnumerateArray()
        .Single(row => row.GetProperty("indicator").GetString() == "citizen-app");

    private static JsonElement Row(JsonElement sheet, string unit, string line = "citizen-app") =>
        sheet.GetProperty("items").EnumerateArray().Single(row => row.GetProperty("unitCode").GetString() == unit && row.GetProperty("line").GetString() == line);

    private static Task<(HttpStatusCode Status, JsonElement Answer)> Put(HttpClient client, string unit, string period, params (string Unit, string Line, decimal? Amount, string? Scale)[] cells) =>
        Put(client, unit, period, "", null, cells);

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> Put(
        HttpClient client, string unit, string period, string reason, long? version, params (string Unit, string Line, decimal? Amount, string? Scale)[] cells)
    {
        var answer = await client.PutAsJsonAsync("/api/v1/targets", new
        {
            program = Program, unit, period, reason, version, cells = cells.Select(cell => new { unit = cell.Unit, line = cell.Line, amount = cell.Amount, scale = cell.Scale }),
        }, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken));
    }
}
