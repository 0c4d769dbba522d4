using CongDongSo.Browser.Tests.Harness;
using CongDongSo.Server.Features.Teams.Decisions;
using Microsoft.Playwright;

namespace CongDongSo.Browser.Tests.Features.Teams;

[Collection<InBrowser>]
public class DecisionJourneyTests(DemoPortal portal)
{
    private const int MostStops = 120;

    /// <summary>Rows of a commune's team and a village's that lack nothing: cells parted by bars.</summary>
    private static readonly string[] Rows =
    [
        "Tổ công nghệ số cộng đồng xã Bình Minh Mới|Nguyễn Văn An|Tổ trưởng (Chủ tịch UBND xã)|Công an|0914 300 001",
        "|Trần Thị Bích|Tổ phó thường trực|Bí thư Đoàn Thanh niên|0914300002",
        "|Lê Văn Công|Thành viên|Cán bộ, công chức phòng Văn hóa - Xã hội|0914300003",
        "|Phạm Thị Dịu|Thành viên|Giáo viên Tin học|0914300004",
        "|Hồ Văn Én|Thành viên|Giáo viên Tin học|0914300005",
        "Tổ công nghệ số cộng đồng thôn Bình Tân Mới|Võ Văn Gấm|Tổ trưởng (Trưởng thôn)|Trưởng thôn, tổ trưởng tổ dân phố|0914300006",
        "|Đỗ Thị Hoa|Tổ phó|Bí thư Đoàn Thanh niên|0914300007",
        "|Bùi Văn Khoa|Thành viên|Đoàn viên Đoàn Thanh niên|0914300008",
        "|Ngô Thị Lan|Thành viên|Cán bộ Hội Phụ nữ|0914300009",
        "|Dương Văn Mạnh|Thành viên|Cán bộ Hội Nông dân|0914300010",
    ];

    [Fact]
    public async Task A_commune_s_teams_are_set_up_from_nothing_to_no_findings_by_keyboard_alone()
    {
        var officer = await portal.NewCommune("29901", "Bình Minh Mới", "Bình Tân Mới");
        await using var visitor = await Visitor.Arrive(portal);
        await visitor.SignIn(officer);
        var page = visitor.Page;
        var verdict = page.Locator("#ket-qua");

        await page.GotoAsync(DecisionLinks.New);
        await TabTo(page, "loai");
        await page.Keyboard.PressAsync("Space");
        await TabTo(page, "Bắt đầu soạn");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(verdict.GetByText("chưa có Tổ công nghệ số cộng đồng").First).ToBeVisibleAsync();

        await TabTo(page, "so");
        await page.Keyboard.InsertTextAsync("1/qd-ubnd");
        await page.Keyboard.PressAsync("Tab");
        // Tenth of October, in whichever order the browser writes days.
        await page.Keyboard.TypeAsync("10102025");
        await TabTo(page, "c0");
        foreach (var row in Rows)
            await Type(page, row);
        await Assertions.Expect(verdict.GetByText("Đúng mọi quy định về thành phần")).ToHaveCountAsync(2);
        (await page.Unsound()).ShouldBeEmpty();

        await TabTo(page, "Lưu, xem thay đổi và công bố");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Heading).ToHaveTextAsync("Công bố quyết định 01/QĐ-UBND");
        await TabTo(page, "Công bố");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Heading).ToHaveTextAsync("Quyết định số 01/QĐ-UBND");

        (await portal.Json("roster", "check", "--unit", "29901", "--program", "quang-ngai-2025-12")).GetProperty("total").GetInt32().ShouldBe(0);
        visitor.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_block_is_pasted_rows_come_and_go_and_each_step_can_be_taken_back()
    {
        await using var visitor = await Visitor.Arrive(portal);
        await visitor.SignIn(portal.Account("xa"));
        var page = visitor.Page;
        await page.GotoAsync(DecisionLinks.Of((await portal.Decisions()).Draft));
        var names = page.Locator("input[name=c1]");
        await names.First.FocusAsync();

        await Paste(page, "Nguyễn Văn An\tTổ trưởng\nTrần Thị Bình\tThành viên\n");
        (await Values(names)).Take(3).ShouldBe(["Nguyễn Văn An", "Trần Thị Bình", ""]);
        await page.Keyboard.PressAsync("Control+Delete");
        (await Values(names)).Take(2).ShouldBe(["Trần Thị Bình", ""]);
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Keyboard.InsertTextAsync("Lê Chi");
        (await Values(names)).Take(3).ShouldBe(["Trần Thị Bình", "Lê Chi", ""]);
        foreach (var _ in Enumerable.Range(0, 4))
            await page.Keyboard.PressAsync("Control+z");

        (await Values(names)).ShouldAllBe(name => name.Length == 0);
        await names.First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        (await page.EvaluateAsync<string>("() => document.activeElement.getAttribute('aria-label')")).ShouldBe("Họ tên thành viên, dòng 2");
        visitor.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_scan_goes_up_in_parts_with_script_and_is_listed()
    {
        var file = portal.File("quyet-dinh.pdf");
        await File.WriteAllBytesAsync(file, [.. "%PDF-1.7\n"u8, .. new byte[2_500_000]]);
        await using var visitor = await Visitor.Arrive(portal);
        await visitor.SignIn(portal.Account("xa"));
        await visitor.Page.GotoAsync(DecisionLinks.Of((await portal.Decisions()).Draft));

        await visitor.Page.Locator("form[data-scan-upload] input[type=file]").SetInputFilesAsync(file);
        await visitor.Button("Gửi bản chụp").ClickAsync();

        await Assertions.Expect(visitor.Link("quyet-dinh.pdf")).ToBeVisibleAsync();
        visitor.Faults.ShouldBeEmpty();
    }

    private static async Task Type(IPage page, string row)
    {
        var cells = row.Split('|');
        var column = await page.EvaluateAsync<string>("() => document.activeElement.name");
        if (cells[0].Length > 0 && column == "c1")
            await page.Keyboard.PressAsync("ArrowLeft");
        if (cells[0].Length > 0)
            await page.Keyboard.InsertTextAsync(cells[0]);
        if (cells[0].Length > 0)
            await page.Keyboard.PressAsync("Tab");
        foreach (var cell in cells.Skip(1))
        {
            await page.Keyboard.InsertTextAsync(cell);
            await page.Keyboard.PressAsync(cell == cells[^1] ? "Enter" : "Tab");
        }
    }

    /// <summary>Goes on with the tab key until the field of this name, or the button of these words, is focused.</summary>
    private static async Task TabTo(IPage page, string wanted)
    {
        for (var i = 0; i < MostStops; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("wanted => { const e = document.activeElement; return e.name === wanted || (e.tagName === 'BUTTON' && e.textContent.trim() === wanted); }", wanted))
                return;
        }
        throw new InvalidOperationException($"The tab key does not come to {wanted}.");
    }

    private static Task Paste(IPage page, string text) => page.EvaluateAsync("""
        text => {
          const data = new DataTransfer();
          data.setData('text/plain', text);
          document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """, text);

    private static async Task<IReadOnlyList<string>> Values(ILocator cells) => await cells.EvaluateAllAsync<string[]>("cells => cells.map(cell => cell.value)");
}
