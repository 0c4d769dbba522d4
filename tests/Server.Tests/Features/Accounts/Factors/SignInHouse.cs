using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Server.Features.Accounts.Factors;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Features;
using CongDongSo.Server.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace CongDongSo.Server.Tests.Features.Accounts.Factors;

/// <summary>An installation whose clock a test moves, with seven days to set up a second factor.</summary>
public sealed class SignInHouse : IAsyncLifetime
{
    private int made;

    public SignInHouse(TestCluster cluster)
        : this(cluster, _ => { })
    {
    }

    internal SignInHouse(TestCluster cluster, Action<IServiceCollection> more) => Installation = new TestInstallation(cluster)
    {
        Features = [.. Cds.Features, new Replacement(services => more(services.AddSingleton<TimeProvider>(Clock).AddSingleton(new FactorSettings(TimeSpan.FromDays(7), null))))],
    };

    public MovableClock Clock { get; } = new();

    public TestInstallation Installation { get; }

    public static string Nation => UnitDirectory.NationId.ToString();

    /// <summary>An account of its own, of the nation unless told otherwise.</summary>
    public async Task<Person> Person(string role = "viewer", string? unit = null)
    {
        var login = $"nguoi.{++made}";
        var answer = await Installation.Json("user", "add", login, "--name", "Nguyễn Thị Ánh", "--role", role, "--unit", unit ?? Nation);
        return new(this, login, answer.GetProperty("password").GetString()!);
    }

    public ValueTask InitializeAsync() => Installation.InitializeAsync();

    public ValueTask DisposeAsync() => Installation.DisposeAsync();
}

/// <summary>Services in place of the product's.</summary>
public sealed class Replacement(Action<IServiceCollection> replace) : IFeature
{
    public void AddServices(IServiceCollection services) => replace(services);
}

/// <summary>Somebody with an account, and perhaps an authenticator app and a paper with recovery codes.</summary>
public sealed class Person(SignInHouse house, string login, string password)
{
    private AuthenticatorApp app = new("");

    public string Login => login;

    public string Password { get; set; } = password;

    public string Key => app.Key;

    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    /// <summary>What the app shows now, or some half minutes from now.</summary>
    public string Code(int stepsAhead = 0) => app.Code(house.Clock.GetUtcNow(), stepsAhead);

    /// <summary>A code that the app does not show these minutes.</summary>
    public string WrongCode()
    {
        var near = Enumerable.Range(-3, 7).Select(Code).ToHashSet();
        return Enumerable.Range(0, 100).Select(number => $"{number:000000}").First(code => !near.Contains(code));
    }

    public async Task<PortalBrowser> SignedIn()
    {
        var browser = await PortalBrowser.At(house.Installation);
        (await browser.SignIn(login, Password)).ShouldBe("/");
        return browser;
    }

    /// <summary>The second step, after the password.</summary>
    public async Task<HttpResponseMessage> SecondStep(string code)
    {
        var browser = await PortalBrowser.At(house.Installation);
        (await browser.SignIn(login, Password)).ShouldBe("/dang-nhap/buoc-hai");
        return await browser.Post(await browser.Open("/dang-nhap/buoc-hai"), "/dang-nhap/buoc-hai", ("code", code));
    }

    /// <summary>Reads the key off the page, as an app does, and confirms with its code.</summary>
    public async Task<PortalBrowser> WithApp(PortalBrowser? signedIn = null)
    {
        var browser = signedIn ?? await SignedIn();
        var page = await browser.Open("/tai-khoan/xac-thuc");
        app = new(page.Words("ol code"));
        var shown = await browser.Send(page, "/tai-khoan/xac-thuc", HttpStatusCode.OK, ("code", Code()));
        RecoveryCodes = [.. shown.QuerySelectorAll(".recovery-codes code").Select(code => code.Words())];
        house.Clock.Pass(TimeSpan.FromSeconds(30));
        return browser;
    }

    public async Task<HttpResponseMessage> Api(string? code = null, string? wrongPassword = null)
    {
        using var client = await house.Installation.Anonymous();
        return await client.PostAsJsonAsync("/api/v1/sessions", new { login, password = wrongPassword ?? Password, code });
    }
}

internal static class Answers
{
    public static Task<string> Code(this HttpResponseMessage answer) => answer.Text("code");

    public static async Task<string> Text(this HttpResponseMessage answer, string property)
    {
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return document.RootElement.GetProperty(property).GetString()!;
    }
}
