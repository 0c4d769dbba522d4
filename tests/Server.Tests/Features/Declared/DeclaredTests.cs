using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Declared;

public sealed class DeclaredTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private const string Program = PortalProvince.Program, Commune = PortalProvince.Commune;

    private TestInstallation Installation => province.Installation;

    [Fact]
    public async Task What_a_commune_says_of_itself_stands_beside_what_its_records_give_with_the_difference()
    {
        using var officer = await Installation.As("commune-officer", Commune);

        // Recorded: one household of three has the app.
        var row = Row(await Put(officer, "2025-Q4", ("citizen-app", 3, 4)), "citizen-app");

        (row.GetProperty("declaredNumerator").GetInt64(), row.GetProperty("numerator").GetInt64(), row.GetProperty("denominator").GetInt64()).ShouldBe((3, 1, 3));
        // 75 less 33,3333.
        (row.GetProperty("points").GetDecimal(), row.GetProperty("numeratorBy").GetInt64(), row.GetProperty("denominatorBy").GetInt64()).ShouldBe((41.6667m, 2, 1));
        using var above = await Installation.As("province-officer", "51");
        var below = await above.GetFromJsonAsync<JsonElement>($"/api/v1/declared?program={Program}&unit=51&period=2025-Q4");
        below.GetProperty("items").EnumerateArray().Last().GetProperty("declaredNumerator").GetInt64().ShouldBe(3);
    }

    [Fact]
    public async Task The_last_declaration_counts_all_are_kept_and_one_can_be_taken_back()
    {
        using var officer = await Installation.As("commune-officer", Commune);

        await Put(officer, "2025-11", ("citizen-app", 1, 3));
        await Put(officer, "2025-11", ("citizen-app", 2, 3));
        var taken = await Put(officer, "2025-11", ("citizen-app", null, null));

        Row(taken, "citizen-app").GetProperty("declaredNumerator").ValueKind.ShouldBe(JsonValueKind.Null);
        (await Installation.Query<long>("select count(*) from p51.declared_value where period = '2025-11'")).ShouldBe(3);
    }

    [Fact]
    public async Task A_small_number_is_declared_to_nobody_who_may_not_see_residents()
    {
        using var officer = await Installation.As("commune-officer", Commune);
        using var viewer = await Installation.As("viewer", Commune);
        await Put(officer, "2025-12", ("citizen-app", 3, 4));

        var seen = await viewer.GetFromJsonAsync<JsonElement>($"/api/v1/declared?program={Program}&unit={Commune}&period=2025-12");

        Row(seen, "citizen-app").GetProperty("declaredNumerator").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task The_form_says_what_is_wrong_keeps_what_was_typed_and_saves_what_is_right()
    {
        var officer = await province.CommuneOfficer();
        var page = await officer.Open($"/so-tu-khai?don-vi={Commune}&chuong-trinh={Program}&ky=2026-Q1");

        var wrong = await officer.Send(page, "/so-tu-khai", HttpStatusCode.UnprocessableEntity, ("n-citizen-app", "5"), ("d-citizen-app", "4"));
        var half = await officer.Send(page, "/so-tu-khai", HttpStatusCode.UnprocessableEntity, ("n-citizen-app", "5"), ("d-citizen-app", ""));
        var saved = await officer.Post(page, "/so-tu-khai", ("n-citizen-app", "1.200"), ("d-citizen-app", "1.500"), ("ghi-chu", "theo sổ của thôn"));
        var stale = await officer.Post(page, "/so-tu-khai", ("n-citizen-app", "1"), ("d-citizen-app", "2"));

        wrong.Words("main").ShouldContain("Số đạt không lớn hơn tổng số");
        wrong.QuerySelector("input[name='n-citizen-app']")!.GetAttribute("value").ShouldBe("5");
        half.Words("main").ShouldContain("cần cả số đạt và tổng số");
        (saved.StatusCode, stale.StatusCode).ShouldBe((HttpStatusCode.Redirect, HttpStatusCode.Conflict));
        (await officer.Open($"/so-tu-khai?don-vi={Commune}&chuong-trinh={Program}&ky=2026-Q1")).Words("main").ShouldContain("theo sổ của thôn");
    }

    [Fact]
    public async Task A_village_and_a_period_to_come_declare_nothing()
    {
        using var officer = await Installation.As("commune-officer", Commune);

        (await Send(officer, "21034-01", "2025-Q4", ("citizen-app", 1, 2))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Send(officer, Commune, "2040", ("citizen-app", 1, 2))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static JsonElement Row(JsonElement sheet, string indicator) => sheet.GetProperty("items").EnumerateArray().First(row => row.GetProperty("indicator").GetString() == indicator);

    private static async Task<JsonElement> Put(HttpClient client, string period, params (string Indicator, long? Numerator, long? Denominator)[] values)
    {
        var answer = await Send(client, Commune, period, values);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    private static Task<HttpResponseMessage> Send(HttpClient client, string unit, string period, params (string Indicator, long? Numerator, long? Denominator)[] values) => client.PutAsJsonAsync(
        "/api/v1/declared", new { program = Program, unit, period, values = values.Select(value => new { indicator = value.Indicator, numerator = value.Numerator, denominator = value.Denominator }) }, TestContext.Current.CancellationToken);
}
