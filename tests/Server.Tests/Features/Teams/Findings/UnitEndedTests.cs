using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Server.Tests.Features.Units.Reform;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Teams.Findings;

public class UnitEndedTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    [Fact]
    public async Task A_team_of_a_commune_that_went_into_another_is_on_the_worklist_of_the_new_one_from_that_day()
    {
        await CommuneTeam("An Phú", "61", "0914997001");
        await CommuneTeam("Bình Sơn", "62", "0914997002");
        var officer = await province.Officer();
        await officer.Decide(ReformDesk.Merge("99994", "2026-03-01", PortalProvince.Commune, PortalProvince.OtherCommune));

        var found = await Ended("unit=99994&date=2026-03-02");
        var before = await Ended("unit=51&date=2026-02-28");
        var page = await officer.Open("/don-vi/99994?ngay=2026-03-02");

        found.Select(one => one.GetProperty("message").GetString()).ShouldBe(
        [
            "Xã An Phú không còn từ 01/03/2026, nay thuộc Xã Hợp Nhất; cần quyết định kiện toàn Tổ theo đơn vị mới hoặc kết thúc Tổ",
            "Xã Bình Sơn không còn từ 01/03/2026, nay thuộc Xã Hợp Nhất; cần quyết định kiện toàn Tổ theo đơn vị mới hoặc kết thúc Tổ",
        ], ignoreOrder: true);
        found.ShouldAllBe(one => one.GetProperty("strength").GetString() == "must" && one.GetProperty("unit").GetString() == "99994");
        before.ShouldBeEmpty();
        page.Rows("table[aria-labelledby=cac-to]").Where(row => row[0].EndsWith("đến 28/02/2026", StringComparison.Ordinal)).Select(row => row[4]).ShouldBe(["1 phải", "1 phải"]);
        page.Words("main").ShouldContain("Lập ngày 01/03/2026 từ Xã An Phú, Xã Bình Sơn");
        await officer.UndoLast();
    }

    [Fact]
    public async Task A_team_of_a_divided_commune_is_on_the_worklist_of_its_province()
    {
        await CommuneTeam("An Phú", "63", "0914997003");
        var officer = await province.Officer();
        await officer.Decide(
        [
            ("loai-su-kien", "split"), ("ngay", "2026-04-01"), ("nghi-quyet", "90/NQ-UBTVQH16"), ("cu", PortalProvince.Commune),
            ("ma", "99995"), ("loai", "Phường"), ("ten", "Đông"), ("tren", ""), ("ma", "99996"), ("loai", "Xã"), ("ten", "Tây"), ("tren", ""),
        ]);

        var found = await Ended("unit=51&date=2026-04-02");

        found.ShouldNotBeEmpty();
        found.ShouldAllBe(one => one.GetProperty("message").GetString()!.Contains("đã chia cho nhiều đơn vị"));
        await officer.UndoLast();
    }

    private Task CommuneTeam(string commune, string number, string phone) => province.Installation.Json("roster", "import", province.Installation.FileWith($"xa-{number}.csv", PortalProvince.RosterHead
        + $"1,Xã {commune},Tổ CNSCĐ xã {commune},{number}/QĐ-UBND ngày 1/8/2025,Nguyễn Văn Xã,Tổ trưởng,{phone},\n"), "--province", "51", "--program", PortalProvince.Program);

    private async Task<IReadOnlyList<JsonElement>> Ended(string query)
    {
        using var http = await province.Installation.As("province-officer", "51");
        var list = await http.GetFromJsonAsync<JsonElement>($"/api/v1/findings?{query}&strength=must", TestContext.Current.CancellationToken);
        return [.. list.Items().Where(one => one.GetProperty("kind").GetString() == "unitEnded")];
    }
}
