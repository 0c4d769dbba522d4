using CongDongSo.Browser.Tests.Harness;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Tests.Harness;
using Microsoft.Playwright;

namespace CongDongSo.Browser.Tests.Features.Accounts;

[Collection<InBrowser>]
public class SecondFactorJourneyTests(DemoPortal portal)
{
    [Theory]
    [InlineData(Visitor.Office)]
    [InlineData(Visitor.Phone)]
    public async Task An_officer_sets_up_an_app_keeps_the_paper_and_signs_in_with_both(int width)
    {
        var made = await portal.Json("user", "add", $"hai.buoc.{width}", "--name", "Phạm Thị Hai Bước", "--role", "provinceOfficer", "--unit", DemoPortal.Province);
        var (login, password) = (made.GetProperty("login").GetString()!, made.GetProperty("password").GetString()!);
        var faults = new List<string>();
        await using var visitor = await Visitor.Arrive(portal, width);
        await visitor.SignIn((login, password));

        // The alert of every page leads to the page of setting up; a phone reads the picture, a person the key.
        faults.AddRange(await visitor.Page.Unsound());
        await visitor.Link("thiết lập ngay").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Img, new() { Name = "Mã QR cho ứng dụng xác thực" })).ToBeVisibleAsync();
        var app = new AuthenticatorApp(await visitor.Page.Locator("ol code").InnerTextAsync());
        faults.AddRange(await visitor.Page.Unsound());
        // The code of the half minute before is taken, and the one of now is left for signing in; it must not grow older on its way.
        await AuthenticatorApp.EarlyInItsHalfMinute();
        await visitor.Page.GetByLabel("Mã 6 số").FillAsync(app.Code(TimeProvider.System.GetUtcNow(), stepsAhead: -1));
        await visitor.Button("Xác nhận").ClickAsync();
        await Assertions.Expect(visitor.Heading).ToHaveTextAsync("Mã khôi phục");
        await Assertions.Expect(visitor.Button("In trang này")).ToBeVisibleAsync();
        var paper = await visitor.Page.Locator(".recovery-codes code").AllInnerTextsAsync();
        paper.Count.ShouldBe(10);
        (await visitor.Link("thiết lập ngay").CountAsync()).ShouldBe(0);
        faults.AddRange(await visitor.Page.Unsound());
        await visitor.Link("Tôi đã cất mã").ClickAsync();
        await Assertions.Expect(visitor.Heading).ToHaveTextAsync("Tài khoản của tôi");
        (await visitor.Link("thiết lập ngay").CountAsync()).ShouldBe(0);
        faults.AddRange(await visitor.Page.Unsound());

        await SecondStep(visitor, login, password);
        faults.AddRange(await visitor.Page.Unsound());
        await visitor.Page.GetByLabel("Mã xác thực").FillAsync(app.Code(TimeProvider.System.GetUtcNow()));
        await visitor.Button("Tiếp tục").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Navigation, new() { Name = "Các mục chính" })).ToBeVisibleAsync();

        await SecondStep(visitor, login, password);
        await visitor.Page.GetByLabel("Mã xác thực").FillAsync(paper[3]);
        await visitor.Button("Tiếp tục").ClickAsync();
        await visitor.Page.GotoAsync(AccessLinks.OwnAccount);
        await Assertions.Expect(visitor.Page.GetByText("Còn 9 mã chưa dùng")).ToBeVisibleAsync();
        string.Join('\n', faults.Concat(visitor.Faults)).ShouldBeEmpty();
    }

    private static async Task SecondStep(Visitor visitor, string login, string password)
    {
        await visitor.Page.Context.ClearCookiesAsync();
        await visitor.Page.GotoAsync(AccessLinks.SignIn);
        await visitor.Page.GetByLabel("Tên đăng nhập").FillAsync(login);
        await visitor.Page.GetByLabel("Mật khẩu").FillAsync(password);
        await visitor.Button("Đăng nhập").ClickAsync();
        await Assertions.Expect(visitor.Heading).ToHaveTextAsync("Xác thực bước hai");
    }
}
