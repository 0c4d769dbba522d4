using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Npgsql;

namespace CongDongSo.Bench;

/// <summary>The field app in Chromium on a slow phone: a processor four times slower, and where the network counts 400 kbit/s with 400 ms to and fro (slow 3G).</summary>
internal static class SlowPhone
{
    private const string App = "/thuc-dia/", Pin = "482913";

    private const int Starts = 5, ManyHouseholds = 100_000, HouseholdsAPage = 2_000;

    public static async Task<Section> Run(Installation installation)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        var figures = new List<Figure>();
        var loads = new List<double>();
        for (var i = 0; i < Starts; i++)
        {
            await using var fresh = await Phone(browser, installation);
            loads.Add(await Opened(await SlowPage(fresh, network: true), "Nhập mã của bạn"));
        }
        figures.Add(new($"field app: first load until it can be used, slow 3G, median of {Starts}", Median(loads), "s", "≤ 5 s"));

        await using var phone = await Phone(browser, installation);
        var enrolled = await phone.NewPageAsync();
        await Enrol(installation, enrolled);
        await enrolled.CloseAsync();
        var (starts, unlocks) = (new List<double>(), new List<double>());
        for (var i = 0; i < Starts; i++)
        {
            var page = await SlowPage(phone, network: false);
            starts.Add(await Opened(page, "Chào"));
            var clock = Stopwatch.StartNew();
            await page.GetByLabel("PIN của bạn").FillAsync(Pin);
            await Title(page, "Hôm nay");
            unlocks.Add(clock.Elapsed.TotalSeconds);
            await page.CloseAsync();
        }
        figures.Add(new($"field app: start from the home screen, median of {Starts}", Median(starts), "s", "≤ 1.0 s"));
        figures.Add(new("field app: from the PIN to today's screen", Median(unlocks), "s"));

