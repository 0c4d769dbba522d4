using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace CongDongSo.Server.Tests.Harness;

/// <summary>A person at the portal: signs in through the form, keeps cookies, follows no redirect by itself, sends forms with their tokens.</summary>
public sealed class PortalBrowser
{
    private readonly HttpClient client;

    private PortalBrowser(HttpClient client) => this.client = client;

    /// <summary>Nobody yet.</summary>
    public static async Task<PortalBrowser> At(TestInstallation installation) => new(await installation.Anonymous());

    /// <summary>Through the form.</summary>
    /// <returns>Where it leads.</returns>
    public async Task<string> SignIn(string login, string password)
    {
        var answer = await Post(await Open("/dang-nhap"), "/dang-nhap", ("login", login), ("password", password));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return answer.Headers.Location!.OriginalString;
    }

    /// <summary>Sends the page's form that goes to an address; without a page, the values alone.</summary>
    public Task<HttpResponseMessage> Post(IDocument? page, string action, params (string Name, string Value)[] values) =>
        client.PostAsync(action, Form(page, action, values), TestContext.Current.CancellationToken);

    /// <summary>A caller of this role in this unit (code or id), signed in.</summary>
    public static async Task<PortalBrowser> As(TestInstallation installation, string role, string unit)
    {
        var (login, password) = await installation.Account(role, unit);
        var browser = new PortalBrowser(await installation.Anonymous());
        var page = await browser.Open("/dang-nhap");
        var answer = await browser.client.PostAsync("/dang-nhap", new FormUrlEncodedContent(
            [new("__RequestVerificationToken", TokenOf(page)), new("login", login), new("password", password)]), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return browser;
    }

    /// <summary>Sends bytes as the page's script does, with the token of its form.</summary>
    public async Task<HttpResponseMessage> Put(string address, byte[] content, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = new ByteArrayContent(content) };
        request.Headers.Add("RequestVerificationToken", token);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>A page that is expected to answer with this status.</summary>
    public async Task<IDocument> Open(string address, HttpStatusCode expected = HttpStatusCode.OK) => await Read(await client.GetAsync(address, TestContext.Current.CancellationToken), expected);

    public Task<HttpResponseMessage> Download(string address) => client.GetAsync(address, TestContext.Current.CancellationToken);

    /// <summary>Sends the page's form that goes to an address, with its hidden fields and these values.</summary>
    public async Task<IDocument> Send(IDocument page, string action, HttpStatusCode expected, params (string Name, string Value)[] values) =>
        await Read(await client.PostAsync(action, Form(page, action, values), TestContext.Current.CancellationToken), expected);

    /// <summary>The same with a file.</summary>
    public Task<IDocument> Upload(IDocument page, string action, string fileName, string content, HttpStatusCode expected, params (string Name, string Value)[] values) =>
        Upload(page, action, fileName, Encoding.UTF8.GetBytes(content), expected, values);

    public async Task<IDocument> Upload(IDocument page, string action, string fileName, byte[] content, HttpStatusCode expected, params (string Name, string Value)[] values)
    {
        var form = Form(page, action, values);
        form.Add(new ByteArrayContent(content), "file", fileName);
        return await Read(await client.PostAsync(action, form, TestContext.Current.CancellationToken), expected);
    }

    private static MultipartFormDataContent Form(IDocument? page, string action, (string Name, string Value)[] values)
    {
        var form = new MultipartFormDataContent();
        foreach (var field in (page?.QuerySelector($"form[method='post'][action='{action}']")?.QuerySelectorAll("input[type=hidden]") ?? Enumerable.Empty<IElement>()).Where(field => values.All(value => value.Name != field.GetAttribute("name"))))
            form.Add(new StringContent(field.GetAttribute("value") ?? ""), field.GetAttribute("name")!);
        foreach (var (name, value) in values)
            form.Add(new StringContent(value), name);
        return form;
    }

    private static async Task<IDocument> Read(HttpResponseMessage answer, HttpStatusCode expected)
    {
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(expected, html);
        return new HtmlParser().ParseDocument(html);
    }

    private static string TokenOf(IDocument page) => page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}

internal static class PageReading
{
    /// <summary>What a reader reads, with single spaces.</summary>
    public static string Words(this IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static string Words(this IDocument page, string selector) => page.QuerySelector(selector).ShouldNotBeNull($"{selector} in {page.Body?.TextContent}").Words();

    /// <summary>The words of each row of the tables, cell by cell.</summary>
    public static IReadOnlyList<string[]> Rows(this IDocument page, string table = "table") =>
        [.. page.QuerySelectorAll($"{table} tbody tr").Select(row => row.Children.Select(cell => cell.Words()).ToArray())];
}
