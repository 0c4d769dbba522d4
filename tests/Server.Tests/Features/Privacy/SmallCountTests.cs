using System.Text.Json;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Privacy;

/// <summary>The province of the tests has four households: every count of them is small.</summary>
public sealed class SmallCountTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private const string Measures = "/api/v1/measures?program=quang-ngai-2025-12&period=2025-Q4&unit=";

    [Theory]
    [InlineData("51")]
    [InlineData("21034")]
    [InlineData("21034-01")]
    [InlineData("51&by=village")]
    public async Task A_viewer_is_not_told_small_counts_and_an_officer_is(string asked)
    {
        var viewed = Row(await Get("viewer", asked), "citizen-app");
        var known = Row(await Get("provinceOfficer", asked), "citizen-app");

        viewed.GetProperty("denominator").ValueKind.ShouldBe(JsonValueKind.Null);
        viewed.GetProperty("value").ValueKind.ShouldBe(JsonValueKind.Null);
        (viewed.GetProperty("denominatorTold").GetString(), viewed.GetProperty("status").GetString()).ShouldBe(("below", known.GetProperty("status").GetString() == "missing" ? "missing" : "withheld"));
        known.GetProperty("denominator").GetInt64().ShouldBeInRange(1, 4);
    }

    [Fact]
    public async Task The_page_says_fewer_than_five_and_that_it_does_not_tell()
    {
        var page = await (await PortalBrowser.As(province.Installation, "viewer", "51")).Open($"/don-vi/21034?chuong-trinh={PortalProvince.Program}&ky=2025-Q4");

        var row = page.Rows().First(row => row[0].StartsWith("Hộ", StringComparison.Ordinal) || row[0].Contains("C-Quảng Ngãi"));
        row[2].ShouldBe("<5");
        row[^1].ShouldBe("Không nêu");
    }

    [Fact]
    public async Task What_counts_teams_and_not_people_is_told_to_everybody() =>
        Row(await Get("viewer", "51"), "village-team").GetProperty("numerator").GetInt64().ShouldBe(2);

    private async Task<JsonElement> Get(string role, string asked)
    {
        using var client = await province.Installation.As(role, "51");
        return JsonDocument.Parse(await client.GetStringAsync(Measures + asked, TestContext.Current.CancellationToken)).RootElement;
    }

    private static JsonElement Row(JsonElement table, string indicator) => table.GetProperty("rows").EnumerateArray().First(row => row.GetProperty("indicator").GetString() == indicator);
}
