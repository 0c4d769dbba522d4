using CongDongSo.Browser.Tests.Harness;
using CongDongSo.Server.Features.Teams;
using CongDongSo.Server.Features.Teams.Decisions;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Features.Units.Reform;
using Microsoft.Playwright;

namespace CongDongSo.Browser.Tests.Features.Teams;

/// <summary>After communes have merged, their teams are consolidated: the worklist says which, one decision does it.</summary>
[Collection<InBrowser>]
public class ConsolidationJourneyTests(DemoPortal portal)
{
    private const string Day = "2026-03-01", New = "99813";

    [Fact]
    public async Task Two_communes_merge_and_one_decision_consolidates_their_teams_until_no_finding_is_left()
    {
        CommuneRoster east = new("Hòa Đông Mới", "Đông Thượng", "0914411"), west = new("Hòa Tây Mới", "Tây Thượng", "0914412"), joined = new("Hòa Hợp Mới", "Đông Thượng", "0914413");
        await Import(east, "99811", "7/QĐ-UBND ngày 1/8/2025");
        await Import(west, "99812", "8/QĐ-UBND ngày 2/8/2025");
        await using var visitor = await Visitor.Arrive(portal);
        await visitor.SignIn(portal.Account("tinh"));
        var page = visitor.Page;

        await Merge(visitor, joined.Commune);
        var commune = await portal.Unit(New);
        await page.GotoAsync(TeamLinks.FindingsIn(commune));
        await Assertions.Expect(page.GetByText("nay thuộc Xã Hòa Hợp Mới")).ToHaveCountAsync(2);
        await page.GotoAsync(UnitLinks.Of(commune));
        await Assertions.Expect(page.GetByText("đến 28/02/2026")).ToHaveCountAsync(2);

        await page.GotoAsync(DecisionLinks.NewIn(commune));
        await page.GetByRole(AriaRole.Radio, new() { Name = "Kiện toàn" }).CheckAsync();
        await visitor.Button("Bắt đầu soạn").ClickAsync();
        foreach (var team in new[] { east.VillageTeam, west.VillageTeam })
            await page.GetByLabel($"Đưa vào danh sách: {team}", new() { Exact = true }).CheckAsync();
        foreach (var team in new[] { east.CommuneTeam, west.CommuneTeam })
            await page.GetByLabel($"Kết thúc: {team}", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Số, ký hiệu").FillAsync("5/qđ-ubnd");
        await page.GetByLabel("Ngày ký").FillAsync("2026-03-10");
        await page.GetByLabel("Gửi cấp trên ngày").FillAsync("2026-03-12");
        await visitor.Button("Lấy các danh sách đã đánh dấu").ClickAsync();
        await Assertions.Expect(page.Locator("input[name=c1]").Nth(9)).Not.ToHaveValueAsync("");
        await CommuneRoster.Type(page, 10, joined.OfCommune);
        await visitor.Button("Lưu, xem thay đổi và công bố").ClickAsync();
        await Assertions.Expect(visitor.Heading).ToHaveTextAsync("Công bố quyết định 05/QĐ-UBND");
        await Assertions.Expect(page.GetByText("Kết thúc", new() { Exact = true })).ToHaveCountAsync(2);
        await visitor.Button("Công bố").ClickAsync();
        await Assertions.Expect(visitor.Heading).ToHaveTextAsync("Quyết định số 05/QĐ-UBND");

        await page.GotoAsync(TeamLinks.FindingsIn(commune));
        await Assertions.Expect(page.GetByText("Không có điểm nào cần xem")).ToBeVisibleAsync();
        await page.GotoAsync(UnitLinks.Of(commune));
        await Assertions.Expect(page.GetByText("đến 28/02/2026")).ToHaveCountAsync(0);
        await Assertions.Expect(visitor.Link(joined.CommuneTeam)).ToBeVisibleAsync();
        visitor.Faults.ShouldBeEmpty();
    }

    private async Task Import(CommuneRoster roster, string code, string decision)
    {
        await portal.NewCommune(code, roster.Commune, roster.Village);
        var file = portal.File($"{code}.csv");
        await File.WriteAllTextAsync(file, roster.File(decision));
        await portal.Json("roster", "import", file, "--province", DemoPortal.Province, "--program", "quang-ngai-2025-12");
    }

    private static async Task Merge(Visitor visitor, string name)
    {
        var page = visitor.Page;
        await page.GotoAsync(ReformLinks.New);
        await page.GetByLabel("Loại sự kiện").SelectOptionAsync("merge");
        await page.GetByLabel("Ngày hiệu lực").FillAsync(Day);
        await page.GetByLabel("Số nghị quyết").FillAsync("91/NQ-UBTVQH16");
        await page.GetByLabel("Đơn vị cũ, mỗi dòng một mã").FillAsync("99811\n99812");
        await page.GetByLabel("Mã, dòng 1").FillAsync(New);
        await page.GetByLabel("Loại, dòng 1").FillAsync("Xã");
        await page.GetByLabel("Tên, dòng 1").FillAsync(name);
        await visitor.Button("Xem trước").ClickAsync();
        await visitor.Button("Ghi sự kiện").ClickAsync();
        await Assertions.Expect(page.GetByText("Đã ghi sự kiện.")).ToBeVisibleAsync();
    }
}
