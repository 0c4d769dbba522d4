using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Accounts.SingleSignOn;

/// <summary>A person with an account here and one at the provider; their browser keeps cookies and follows no redirect by itself.</summary>
public sealed class SsoPerson(HttpClient client, IdentityProviderProcess provider, string login, string password)
{
    public string Login => login;

    public string Password => password;

    /// <summary>The same person at another browser.</summary>
    public SsoPerson At(HttpClient other) => new(other, provider, login, password);

    public async Task SignIn()
    {
        using var answer = await Send("/dang-nhap", "/dang-nhap", ("login", login), ("password", password));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    public async Task SignOut()
    {
        using var answer = await Send("/tai-khoan", "/dang-xuat");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    public async Task<bool> IsSignedIn()
    {
        using var answer = await client.GetAsync("/tai-khoan");
        return answer.StatusCode == HttpStatusCode.OK && (await answer.Content.ReadAsStringAsync()).Contains(login, StringComparison.Ordinal);
    }

    /// <returns>Where the installation sends the browser to.</returns>
    public async Task<Uri> Leave(string address)
    {
        using var answer = await client.GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!;
    }

    /// <summary>Signs in at the provider.</summary>
    /// <returns>Where the provider sends the browser back to.</returns>
    public async Task<Uri> AtProvider(Uri authorize, string user, string answer = "yes")
    {
        using var page = await client.GetAsync(authorize);
        if (page.StatusCode == HttpStatusCode.Redirect)
            return page.Headers.Location!;
        var form = new HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync());
        page.StatusCode.ShouldBe(HttpStatusCode.OK, form.Body!.TextContent);
        using var answered = await client.PostAsync(new Uri(provider.Address, "/authorize"), new FormUrlEncodedContent(
            [.. Hidden(form, "/authorize"), new("user", user), new("password", provider.Password), new("answer", answer)]));
        answered.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answered.Content.ReadAsStringAsync());
        return answered.Headers.Location!;
    }

    public async Task<HttpResponseMessage> Return(Uri address) => await client.GetAsync(address);

    /// <summary>The whole way from a link to the answer after the way back.</summary>
    public async Task<HttpResponseMessage> Through(string address, string user) => await Return(await AtProvider(await Leave(address), user));

    /// <summary>Links the account with a user of the provider, right after signing in.</summary>
    public async Task Link(string user, string id = IdentityProviderProcess.Id)
    {
        if (!await IsSignedIn())
            await SignIn();
        using var asked = await Through($"/tai-khoan/lien-ket/{id}", user);
        using var done = await Confirm(asked, $"/tai-khoan/lien-ket/{id}");
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect, await done.Content.ReadAsStringAsync());
    }

    /// <summary>Sends the form of a page that asks for confirmation.</summary>
    public async Task<HttpResponseMessage> Confirm(HttpResponseMessage asked, string action, params (string Name, string Value)[] values) =>
        await Post(action, await Page(asked), values);

    /// <summary>Opens a page and sends its form.</summary>
    public async Task<HttpResponseMessage> Send(string page, string action, params (string Name, string Value)[] values)
    {
        using var answer = await client.GetAsync(page);
        return await Post(action, await Page(answer), values);
    }

    public static async Task<IDocument> Page(HttpResponseMessage answer) => new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    /// <summary>The words of a refusal, which must be a page with a way out.</summary>
    public static async Task<string> Refusal(HttpResponseMessage answer, HttpStatusCode expected)
    {
        var page = await Page(answer);
        answer.StatusCode.ShouldBe(expected, page.Body!.TextContent);
        page.QuerySelectorAll("main a.btn").ShouldNotBeEmpty();
        return page.QuerySelector("h1")!.Words();
    }

    private Task<HttpResponseMessage> Post(string action, IDocument page, (string Name, string Value)[] values) =>
        client.PostAsync(action, new FormUrlEncodedContent([.. Hidden(page, action), .. values.Select(value => KeyValuePair.Create(value.Name, value.Value))]));

    private static IEnumerable<KeyValuePair<string, string>> Hidden(IDocument page, string action) =>
        page.QuerySelectorAll($"form[action='{action}'] input[type=hidden]").Select(field => KeyValuePair.Create(field.GetAttribute("name")!, field.GetAttribute("value") ?? ""));
}
