using CongDongSo.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace CongDongSo.Browser.Tests.Platform.Web;

[Collection<InBrowser>]
public class WithoutScriptTests(DemoPortal portal)
{
    [Theory]
    [InlineData(Visitor.Office)]
    [InlineData(Visitor.Phone)]
    public async Task A_browser_without_script_signs_in_finds_a_unit_opens_its_teams_and_signs_out(int width)
    {
        await using var visitor = await Visitor.Arrive(portal, width, script: false);
        var page = visitor.Page;
        await visitor.SignIn(portal.Account("tinh"));

        var search = page.GetByRole(AriaRole.Search).GetByRole(AriaRole.Searchbox);
        await search.FillAsync("tinh khe");
        await search.PressAsync("Enter");
        await visitor.Link("Tổng quan Xã Tịnh Khê").ClickAsync();
        await Assertions.Expect(visitor.Heading).ToHaveTextAsync("Xã Tịnh Khê");

        await visitor.Link("Các Tổ").ClickAsync();
        var team = page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link).First;
        var name = await team.InnerTextAsync();
        await team.ClickAsync();
        await Assertions.Expect(visitor.Heading).ToHaveTextAsync(name);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Đối chiếu với quy định" })).ToBeVisibleAsync();

        var menu = page.GetByRole(AriaRole.Navigation, new() { Name = "Các mục chính" });
        if (width == Visitor.Phone)
            await menu.GetByText("Danh mục").ClickAsync();
        await menu.GetByRole(AriaRole.Link, new() { Name = "Chương trình" }).ClickAsync();
        await Assertions.Expect(visitor.Heading).ToHaveTextAsync("Chương trình");

        await page.Locator("details.account > summary").ClickAsync();
        await visitor.Button("Đăng xuất").ClickAsync();
        await Assertions.Expect(visitor.Heading).ToHaveTextAsync("Đăng nhập");
        visitor.Faults.ShouldBeEmpty();
    }
}
