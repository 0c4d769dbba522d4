using CongDongSo.Browser.Tests.Harness;
using CongDongSo.Server.Features.Accounts.Codes;
using CongDongSo.Server.Features.Accounts.Invitations;
using Microsoft.Playwright;

namespace CongDongSo.Browser.Tests.Features.Accounts;

[Collection<InBrowser>]
public class InvitationJourneyTests(DemoPortal portal)
{
    /// <summary>A4 less its margins, in CSS pixels.</summary>
    private const int SheetWidth = 718, SheetHeight = 1032;

    [Fact]
    public async Task An_officer_prints_the_sheet_of_a_commune_and_a_member_opens_the_QR_s_address_and_is_in()
    {
        await using var officer = await Visitor.Arrive(portal);
        await officer.SignIn(portal.Account("xa"));
        await officer.Page.GotoAsync("/tai-khoan-don-vi");
        await officer.Link("Mời thành viên Tổ").ClickAsync();
        await officer.Page.GetByRole(AriaRole.Button).Filter(new() { HasText = "Mời tất cả" }).ClickAsync();

        var cards = officer.Page.Locator(".invitation-card");
        await Assertions.Expect(cards.First).ToBeVisibleAsync();
        (await cards.CountAsync()).ShouldBeGreaterThan(8);
        (await officer.Page.Unsound()).ShouldBeEmpty();
        await EightOnASheet(officer.Page);

        // What a phone's camera reads off the paper: the drawing's address, with the code behind the #.
        var code = (await cards.First.Locator(".invitation-code").InnerTextAsync()).Trim();
        var login = (await cards.First.Locator(".invitation-login strong").InnerTextAsync()).Trim();
        await using var member = await Visitor.Arrive(portal, Visitor.Phone);
        await member.Page.GotoAsync(CodeLinks.Of(OneTimeCode.Read(code)!.Value, portal.Address.ToString().TrimEnd('/')));

        await Assertions.Expect(member.Heading).ToHaveTextAsync("Bắt đầu dùng");
        member.Page.Url.ShouldNotContain(code);
        (await member.Page.InputValueAsync("#login")).ShouldBe(login);
        (await member.Page.Unsound()).ShouldBeEmpty();
        await member.Page.GetByLabel("Mật khẩu mới", new() { Exact = true }).FillAsync("con trâu đi trước");
        await member.Page.GetByLabel("Nhập lại mật khẩu mới").FillAsync("con trâu đi trước");
        await member.Button("Đặt mật khẩu và vào").ClickAsync();
        await member.Page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/");
        (await member.Page.Unsound()).ShouldBeEmpty();
        officer.Faults.Concat(member.Faults).ShouldBeEmpty();

        await officer.Page.GotoAsync(InvitationLinks.Roster);
        await Assertions.Expect(officer.Page.GetByText(login, new() { Exact = true }).First).ToBeVisibleAsync();
        (await officer.Page.Unsound()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_script_or_camera_the_code_is_typed()
    {
        var code = (await portal.Json("user", "code", "totruong.minhhoa")).GetProperty("code").GetString()!;
        await using var person = await Visitor.Arrive(portal, Visitor.Phone, script: false);
        await person.Page.GotoAsync(CodeLinks.Show);

        await person.Page.GetByLabel("Mã một lần").FillAsync(code.Replace("-", " ").ToLowerInvariant());
        await person.Button("Tiếp tục").ClickAsync();

        await Assertions.Expect(person.Heading).ToHaveTextAsync("Bắt đầu dùng");
        await Assertions.Expect(person.Page.Locator("#login")).ToHaveValueAsync("totruong.minhhoa");
    }

    /// <summary>On paper: two columns, four rows, nothing cut off, the frame of the page away.</summary>
    private static async Task EightOnASheet(IPage page)
    {
        var size = page.ViewportSize!;
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.SetViewportSizeAsync(SheetWidth, SheetHeight);
        var cut = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.invitation-card')].filter(card => card.scrollHeight > card.clientHeight + 1 || card.scrollWidth > card.clientWidth + 1)
              .map(card => `${card.innerText} ${card.scrollWidth}×${card.scrollHeight} in ${card.clientWidth}×${card.clientHeight}`)
            """);
        var (columns, height) = (await page.EvaluateAsync<int>("() => new Set([...document.querySelectorAll('.invitation-card')].map(card => card.offsetLeft)).size"),
            await page.Locator(".invitation-sheet").First.EvaluateAsync<int>("sheet => sheet.offsetHeight"));
        await Assertions.Expect(page.Locator(".top-bar")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".page-head")).ToBeHiddenAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Null });
        await page.SetViewportSizeAsync(size.Width, size.Height);

        cut.ShouldBeEmpty();
        columns.ShouldBe(2);
        height.ShouldBeLessThanOrEqualTo(SheetHeight);
    }
}
