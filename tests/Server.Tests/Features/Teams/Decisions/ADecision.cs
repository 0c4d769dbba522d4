using System.Net;
using AngleSharp.Dom;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Teams.Decisions;

/// <summary>A decision on its way through the pages, without script.</summary>
internal sealed class ADecision
{
    private ADecision(PortalBrowser browser, string address) => (Browser, Address) = (browser, address);

    public PortalBrowser Browser { get; }

    /// <summary>Of its page.</summary>
    public string Address { get; }

    public Guid Id => Guid.Parse(Address.Split('/')[^1]);

    public string Publish => Address + "/cong-bo";

    public static async Task<ADecision> Begin(PortalBrowser browser, string kind = "establish", string unit = PortalProvince.Commune)
    {
        var answer = await browser.Post(await browser.Open($"/quyet-dinh/moi?don-vi={unit}"), "/quyet-dinh/moi", ("don-vi", unit), ("loai", kind));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return new(browser, answer.Headers.Location!.OriginalString);
    }

    /// <summary>Types the sheet and saves it.</summary>
    /// <param name="rows">Cells parted by bars.</param>
    public async Task<IDocument> Save(string number, string issued, string[] rows, params (string Name, string Value)[] more)
    {
        var answer = await Send(await Browser.Open(Address), number, issued, rows, more);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return await Browser.Open(answer.Headers.Location!.OriginalString);
    }

    /// <summary>The same, from a page that was opened before.</summary>
    public Task<HttpResponseMessage> Send(IDocument page, string number, string issued, string[] rows, params (string Name, string Value)[] more) =>
        Browser.Post(page, Address, [("so", number), ("ngay-ky", issued), .. more, .. Cells(rows)]);

    public async Task<HttpStatusCode> PublishNow() => (await Browser.Post(await Browser.Open(Publish), Publish)).StatusCode;

    /// <summary>For requests that the page's script makes.</summary>
    public static (string Name, string Value) Token(IDocument page) => ("__RequestVerificationToken", page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);

    public static IEnumerable<(string, string)> Cells(string[] rows) =>
        rows.SelectMany(row => row.Split('|').Concat(Enumerable.Repeat("", 7)).Take(7).Select((cell, column) => ($"c{column}", cell.Trim())));
}
