using System.IO.Compression;
using CongDongSo.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace CongDongSo.Browser.Tests.Features.Teams;

[Collection<InBrowser>]
public class CommuneOfficerTests(DemoPortal portal)
{
    [Fact]
    public async Task A_commune_officer_comes_from_a_finding_to_its_team_and_to_the_clause_that_says_so()
    {
        await using var visitor = await Visitor.Arrive(portal);
        await visitor.SignIn(portal.Account("xa"));
        await Assertions.Expect(visitor.Heading).ToHaveTextAsync("Xã Tịnh Khê");

        await visitor.Link("Các Tổ").ClickAsync();
        await visitor.Page.GetByLabel("Chỉ Tổ có điểm cần xem").CheckAsync();
        await visitor.Button("Xem").ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link).First.ClickAsync();
        var quote = visitor.Page.Locator(".clause-quote").First;
        await Assertions.Expect(quote).ToBeVisibleAsync();
        var clause = quote.GetByRole(AriaRole.Link);
        var anchor = new Uri(portal.Address, await clause.GetAttributeAsync("href")).Fragment;
        await clause.ClickAsync();

        await Assertions.Expect(visitor.Page.Locator($"[id='{anchor[1..]}']")).ToBeInViewportAsync();
        visitor.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_commune_officer_downloads_a_report_ready_to_be_signed()
    {
        await using var visitor = await Visitor.Arrive(portal);
        await visitor.SignIn(portal.Account("xa"));
        await visitor.Link("Báo cáo").ClickAsync();

        var download = await visitor.Page.RunAndWaitForDownloadAsync(() =>
            visitor.Page.GetByRole(AriaRole.Link).Filter(new() { HasText = "DOCX" }).First.ClickAsync());
        var file = portal.File(download.SuggestedFilename);
        await download.SaveAsAsync(file);

        Path.GetExtension(file).ShouldBe(".docx");
        using var package = ZipFile.OpenRead(file);
        package.GetEntry("word/document.xml").ShouldNotBeNull().Length.ShouldBeGreaterThan(1_000);
        visitor.Faults.ShouldBeEmpty();
    }
}
