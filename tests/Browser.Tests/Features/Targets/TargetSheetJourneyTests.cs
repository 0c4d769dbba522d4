using CongDongSo.Browser.Tests.Harness;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Features.Targets;
using Microsoft.Playwright;

namespace CongDongSo.Browser.Tests.Features.Targets;

/// <summary>The sheet of targets as an officer fills it who knows Excel: keys, a pasted block, a count divided by households, and saved.</summary>
[Collection<InBrowser>]
public sealed class TargetSheetJourneyTests(DemoPortal portal)
{
    private const string Program = "quang-ngai-2025-12", App = "citizen-app", Health = "health-record", Bank = "bank-account";

    /// <summary>Not begun yet: nothing is frozen.</summary>
    private static readonly Period Year = Period.Year(VietnamTime.Today(TimeProvider.System).Year + 2);

    [Fact]
    public async Task With_keys_a_pasted_block_and_one_division_a_year_is_handed_down_to_all_villages()
    {
        await using var visitor = await Visitor.Arrive(portal);
        var page = visitor.Page;
        await visitor.SignIn(portal.Account("tinh"));
        var address = TargetLinks.Of(Program, await portal.Unit(DemoPortal.Commune), Year);
        await page.GotoAsync(address);
        var said = page.Locator("[data-sheet-said]");
        var (apps, health, bank) = (Cells(page, App), Cells(page, Health), Cells(page, Bank));
        var villages = await apps.CountAsync() - 1;

        // A count for the commune, divided by its households with the keyboard.
        await apps.First.FocusAsync();
        await page.Keyboard.InsertTextAsync("1.000 hộ");
        await page.Locator($"button[data-split='{App}']").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(said).ToHaveTextAsync($"Đã chia 1.000 cho {villages} đơn vị theo số hộ");
        await Assertions.Expect(page.Locator($"[data-sum='{App}']")).ToHaveTextAsync("1.000 hộ");
        var divided = await Values(apps);
        divided.Skip(1).ShouldAllBe(value => value.EndsWith(" hộ"));
        divided.Skip(1).Sum(Number).ShouldBe(1_000);
        page.Url.ShouldEndWith(address, customMessage: "it was divided in place");

        // Down and across as in a spreadsheet.
        await health.Nth(1).FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        (await Focused(page)).ShouldBe(await health.Nth(2).GetAttributeAsync("aria-label"));
        await page.Keyboard.PressAsync("Enter");
        (await Focused(page)).ShouldBe(await health.Nth(3).GetAttributeAsync("aria-label"));
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("ArrowRight");
        (await Focused(page)).ShouldBe(await bank.Nth(2).GetAttributeAsync("aria-label"));

        // A block of two columns, as Excel puts it on the clipboard.
        await health.Nth(1).FocusAsync();
        await Paste(page, "70\t60\r\n75,5\t65\r\n");
        await Assertions.Expect(said).ToHaveTextAsync("Đã dán 4 ô");
        ((await Values(health)).Skip(1).Take(3), (await Values(bank)).Skip(1).Take(2)).ShouldSatisfyAllConditions(
            both => both.Item1.ShouldBe(["70", "75,5", ""]), both => both.Item2.ShouldBe(["60", "65"]));

        await visitor.Button("Giao chỉ tiêu").ClickAsync();
        await Assertions.Expect(page.GetByText($"Đã giao {villages + 5} ô chỉ tiêu.")).ToBeVisibleAsync();
        await page.GotoAsync(address);
        (await Values(Cells(page, App))).ShouldBe(divided);
        (await Values(Cells(page, Health))).Skip(1).Take(2).ShouldBe(["70", "75,5"]);
        (await portal.Query<decimal>($"select sum(amount) from p51.target where period = '{Year.Code}' and line = '{App}' and scale = 'count'")).ShouldBe(2_000);
        visitor.Faults.ShouldBeEmpty();
    }

    private static ILocator Cells(IPage page, string line) => page.Locator($"input[data-line='{line}']");

    private static async Task<IReadOnlyList<string>> Values(ILocator cells) => await cells.EvaluateAllAsync<string[]>("cells => cells.map(cell => cell.value)");

    private static int Number(string cell) => int.Parse(cell.Split(' ')[0].Replace(".", "", StringComparison.Ordinal));

    private static Task<string> Focused(IPage page) => page.EvaluateAsync<string>("() => document.activeElement.getAttribute('aria-label')");

    private static Task Paste(IPage page, string text) => page.EvaluateAsync("""
        text => {
          const data = new DataTransfer();
          data.setData('text/plain', text);
          document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """, text);
}
