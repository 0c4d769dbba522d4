using CongDongSo.Browser.Tests.Harness;
using CongDongSo.Server.Platform.Access;
using Microsoft.Playwright;

namespace CongDongSo.Browser.Tests.Features.Accounts;

/// <summary>With the browser's own virtual device; passkeys want HTTPS or localhost.</summary>
[Collection<InBrowser>]
public class PasskeyTests(DemoPortal portal)
{
    [Fact]
    public async Task A_passkey_is_added_signs_in_without_a_password_and_stops_when_it_is_removed()
    {
        var (login, password) = await Account("khoa.mot");
        await using var visitor = await AtLocalhost();
        var device = await Device.In(visitor.Page);
        await visitor.SignIn((login, password));

        await Add(visitor, "Điện thoại cơ quan");
        (await visitor.Page.Locator(".recovery-codes code").CountAsync()).ShouldBe(10);
        (await visitor.Page.Unsound()).ShouldBeEmpty();
        await visitor.Link("Tôi đã cất mã").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("Điện thoại cơ quan")).ToBeVisibleAsync();
        (await visitor.Page.Unsound()).ShouldBeEmpty();

        await visitor.Page.Context.ClearCookiesAsync();
        await visitor.Page.GotoAsync(AccessLinks.SignIn);
        await visitor.Button("Đăng nhập bằng khóa truy cập").ClickAsync();
        await visitor.Page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/");
        await visitor.Page.GotoAsync(AccessLinks.OwnAccount);
        await Assertions.Expect(visitor.Page.Locator("section[aria-labelledby=sessions] li").Filter(new() { HasText = "Phiên này" })).ToContainTextAsync("Khóa truy cập");

        // A second factor must stay: an app comes first, or the passkey does not go.
        visitor.Faults.ShouldBeEmpty();
        await visitor.Button("Gỡ Điện thoại cơ quan").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("Tài khoản này phải có xác thực hai bước.")).ToBeVisibleAsync();
        await portal.Json("user", "reset", login, "--second-factor");
        await visitor.Page.GotoAsync(AccessLinks.SignIn);
        await visitor.Button("Đăng nhập bằng khóa truy cập").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("Không dùng được khóa truy cập này.")).ToBeVisibleAsync();
        (await device.Keys()).ShouldBe(1);
    }

    [Fact]
    public async Task After_the_password_a_passkey_is_the_second_step()
    {
        var (login, password) = await Account("khoa.hai");
        await using var visitor = await AtLocalhost();
        await Device.In(visitor.Page);
        await visitor.SignIn((login, password));
        await Add(visitor, "");
        await visitor.Page.Context.ClearCookiesAsync();

        await visitor.Page.GotoAsync(AccessLinks.SignIn + "?ve=%2Ftai-khoan");
        await visitor.Page.GetByLabel("Tên đăng nhập").FillAsync(login);
        await visitor.Page.GetByLabel("Mật khẩu").FillAsync(password);
        await visitor.Button("Đăng nhập").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByLabel("Mã khôi phục")).ToBeVisibleAsync();
        (await visitor.Page.Unsound()).ShouldBeEmpty();
        await visitor.Button("Dùng khóa truy cập").ClickAsync();

        await Assertions.Expect(visitor.Heading).ToHaveTextAsync("Tài khoản của tôi");
        visitor.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_device_whose_owner_does_not_show_who_they_are_opens_nothing()
    {
        var (login, password) = await Account("khoa.ba");
        await using var visitor = await AtLocalhost();
        var device = await Device.In(visitor.Page);
        await visitor.SignIn((login, password));
        await Add(visitor, "");
        await visitor.Page.Context.ClearCookiesAsync();
        await device.IsItsOwner(false);

        await visitor.Page.GotoAsync(AccessLinks.SignIn);
        await visitor.Button("Đăng nhập bằng khóa truy cập").ClickAsync();

        await Assertions.Expect(visitor.Page.GetByText("Chưa dùng được khóa truy cập")).ToBeVisibleAsync();
        new Uri(visitor.Page.Url).AbsolutePath.ShouldBe(AccessLinks.SignIn);
    }

    private static async Task Add(Visitor visitor, string name)
    {
        await visitor.Page.GotoAsync(AccessLinks.SecondFactor);
        await visitor.Page.GetByLabel("Tên gợi nhớ").FillAsync(name);
        await visitor.Button("Thêm khóa truy cập").ClickAsync();
        await Assertions.Expect(visitor.Heading).ToHaveTextAsync("Mã khôi phục");
    }

    private Task<Visitor> AtLocalhost() => Visitor.Arrive(portal, address: new UriBuilder(portal.Address) { Host = "localhost" }.Uri);

    private async Task<(string Login, string Password)> Account(string login)
    {
        var made = await portal.Json("user", "add", login, "--name", "Lê Thị Khóa", "--role", "provinceOfficer", "--unit", DemoPortal.Province);
        return (login, made.GetProperty("password").GetString()!);
    }

    /// <summary>A phone with a fingerprint reader, as the browser plays it.</summary>
    private sealed class Device(ICDPSession session, string id)
    {
        public static async Task<Device> In(IPage page)
        {
            var session = await page.Context.NewCDPSessionAsync(page);
            await session.SendAsync("WebAuthn.enable");
            var added = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true,
                    ["automaticPresenceSimulation"] = true,
                },
            });
            return new(session, added!.Value.GetProperty("authenticatorId").GetString()!);
        }

        public Task IsItsOwner(bool yes) => session.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = id, ["isUserVerified"] = yes });

        public async Task<int> Keys() =>
            (await session.SendAsync("WebAuthn.getCredentials", new() { ["authenticatorId"] = id }))!.Value.GetProperty("credentials").GetArrayLength();
    }
}
