using CongDongSo.Browser.Tests.Harness;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Tests.Harness;
using Microsoft.Playwright;

namespace CongDongSo.Browser.Tests.Features.Accounts;

[Collection<InBrowser>]
public class SingleSignOnJourneyTests(DemoPortal portal)
{
    private const string SignInText = $"Đăng nhập bằng {IdentityProviderProcess.Name}", LinkText = $"Liên kết với {IdentityProviderProcess.Name}";

    [Theory]
    [InlineData(Visitor.Office)]
    [InlineData(Visitor.Phone)]
    public async Task A_person_links_their_account_and_comes_in_through_the_provider_the_next_time(int width)
    {
        await using var visitor = await Visitor.Arrive(portal, width);
        await visitor.SignIn(portal.Account("xa"));

        await visitor.Page.GotoAsync(AccessLinks.OwnAccount);
        await visitor.Link(LinkText).ClickAsync();
        await AtProvider(visitor, "lan", "Đồng ý");
        await Assertions.Expect(visitor.Heading).ToHaveTextAsync("Xác nhận liên kết");
        (await visitor.Page.Unsound()).ShouldBeEmpty();
        await visitor.Button("Liên kết").ClickAsync();
        await Assertions.Expect(visitor.Button($"Gỡ liên kết với {IdentityProviderProcess.Name}")).ToBeVisibleAsync();
        (await visitor.Page.Unsound()).ShouldBeEmpty();
        await SignOut(visitor);

        await visitor.Link(SignInText).ClickAsync();
        await AtProvider(visitor, "lan", "Đồng ý");
        await Assertions.Expect(visitor.Heading).ToHaveTextAsync("Xã Tịnh Khê");

        await visitor.Page.GotoAsync(AccessLinks.OwnAccount);
        await visitor.Button($"Gỡ liên kết với {IdentityProviderProcess.Name}").ClickAsync();
        await Assertions.Expect(visitor.Link(LinkText)).ToBeVisibleAsync();
        visitor.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_is_not_linked_reads_how_to_link()
    {
        await using var visitor = await Visitor.Arrive(portal, Visitor.Phone);
        await visitor.Page.GotoAsync(AccessLinks.SignIn);
        await visitor.Link(SignInText).ClickAsync();
        await AtProvider(visitor, "nguoi.la", "Đồng ý");

        await Assertions.Expect(visitor.Heading).ToContainTextAsync("chưa được liên kết");
        await Assertions.Expect(visitor.Page.GetByText("Tài khoản của tôi")).ToBeVisibleAsync();
        (await visitor.Page.Unsound()).ShouldBeEmpty();
        await visitor.Link("Về trang đăng nhập").ClickAsync();
        await Assertions.Expect(visitor.Heading).ToHaveTextAsync("Đăng nhập");
    }

    private async Task AtProvider(Visitor visitor, string user, string answer)
    {
        await visitor.Page.GetByLabel("Người dùng").FillAsync(user);
        await visitor.Page.GetByLabel("Mã bí mật").FillAsync(portal.Provider.Password);
        await visitor.Button(answer).ClickAsync();
    }

    private static async Task SignOut(Visitor visitor)
    {
        await visitor.Page.Locator("details.account summary").ClickAsync();
        await visitor.Button("Đăng xuất").ClickAsync();
        await Assertions.Expect(visitor.Heading).ToHaveTextAsync("Đăng nhập");
    }
}
