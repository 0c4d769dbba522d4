using CongDongSo.Browser.Tests.Harness;
using CongDongSo.Server.Features.Accounts.Codes;
using Microsoft.Playwright;

namespace CongDongSo.Browser.Tests.Features.FieldApp;

/// <summary>A volunteer's phone with the field app on it; its data outlive the tab.</summary>
internal sealed class FieldPhone : IAsyncDisposable
{
    /// <summary>Where the app is, and a PIN that nobody guesses at once.</summary>
    public const string App = "/thuc-dia/", Pin = "482913";

    private readonly IBrowserContext browser;
    private readonly List<string> faults = [];

    private FieldPhone(IBrowserContext browser, IPage page)
    {
        this.browser = browser;
        Page = Watched(page);
    }

    /// <summary>The tab that is open now.</summary>
    public IPage Page { get; private set; }

    /// <summary>What went wrong behind the screens: scripts, the content security policy, refusals. A network that is not there is no fault.</summary>
    public IReadOnlyList<string> Faults => faults;

    public static async Task<FieldPhone> New(DemoPortal portal, int width = Visitor.Phone)
    {
        var made = await portal.Browser.NewContextAsync(new()
        {
            BaseURL = portal.Address.ToString(), ViewportSize = new() { Width = width, Height = 740 }, HasTouch = true, IsMobile = true, Locale = "vi-VN", ReducedMotion = ReducedMotion.Reduce,
        });
        made.SetDefaultTimeout(15_000);
        await made.AddInitScriptAsync("document.addEventListener('securitypolicyviolation', e => console.error(`policy: ${e.violatedDirective} ${e.blockedURI}`))");
        return new(made, await made.NewPageAsync());
    }

    /// <summary>As the printed sheet leads: the code's address, then the app, a PIN, the register.</summary>
    public async Task Enrol(DemoPortal portal, string code, string pin = Pin)
    {
        await Page.GotoAsync(CodeLinks.Of(OneTimeCode.Read(code)!.Value, portal.Address.ToString().TrimEnd('/')));
        await Page.GetByRole(AriaRole.Link, new() { Name = "Dùng trên điện thoại này" }).ClickAsync();
        await ChoosePin(pin);
        await Settle();
    }

    /// <summary>Waits for the first contact with the server; from then on the tab may be closed, for the worker has every file of the app.</summary>
    public async Task Settle()
    {
        await Sees("Hôm nay");
        await Sent();
        await Page.EvaluateAsync("async () => { await navigator.serviceWorker.ready }");
    }

    public async Task ChoosePin(string pin)
    {
        await Page.GetByLabel("PIN (6 chữ số)").FillAsync(pin);
        await Page.GetByLabel("Nhập lại PIN").FillAsync(pin);
        await Button("Bắt đầu dùng").ClickAsync();
    }

    public Task Unlock(string pin = Pin) => Page.GetByLabel("PIN của bạn").FillAsync(pin);

    public Task Offline(bool off) => browser.SetOfflineAsync(off);

    /// <summary>The tab is killed, in the middle of whatever it does, and the app opened anew.</summary>
    public async Task Reopen()
    {
        await Page.CloseAsync();
        Page = Watched(await browser.NewPageAsync());
        await Page.GotoAsync(App);
    }

    /// <summary>Another tab of the same phone.</summary>
    public async Task<IPage> SecondTab()
    {
        var tab = Watched(await browser.NewPageAsync());
        await tab.GotoAsync(App);
        return tab;
    }

    /// <summary>Opens a screen by its address behind the #.</summary>
    public Task Go(string screen) => Page.EvaluateAsync("screen => { location.hash = `#/${screen}` }", screen);

    public Task Sees(string title) => Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);

    /// <summary>Waits until the line at the top says that all is sent and nothing is under way.</summary>
    public async Task Sent()
    {
        await Assertions.Expect(Page.Locator(".sending")).ToContainTextAsync("Đã gửi hết", new() { Timeout = 60_000 });
        await Assertions.Expect(Page.Locator(".sending-now")).ToHaveTextAsync("", new() { Timeout = 60_000 });
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Choice(string name) => Page.GetByText(name, new() { Exact = true });

    public ValueTask DisposeAsync() => new(browser.CloseAsync());

    private IPage Watched(IPage page)
    {
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && message.Text.StartsWith("policy:", StringComparison.Ordinal))
                faults.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => faults.Add($"{page.Url}: script: {error}");
        page.Response += (_, response) =>
        {
            // A photo of which the server has nothing yet is asked for, and not found.
            if (response.Status >= 400 && !(response.Status == 404 && response.Request.Method == "GET" && response.Url.Contains("/sync/photos/", StringComparison.Ordinal)))
                faults.Add($"{page.Url}: {response.Status} of {response.Url}");
        };
        return page;
    }
}
