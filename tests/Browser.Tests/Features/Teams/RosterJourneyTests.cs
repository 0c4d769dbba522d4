using CongDongSo.Browser.Tests.Harness;
using CongDongSo.Server.Features.Teams;
using Microsoft.Playwright;

namespace CongDongSo.Browser.Tests.Features.Teams;

[Collection<InBrowser>]
public class RosterJourneyTests(DemoPortal portal)
{
    /// <summary>Under the title, the unit, a blank row and the header; the column of phones.</summary>
    private const string FirstPhone = "G5";

    /// <summary>The program whose words the demo's roster was read by: read by another's, other members would change too.</summary>
    private const string ReadBy = "quang-ngai-335-2025";

    [Fact]
    public async Task A_roster_with_one_change_is_shown_before_it_is_written_and_read_again_changes_nothing()
    {
        var file = portal.File("to-tinh-khe.xlsx");
        await portal.Json("roster", "export", "--unit", DemoPortal.Commune, file);
        RosterWorkbook.Change(file, FirstPhone, "0912345678").ShouldNotBe("0912345678");
        await using var visitor = await Visitor.Arrive(portal);
        await visitor.SignIn(portal.Account("xa"));

        var menu = visitor.Page.GetByRole(AriaRole.Navigation);
        await menu.GetByText("Tổ công nghệ số").ClickAsync();
        await menu.GetByRole(AriaRole.Link, new() { Name = "Nhập danh sách" }).ClickAsync();
        await Check(visitor, file);
        await Assertions.Expect(visitor.Page.GetByText("Đã kiểm tra, chưa ghi")).ToBeVisibleAsync();
        await ExpectFigures(visitor, changed: 1);
        (await visitor.Page.Unsound()).ShouldBeEmpty();

        await visitor.Button("Ghi danh sách này").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("Đã nhập danh sách")).ToBeVisibleAsync();
        await ExpectFigures(visitor, changed: 1);
        (await visitor.Page.Unsound()).ShouldBeEmpty();

        await visitor.Page.GotoAsync(TeamLinks.Import);
        await Check(visitor, file);
        await Assertions.Expect(visitor.Page.GetByText("giống hệt danh sách đang có")).ToBeVisibleAsync();
        visitor.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_only_looks_is_not_offered_the_import_of_rosters_and_is_told_whose_it_is()
    {
        await using var visitor = await Visitor.Arrive(portal);
        await visitor.SignIn(portal.Account("xem"));

        await visitor.Link("Các Tổ").ClickAsync();
        await Assertions.Expect(visitor.Heading).ToHaveTextAsync("Tổ công nghệ số cộng đồng");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Nhập danh sách", IncludeHidden = true })).ToHaveCountAsync(0);
        var answer = await visitor.Page.GotoAsync(TeamLinks.Import);

        answer!.Status.ShouldBe(403);
        await Assertions.Expect(visitor.Page.GetByText("Vai trò của bạn không có quyền “Nhập danh sách Tổ”")).ToBeVisibleAsync();
        (await visitor.Page.Unsound()).ShouldBeEmpty();
    }

    private static async Task Check(Visitor visitor, string file)
    {
        await visitor.Page.GetByLabel("Theo chương trình").SelectOptionAsync(ReadBy);
        await visitor.Page.Locator("input[type=file]").SetInputFilesAsync(file);
        await visitor.Button("Kiểm tra tệp").ClickAsync();
    }

    /// <summary>Of the four tiles: new, changed, the same, ended.</summary>
    private static async Task ExpectFigures(Visitor visitor, int changed)
    {
        var tiles = visitor.Page.Locator(".tile");
        await Assertions.Expect(tiles.Nth(0)).ToHaveTextAsync("0thành viên mới");
        await Assertions.Expect(tiles.Nth(1)).ToHaveTextAsync($"{changed}thay đổi");
        await Assertions.Expect(tiles.Nth(3)).ToHaveTextAsync("0thôi tham gia");
    }
}