        figures.AddRange(await Lists(browser, installation));
        return new("slow-phone", figures);
    }

    /// <summary>A phone with far more households than any has: the pull is answered here, all else by the server and the app itself.</summary>
    private static async Task<IEnumerable<Figure>> Lists(IBrowser browser, Installation installation)
    {
        await using var phone = await Phone(browser, installation);
        await phone.RouteAsync("**/api/v1/sync/pull*", MuchToPull());
        var page = await phone.NewPageAsync();
        await Enrol(installation, page);
        var session = await phone.NewCDPSessionAsync(page);
        await session.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 4 });
        await Timed(page, "() => { location.hash = '#/ho' }", "Hộ gia đình", "100.000 hộ");
        var list = new List<double>();
        var search = new List<double>();
        for (var i = 0; i < Starts; i++)
        {
            await Timed(page, "() => { location.hash = '#/' }", "Hôm nay", "");
            list.Add(await Timed(page, "() => { location.hash = '#/ho' }", "Hộ gia đình", "100.000 hộ"));
            search.Add(await Timed(page, $$"""() => { const field = document.querySelector('input[type=search]'); field.value = 'hoa xom {{i}} 99'; field.dispatchEvent(new Event('input', { bubbles: true })) }""", "Hộ gia đình", null));
        }
        return
        [
            new("field app: list of 100,000 households, opened again", Median(list), "ms", "≤ 300 ms"),
            new("field app: search in 100,000 households", Median(search), "ms", "≤ 300 ms"),
        ];
    }

    /// <summary>Does something in the page and waits until what it leads to was drawn.</summary>
    /// <param name="count">How the line with the number begins; null: another than before.</param>
    private static Task<double> Timed(IPage page, string deed, string title, string? count) => page.EvaluateAsync<double>("""
        async ([deed, title, count]) => {
          const line = () => document.querySelector('p[role=status]')?.textContent ?? '';
          const before = line();
          const start = performance.now();
          (0, eval)(`(${deed})`)();
          for (;;) {
            await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
            if (document.querySelector('h1')?.textContent === title && (count === null ? line() !== before : line().startsWith(count))) return performance.now() - start;
            if (performance.now() - start > 120000) throw new Error(`${title}: ${line()}`);
          }
        }
        """, new[] { deed, title, count });

    private static Func<IRoute, Task> MuchToPull()
    {
        var (sent, village, household) = (0, "", (JsonObject?)null);
        return async route =>
        {
            var answer = JsonNode.Parse(await (await route.FetchAsync()).TextAsync())!.AsObject();
            var changes = answer["changes"]!.AsArray();
            foreach (var change in changes.Where(change => change!["kind"]!.GetValue<string>() == "household").ToList())
            {
                household ??= change!.DeepClone().AsObject();
                village = household["villageId"]!.GetValue<string>();
                changes.Remove(change);
            }
            for (var page = 0; household is not null && sent < ManyHouseholds && page < HouseholdsAPage; page++, sent++)
            {
                var made = household.DeepClone().AsObject();
                made["id"] = Guid.CreateVersion7().ToString();
                made["code"] = $"H{sent}";
                made["card"]!["head"] = $"Nguyễn Thị Hòa {sent}";
                made["card"]!["address"] = $"Xóm {sent % 40}";
                changes.Add(made);
            }
            if (household is not null && sent < ManyHouseholds)
                answer["more"] = true;
            await route.FulfillAsync(new() { ContentType = "application/json", Body = answer.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) });
        };
    }

    private static Task<IBrowserContext> Phone(IBrowser browser, Installation installation) => browser.NewContextAsync(new()
    {
        BaseURL = installation.Address.ToString(), ViewportSize = new() { Width = 360, Height = 740 }, HasTouch = true, IsMobile = true, Locale = "vi-VN",
    });

    private static async Task<IPage> SlowPage(IBrowserContext phone, bool network)
    {
        var page = await phone.NewPageAsync();
        var session = await phone.NewCDPSessionAsync(page);
        await session.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 4 });
        if (network)
        {
            await session.SendAsync("Network.enable");
            await session.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 400, ["downloadThroughput"] = 50_000, ["uploadThroughput"] = 50_000 });
        }
        return page;
    }

    private static async Task<double> Opened(IPage page, string title)
    {
        var clock = Stopwatch.StartNew();
        await page.GotoAsync(App, new() { WaitUntil = WaitUntilState.Commit });
        await Title(page, title);
        return clock.Elapsed.TotalSeconds;
    }

    private static Task Title(IPage page, string text) => Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(text, new() { Timeout = 120_000 });

    /// <summary>A member of one village, who scans the code that the leader gave.</summary>
    private static async Task Enrol(Installation installation, IPage page)
    {
        await using var source = NpgsqlDataSource.Create(installation.Connection());
        await using var command = source.CreateCommand("""
            select v.code from cds.unit_version v join p51.household h on h.village_id = v.unit_id where v.valid_to = 'infinity' group by 1 having count(*) between 250 and 350 order by 1 limit 1
            """);
        var login = $"slow-phone-{Guid.NewGuid():N}"[..24];
        await installation.Run("user", "add", login, "--name", "Bench", "--role", "member", "--unit", (string)(await command.ExecuteScalarAsync())!, "--json");
        var code = JsonDocument.Parse((await installation.Run("user", "code", login, "--json")).Output).RootElement.GetProperty("code").GetString();
        await page.GotoAsync($"/moi#{code}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Dùng trên điện thoại này" }).ClickAsync();
        await page.GetByLabel("PIN (6 chữ số)").FillAsync(Pin);
        await page.GetByLabel("Nhập lại PIN").FillAsync(Pin);
        await page.GetByRole(AriaRole.Button, new() { Name = "Bắt đầu dùng" }).ClickAsync();
        await Title(page, "Hôm nay");
        await Assertions.Expect(page.Locator(".sending-now")).ToHaveTextAsync("", new() { Timeout = 300_000 });
        await Assertions.Expect(page.Locator(".sending")).ToContainTextAsync("Đã gửi hết", new() { Timeout = 300_000 });
        await page.EvaluateAsync("async () => { await navigator.serviceWorker.ready }");
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
