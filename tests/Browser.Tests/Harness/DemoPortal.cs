using System.Text.Json;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork.Registers;
using CongDongSo.Server.Features.Teams.Decisions;
using CongDongSo.Server.Tests.Harness;
using Microsoft.AspNetCore.Routing;
using Microsoft.Playwright;

namespace CongDongSo.Browser.Tests.Harness;

/// <summary>The running product with the demo of a province in it, and a browser to look at it with.</summary>
public sealed class DemoPortal(TestCluster cluster) : IAsyncLifetime
{
    /// <summary>The province of the demo and the one commune of it that has households and a year of records.</summary>
    public const string Province = "51", Commune = "21211";

    private readonly TestInstallation installation = new(cluster);
    private JsonElement demo;
    private IPlaywright? playwright;

    public Uri Address { get; private set; } = null!;

    /// <summary>A provider of single sign-on at another site than the portal's: this machine by its other name.</summary>
    public IdentityProviderProcess Provider { get; } = new();

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await installation.InitializeAsync();
        await Provider.Start();
        foreach (var (variable, value) in Provider.Settings(host: "localhost"))
            installation.Set(variable, value);
        demo = await installation.Json("demo", "--province", Province, "--scale", "commune");
        using (var client = await installation.Anonymous())
            Address = client.BaseAddress!;
        await Provider.Register(Address);
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <returns>The sign-in that the demo tells for a role: <c>tinh</c>, <c>xa</c>…</returns>
    public (string Login, string Password) Account(string role)
    {
        var account = demo.GetProperty("accounts").EnumerateArray().Single(one => one.GetProperty("login").GetString() == $"{role}.minhhoa");
        return (account.GetProperty("login").GetString()!, account.GetProperty("password").GetString()!);
    }

    /// <summary>A look into the database, as its owner.</summary>
    public Task<T> Query<T>(string sql) => installation.Query<T>(sql);

    public Task<JsonElement> Json(params string[] arguments) => installation.Json(arguments);

    public async Task<UnitId> Unit(string code) => new((await Json("unit", "show", code)).GetProperty("id").GetGuid());

    /// <summary>A draft on the teams of the demo's commune, and a published decision on one of them.</summary>
    public async Task<(Guid Draft, Guid Published)> Decisions()
    {
        await using var officer = await Visitor.Arrive(this);
        await officer.SignIn(Account("xa"));
        await officer.Page.GotoAsync(DecisionLinks.New);
        await officer.Page.GetByRole(AriaRole.Radio).Nth(1).CheckAsync();
        await officer.Button("Bắt đầu soạn").ClickAsync();
        await officer.Page.WaitForURLAsync(url => url.Split('/')[^1].Length == 36);
        return (
            Guid.Parse(officer.Page.Url.Split('/')[^1]),
            await installation.Query<Guid>($"select t.decision_id from p{Province}.team t join cds.unit_version v on v.unit_id = t.unit_id where v.code = '{Commune}' and v.valid_to = 'infinity' limit 1"));
    }

    /// <summary>Two members of teams of the demo's commune.</summary>
    public Task<Guid[]> TwoPeople() => installation.Query<Guid[]>($"""
        select array_agg(person_id order by person_id) from (
          select distinct m.person_id from p{Province}.membership m join p{Province}.team t on t.id = m.team_id join cds.unit_version v on v.unit_id = t.unit_id
          where (v.code = '{Commune}' or v.code like '{Commune}-%') and v.valid_to = 'infinity' order by 1 limit 2) two
        """);

    /// <summary>Any household or business of the commune.</summary>
    public Task<Guid> Subject(RegisterKind kind, UnitId commune) => installation.Query<Guid>($"""
        select s.id from p51.{RegisterWords.Code(kind)} s join cds.unit_version v on v.unit_id = s.village_id where v.parent_id = '{commune}' order by s.code limit 1
        """);

    /// <summary>A commune with a village and nothing else, and its officer.</summary>
    public async Task<(string Login, string Password)> NewCommune(string code, string name, string village)
    {
        var commune = await installation.AddUnit(UnitKind.Commune, code, name, await Unit(Province), new(2025, 7, 1));
        await installation.AddUnit(UnitKind.Village, $"{code}-01", village, commune, new(2025, 7, 1));
        return await installation.Account("commune-officer", code);
    }

    public Task<IReadOnlyList<RouteEndpoint>> Routes() => installation.Routes();

    public string File(string name) => Path.Combine(installation.Folder, name);

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        playwright?.Dispose();
        await Provider.DisposeAsync();
        await installation.DisposeAsync();
    }

    /// <summary>The system's own: nothing is downloaded.</summary>
    private static string Chromium =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(System.IO.File.Exists)
        ?? throw new InvalidOperationException("chromium is not on the PATH: ./test installs it, or apt-get install chromium.");
}

/// <summary>All browser tests share one demo and run one after the other.</summary>
[CollectionDefinition]
public sealed class InBrowser : ICollectionFixture<DemoPortal>;
