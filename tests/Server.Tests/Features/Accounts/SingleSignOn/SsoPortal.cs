using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Accounts.SingleSignOn;

/// <summary>An installation with a provider of single sign-on beside it (<c>tinh</c>), and the same one a second time (<c>vneid</c>), there counting as two factors.</summary>
public sealed class SsoPortal(TestCluster cluster) : IAsyncLifetime
{
    private int people;

    public TestInstallation Installation { get; } = new(cluster);

    public IdentityProviderProcess Provider { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Installation.InitializeAsync();
        await Provider.Start();
        foreach (var (variable, value) in Provider.Settings().Concat(Provider.Settings(id: "VNEID", name: "VNeID")))
            Installation.Set(variable, value);
        Installation.Set("CDS_SSO_VNEID_SECOND_FACTOR", "true");
        using var client = await Installation.Anonymous();
        await Provider.Register(client.BaseAddress!);
        await Provider.Register(client.BaseAddress!, "vneid");
    }

    /// <summary>Somebody with an account of their own, at a browser of their own.</summary>
    public async Task<SsoPerson> Somebody()
    {
        var login = $"nguoi.{Interlocked.Increment(ref people)}";
        var made = await Installation.Json("user", "add", login, "--name", "Lê Văn Mới", "--role", "viewer", "--unit", UnitDirectory.NationId.ToString());
        return new(await Installation.Anonymous(), Provider, login, made.GetProperty("password").GetString()!);
    }

    /// <summary>Makes all sessions of an account as if the password had been given earlier.</summary>
    public Task<int> Age(SsoPerson person) => Installation.Query<int>(
        $"update cds.session set proved_at = proved_at - interval '11 minutes' where account_id = (select id from cds.account where login = '{person.Login}') returning 1");

    public async ValueTask DisposeAsync()
    {
        await Provider.DisposeAsync();
        await Installation.DisposeAsync();
    }
}
