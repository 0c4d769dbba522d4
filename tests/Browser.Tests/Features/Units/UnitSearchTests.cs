using CongDongSo.Browser.Tests.Harness;
using CongDongSo.Server.Features.Units;
using Microsoft.Playwright;

namespace CongDongSo.Browser.Tests.Features.Units;

[Collection<InBrowser>]
public class UnitSearchTests(DemoPortal portal)
{
    [Fact]
    public async Task Units_are_found_while_one_types_and_reached_by_keyboard()
    {
        await using var visitor = await Visitor.Arrive(portal);
        await visitor.SignIn(portal.Account("tinh"));
        var page = visitor.Page;
        await page.GotoAsync(UnitLinks.Browse);

        await page.GetByLabel("Tên hoặc mã đơn vị").FocusAsync();
        await page.Keyboard.TypeAsync("tinh khe");
        await Assertions.Expect(visitor.Link("Xã Tịnh Khê").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Đơn vị không còn")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        (await page.EvaluateAsync<string>("() => document.activeElement.textContent")).ShouldBe("Xã Tịnh Khê");
        await page.Keyboard.PressAsync("ArrowUp");
        (await page.EvaluateAsync<string>("() => document.activeElement.id")).ShouldBe("q");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(visitor.Heading).ToHaveTextAsync("Xã Tịnh Khê");
        visitor.Faults.ShouldBeEmpty();
    }
}
