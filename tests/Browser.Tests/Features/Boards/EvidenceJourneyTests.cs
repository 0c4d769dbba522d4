using CongDongSo.Browser.Tests.Harness;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Features.Boards;
using Microsoft.Playwright;

namespace CongDongSo.Browser.Tests.Features.Boards;

[Collection<InBrowser>]
public sealed class EvidenceJourneyTests(DemoPortal portal)
{
    [Fact]
    public async Task With_the_keyboard_alone_and_without_script_a_number_of_the_province_is_opened_down_to_a_record()
    {
        await using var visitor = await Visitor.Arrive(portal, script: false);
        var page = visitor.Page;
        await visitor.SignIn(portal.Account("tinh"));
        await page.GotoAsync(BoardLinks.Of(await portal.Unit(DemoPortal.Province), new("quang-ngai-2025-12", Period.Quarter(2025, 4).Code)));
        await Assertions.Expect(visitor.Heading).ToHaveTextAsync("Bảng số Tỉnh Quảng Ngãi");

        await Follow(page.Locator(".board-lines tr").Filter(new() { HasText = "App Công dân" }).Locator("td.number a").First);
        await Assertions.Expect(visitor.Heading).ToContainTextAsync("Căn cứ: Hộ có thành viên cài đặt");
        await Follow(visitor.Link("Xã Tịnh Khê"));
        await Follow(visitor.Link("Thôn Thanh Trà"));
        await Follow(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "1 có" }).GetByRole(AriaRole.Link).First);
        await Follow(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "mới nhất đến hết kỳ" }).GetByRole(AriaRole.Link).First);

        await Assertions.Expect(visitor.Heading).ToContainTextAsync("Ghi nhận tại hộ");
        await Assertions.Expect(page.GetByText("Người ghi")).ToBeVisibleAsync();
        visitor.Faults.ShouldBeEmpty();

        static async Task Follow(ILocator link)
        {
            await link.FocusAsync();
            await link.PressAsync("Enter");
        }
    }
}
