using CongDongSo.Server.Platform.Access;
using Microsoft.Playwright;

namespace CongDongSo.Browser.Tests.Harness;

/// <summary>A person at a browser window of their own, who notices what goes wrong behind the page.</summary>
public sealed class Visitor : IAsyncDisposable
{
    /// <summary>A usual office screen and the narrowest phone, in CSS pixels.</summary>
    public const int Office = 1366, Phone = 360;

    private readonly IBrowserContext context;
    private readonly List<string> faults = [];

    private Visitor(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                faults.Add($"{page.Url}: console: {message.Text}");
        };
        page.PageError += (_, error) => faults.Add($"{page.Url}: script: {error}");
        page.Response += (_, response) =>
        {
            if (response.Status >= 400)
                faults.Add($"{page.Url}: {response.Status} of {response.Url}");
        };
        page.RequestFailed += (_, request) =>
        {
            // A navigation that turns into a download ends as aborted.
            if (!request.IsNavigationRequest)
                faults.Add($"{page.Url}: {request.Url} {request.Failure}");
        };
    }

    public IPage Page { get; }

    /// <summary>Errors of the console, refusals of the content security policy, failed requests: what no reader sees, since the visit began.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <param name="address">Where the portal is visited; null: at its own address.</param>
    public static async Task<Visitor> Arrive(DemoPortal portal, int width = Office, bool script = true, Uri? address = null)
    {
        var window = await portal.Browser.NewContextAsync(new()
        {
            BaseURL = (address ?? portal.Address).ToString(), ViewportSize = new() { Width = width, Height = 768 }, JavaScriptEnabled = script, Locale = "vi-VN", ReducedMotion = ReducedMotion.Reduce,
        });
        window.SetDefaultTimeout(15_000);
        await window.AddInitScriptAsync("document.addEventListener('securitypolicyviolation', e => console.error(`policy: ${e.violatedDirective} ${e.blockedURI}`))");
        return new(window, await window.NewPageAsync());
    }

    /// <summary>Through the form, as everybody does; it leads to the first page.</summary>
    public async Task SignIn((string Login, string Password) account)
    {
        await Page.GotoAsync(AccessLinks.SignIn);
        await Page.GetByLabel("Tên đăng nhập").FillAsync(account.Login);
        await Page.GetByLabel("Mật khẩu").FillAsync(account.Password);
        await Button("Đăng nhập").ClickAsync();
        await Page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/");
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>A link of the page's content, not of the frame around it.</summary>
    public ILocator Link(string name) => Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public ILocator Heading => Page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public ValueTask DisposeAsync() => new(context.CloseAsync());
}
