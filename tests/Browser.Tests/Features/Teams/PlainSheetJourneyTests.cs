using CongDongSo.Browser.Tests.Harness;
using CongDongSo.Server.Features.Teams.Decisions;
using Microsoft.Playwright;

namespace CongDongSo.Browser.Tests.Features.Teams;

/// <summary>The sheet of a decision is a plain form: all of it can be done where no script runs.</summary>
[Collection<InBrowser>]
public class PlainSheetJourneyTests(DemoPortal portal)
{
    [Fact]
    public async Task A_commune_s_teams_are_typed_saved_looked_at_and_published_without_script()
    {
        CommuneRoster roster = new("Bình Lặng Mới", "Bình Yên Mới", "0914415");
        var officer = await portal.NewCommune("99805", roster.Commune, roster.Village);
        await using var visitor = await Visitor.Arrive(portal, script: false);
        await visitor.SignIn(officer);
        var page = visitor.Page;

        await page.GotoAsync(DecisionLinks.New);
        await page.GetByRole(AriaRole.Radio, new() { Name = "Thành lập" }).CheckAsync();
        await visitor.Button("Bắt đầu soạn").ClickAsync();
        await page.GetByLabel("Số, ký hiệu").FillAsync("1/qđ-ubnd");
        await page.GetByLabel("Ngày ký").FillAsync("2025-10-10");
        await CommuneRoster.Type(page, 0, roster.OfCommune);
        await visitor.Button("Lưu bản nháp").ClickAsync();
        await Assertions.Expect(page.GetByText("Đã lưu bản nháp")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#ket-qua").GetByText("chưa có Tổ công nghệ số cộng đồng").First).ToBeVisibleAsync();

        // A saved sheet comes back with blank rows below what was typed.
        await CommuneRoster.Type(page, 5, roster.OfVillage);
        await visitor.Button("Lưu bản nháp").ClickAsync();
        await Assertions.Expect(page.Locator("#ket-qua").GetByText("Đúng mọi quy định về thành phần")).ToHaveCountAsync(2);
        await page.Locator("input[name=c4]").Nth(9).FillAsync("12345");
        await visitor.Button("Lưu, xem thay đổi và công bố").ClickAsync();
        await Assertions.Expect(visitor.Button("Công bố")).ToHaveCountAsync(0);
        await visitor.Link("Quay lại bản nháp").ClickAsync();
        await page.Locator("input[name=c4]").Nth(9).FillAsync($"{roster.Phones}010");
        await visitor.Button("Lưu, xem thay đổi và công bố").ClickAsync();
        await visitor.Button("Công bố").ClickAsync();
        await Assertions.Expect(visitor.Heading).ToHaveTextAsync("Quyết định số 01/QĐ-UBND");

        (await portal.Json("roster", "check", "--unit", "99805", "--program", "quang-ngai-2025-12")).GetProperty("total").GetInt32().ShouldBe(0);
        visitor.Faults.ShouldBeEmpty();
    }
}
