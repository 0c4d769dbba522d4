using CongDongSo.Browser.Tests.Harness;
using CongDongSo.Server.Features.Teams;
using CongDongSo.Server.Features.Units;
using Microsoft.Playwright;

namespace CongDongSo.Browser.Tests.Platform.Web;

[Collection<InBrowser>]
public class KeyboardTests(DemoPortal portal)
{
    private const int MostStops = 60;

    /// <summary>The focused element, if it is not to be seen or not to be told from the others; null on the body.</summary>
    private const string Focused = """
        () => {
          const element = document.activeElement;
          if (!element || element === document.body) return null;
          const style = getComputedStyle(element), box = element.getBoundingClientRect();
          const seen = box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
          const marked = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
          return seen && marked ? '' : `${seen ? 'not marked' : 'not in sight'}: ${element.outerHTML.slice(0, 160)}`;
        }
        """;

    [Fact]
    public async Task The_first_stop_leads_past_the_menu_to_the_content()
    {
        await using var visitor = await Visitor.Arrive(portal);
        await visitor.SignIn(portal.Account("xa"));

        await visitor.Page.Keyboard.PressAsync("Tab");
        var link = visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Đến phần nội dung" });
        await Assertions.Expect(link).ToBeFocusedAsync();
        await Assertions.Expect(link).ToBeInViewportAsync(new() { Ratio = 1 });
        await visitor.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData(Visitor.Office)]
    [InlineData(Visitor.Phone)]
    public async Task Whoever_walks_with_the_tab_key_sees_where_they_are(int width)
    {
        await using var visitor = await Visitor.Arrive(portal, width);
        await visitor.SignIn(portal.Account("tinh"));
        foreach (var address in new[] { "/", TeamLinks.Import, UnitLinks.Browse })
        {
            await visitor.Page.GotoAsync(address);
            var stops = new List<string>();
            for (var i = 0; i < MostStops; i++)
            {
                await visitor.Page.Keyboard.PressAsync("Tab");
                if (await visitor.Page.EvaluateAsync<string?>(Focused) is not { } stop)
                    break;
                stops.Add(stop);
            }

            stops.Count.ShouldBeGreaterThan(5, address);
            stops.Where(stop => stop.Length > 0).ShouldBeEmpty(address);
        }
    }

    [Fact]
    public async Task The_search_box_offers_units_while_one_types_and_Escape_puts_them_away()
    {
        await using var visitor = await Visitor.Arrive(portal);
        await visitor.SignIn(portal.Account("tinh"));
        var offered = visitor.Page.Locator("#unit-search-results").GetByRole(AriaRole.Link);

        await visitor.Page.GetByRole(AriaRole.Search).GetByRole(AriaRole.Searchbox).PressSequentiallyAsync("tinh khe");
        await Assertions.Expect(offered.First).ToContainTextAsync("Xã Tịnh Khê");
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(offered).ToHaveCountAsync(0);

        visitor.Faults.ShouldBeEmpty();
    }
}
