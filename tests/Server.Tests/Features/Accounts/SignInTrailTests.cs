using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Tests.Features.Audit;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Accounts;

/// <summary>What signing in leaves in the common audit trail.</summary>
public class SignInTrailTests(TestInstallation installation) : IClassFixture<TestInstallation>
{
    [Fact]
    public async Task A_session_is_noted_with_its_account_unit_and_shortened_address_when_it_opens_and_when_it_ends()
    {
        var client = await installation.As("viewer", "21034");
        (await client.DeleteAsync("/api/v1/sessions/current", TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

        var (login, _) = await installation.Account("viewer", "21034");
        (await Actions(login)).ShouldBe(["session.open", "session.end"]);
        (await installation.Query<string>($"select after ->> 'network' from cds.audit_entry where actor = '{login}' and action = 'session.open'")).ShouldBe("127.0.0.0/24");
        (await installation.Query<Guid>($"select place_id from cds.audit_entry where actor = '{login}' and action = 'session.open'")).ShouldBe((await installation.IdOf("21034")).Value);
        (await installation.Query<string>($"select role from cds.audit_entry where actor = '{login}' and action = 'session.open'")).ShouldBe("viewer");
    }

    [Fact]
    public async Task Refused_attempts_are_counted_and_only_the_lock_is_written_down()
    {
        var made = await installation.Json("user", "add", "do.mat.khau", "--name", "Lê Khóa", "--role", "viewer", "--unit", "21034");
        var before = await installation.Query<long>("select count(*) from cds.audit_entry");
        var client = await installation.Anonymous();

        for (var attempt = 0; attempt < 4; attempt++)
            await Refused(client, "do.mat.khau");
        await Refused(client, "khong.co.tai.khoan");
        (await installation.Query<long>("select count(*) from cds.audit_entry")).ShouldBe(before);
        for (var attempt = 0; attempt < 20; attempt++)
            await Refused(client, "do.mat.khau");

        (await installation.Query<long>("select count(*) from cds.audit_entry")).ShouldBe(before + 1);
        var id = made.GetProperty("id").GetGuid();
        (await installation.Query<string>($"select action || ' ' || actor || (after ->> 'failures') from cds.audit_entry where subjects = array['{id}'::uuid] order by seq desc limit 1")).ShouldBe("account.locked 5");
        (await installation.Query<Guid>($"select place_id from cds.audit_entry where action = 'account.locked' and subjects = array['{id}'::uuid]")).ShouldBe((await installation.IdOf("21034")).Value);
        (await installation.Verify()).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task A_refresh_token_used_twice_is_noted()
    {
        var (login, password) = await installation.Account("viewer", UnitDirectory.NationId.ToString());
        var client = await installation.Anonymous();
        var session = await (await client.PostAsJsonAsync("/api/v1/sessions", new { login, password }, TestContext.Current.CancellationToken)).Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        var refreshToken = session.GetProperty("refreshToken").GetString();

        await client.PostAsJsonAsync("/api/v1/sessions/refresh", new { refreshToken }, TestContext.Current.CancellationToken);
        await client.PostAsJsonAsync("/api/v1/sessions/refresh", new { refreshToken }, TestContext.Current.CancellationToken);
        await client.PostAsJsonAsync("/api/v1/sessions/refresh", new { refreshToken }, TestContext.Current.CancellationToken);

        (await installation.Query<long>("select count(*) from cds.audit_entry where action = 'session.copied'")).ShouldBe(1);
    }

    [Theory]
    [InlineData("203.0.113.77", "203.0.113.0/24")]
    [InlineData("::ffff:203.0.113.77", "203.0.113.0/24")]
    [InlineData("2001:db8:aaaa:bbbb:cccc::1", "2001:db8:aaaa::/48")]
    public void An_address_is_shortened_to_its_network(string address, string network) => ShortAddress.Of(System.Net.IPAddress.Parse(address)).ShouldBe(network);

    private async Task<IReadOnlyList<string>> Actions(string login) =>
        await installation.Query<string[]>($"select array_agg(action order by seq) from cds.audit_entry where actor = '{login}'");

    private static async Task Refused(HttpClient client, string login) =>
        (await client.PostAsJsonAsync("/api/v1/sessions", new { login, password = "không phải mật khẩu" }, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
}
