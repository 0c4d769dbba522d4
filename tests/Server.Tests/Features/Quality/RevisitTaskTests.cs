using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Quality;

public sealed class RevisitTaskTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private const string Village = "21034-01";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_drawn_household_is_asked_of_those_who_had_not_been_there_and_their_visit_is_compared()
    {
        (await province.Installation.Json("quality", "run", "--unit", PortalProvince.Commune, "--period", "2025-11")).GetProperty("drawn").GetInt32().ShouldBe(2);
        (await province.Installation.Json("quality", "run", "--unit", PortalProvince.Commune, "--period", "2025-11")).GetProperty("drawn").GetInt32().ShouldBe(0, "a month is drawn once");
        using var phone = await province.Installation.As("team-leader", Village);
        var asked = await Asked(phone);
        asked.Count.ShouldBe(2);
        asked.ShouldAllBe(notice => notice.GetProperty("title").GetString()!.StartsWith("Thăm lại hộ H") && notice.GetProperty("until").GetDateTimeOffset() > notice.GetProperty("at").GetDateTimeOffset());

        var household = await province.Installation.Query<Guid>($"select h.id from p51.household h join cds.unit_version v on v.unit_id = h.village_id where h.code = 'H1' and v.code = '{Village}'");
        asked.Select(notice => notice.GetProperty("subjectId").GetGuid()).ShouldContain(household);
        await Push(phone, household, ("citizen-app", 1), ("health-record", 2));

        var page = await (await province.CommuneOfficer()).Open("/chat-luong/kiem-tra-lai");
        page.Words(".tiles").ShouldContain("50 %số đếm khớp");
        page.Words(".tiles").ShouldContain("1/2hộ đã thăm lại");
    }

    [Fact]
    public async Task Who_had_visited_a_household_in_the_month_is_not_asked_to_check_themselves()
    {
        using var phone = await province.Installation.As("team-leader", "21040-01");
        var household = await province.Installation.Query<Guid>("select h.id from p51.household h join cds.unit_version v on v.unit_id = h.village_id where v.code = '21040-01'");
        await Push(phone, household, at: TimeProvider.System.GetUtcNow().AddDays(-40), ("citizen-app", 1));
        var month = TimeProvider.System.GetUtcNow().AddDays(-40).ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM");

        (await province.Installation.Json("quality", "run", "--unit", PortalProvince.OtherCommune, "--period", month)).GetProperty("drawn").GetInt32().ShouldBe(1);

        (await Asked(phone)).ShouldBeEmpty();
        using var officer = await province.Installation.As("commune-officer", PortalProvince.OtherCommune);
        (await Asked(officer)).ShouldHaveSingleItem().GetProperty("subjectId").GetGuid().ShouldBe(household);
    }

    private static async Task<IReadOnlyList<JsonElement>> Asked(HttpClient phone) =>
        [.. (await phone.GetFromJsonAsync<JsonElement>("/api/v1/sync/pull", Stop)).GetProperty("changes").EnumerateArray().Where(change => change.GetProperty("kind").GetString() == "notice" && change.GetProperty("type").GetString() == "revisit")];

    private Task Push(HttpClient phone, Guid household, params (string Indicator, int Count)[] counts) => Push(phone, household, TimeProvider.System.GetUtcNow().AddMinutes(1), counts);

    private async Task Push(HttpClient phone, Guid household, DateTimeOffset at, params (string Indicator, int Count)[] counts)
    {
        var village = await province.Installation.Query<Guid>($"select village_id from p51.household where id = '{household}'");
        var records = counts.Select(one => new { id = Guid.CreateVersion7(), kind = "observation", observedAt = at, villageId = village, body = new { subjectId = household, indicator = one.Indicator, count = one.Count } });
        var answer = await (await phone.PostAsJsonAsync("/api/v1/sync/push", new { records }, Stop)).Content.ReadFromJsonAsync<JsonElement>(Stop);
        answer.GetProperty("results").EnumerateArray().ShouldAllBe(result => result.GetProperty("status").GetString() == "accepted");
    }
}
