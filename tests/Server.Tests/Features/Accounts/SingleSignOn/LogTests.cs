using System.Net;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Tests.Harness;
using Microsoft.AspNetCore.WebUtilities;

namespace CongDongSo.Server.Tests.Features.Accounts.SingleSignOn;

/// <summary>The program as it is installed, with everything logged that can be, and a provider that sends back what it was sent.</summary>
public class LogTests
{
    private const string LinkAddress = "/tai-khoan/lien-ket/tinh", SignInAddress = "/dang-nhap/qua/tinh";

    [Fact]
    public async Task No_code_token_state_or_secret_is_logged_even_at_the_level_Trace()
    {
        await using var provider = new IdentityProviderProcess();
        await provider.Start();
        await using var program = new RealProgram();
        foreach (var (variable, value) in provider.Settings())
            program.Variables[variable] = value;
        foreach (var category in new[] { "Default", "Microsoft.AspNetCore", "Microsoft.AspNetCore.DataProtection", "Npgsql", "System.Net.Http" })
            program.Variables[$"Logging__LogLevel__{category}"] = "Trace";
        var made = await program.Json("user", "add", "nhat.ky", "--name", "Lê Nhật Ký", "--role", "viewer", "--unit", UnitDirectory.NationId.ToString());
        var password = made.GetProperty("password").GetString()!;
        await program.Serve();
        await provider.Register(program.Address);
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = program.Address };
        var person = new SsoPerson(client, provider, "nhat.ky", password);

        var secrets = new List<string> { provider.ClientSecret, password, "code-", "token-", "code_verifier", "sub-bi.mat" };
        await person.SignIn();
        var linking = await Back(person, LinkAddress, secrets);
        using var asked = await person.Return(linking);
        secrets.Add((await SsoPerson.Page(asked)).QuerySelector("input[name=proposal]")!.GetAttribute("value")!);
        (await person.Confirm(asked, LinkAddress)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await person.SignOut();
        (await person.Return(await Back(person, SignInAddress, secrets))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await person.SignOut();
        foreach (var mischief in new[] { "token-error", "token-broken", "token-no-json", "userinfo-broken", "userinfo-error", "authorize-server_error", "" })
        {
            await provider.Misbehave(mischief);
            var back = await Back(person, SignInAddress, secrets);
            if (mischief.Length > 0)
                ((int)(await person.Return(back)).StatusCode).ShouldBeInRange(400, 503);
            else
                (await person.At(new() { BaseAddress = program.Address }).Return(back)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }
        var log = await program.Log();

        log.ShouldContain("trce: ", Case.Sensitive);
        log.ShouldContain("Single sign-on through tinh failed: token refused");
        secrets.Where(secret => log.Contains(secret, StringComparison.Ordinal)).Select(secret => log[Math.Max(0, log.IndexOf(secret, StringComparison.Ordinal) - 300)..][..400]).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_is_set_up_wrongly_does_not_start_and_says_why_without_the_secret()
    {
        await using var program = new RealProgram();
        program.Variables["CDS_SSO_TINH_NAME"] = "Cổng đăng nhập tỉnh";
        program.Variables["CDS_SSO_TINH_CLIENT_SECRET"] = "rất bí mật";

        var refused = await program.Run("serve", "--port", "0");

        refused.Exit.ShouldBe(3);
        refused.Messages.ShouldContain("CDS_SSO_TINH_AUTHORIZE");
        refused.Messages.ShouldNotContain("rất bí mật");
        program.Variables.Clear();
    }

    /// <summary>Goes out and signs in at the provider; code and state are secrets from then on.</summary>
    private static async Task<Uri> Back(SsoPerson person, string address, List<string> secrets)
    {
        var authorize = await person.Leave(address);
        secrets.Add(QueryHelpers.ParseQuery(authorize.Query)["state"].ToString());
        return await person.AtProvider(authorize, "bi.mat");
    }
}
