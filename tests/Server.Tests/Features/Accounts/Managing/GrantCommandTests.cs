using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Accounts.Managing;

public class GrantCommandTests(TestInstallation installation) : IClassFixture<TestInstallation>
{
    [Fact]
    public async Task A_person_gets_several_roles_and_loses_one()
    {
        await installation.Json("user", "add", "nhieu.vai", "--name", "Lê Nhiều", "--role", "communeOfficer", "--unit", "21034");

        var given = await installation.Json("user", "grant", "nhieu.vai", "--role", "partner", "--unit", "51", "--organisation", "VNPT", "--from", "2025-12-01", "--to", "31/12/2999");
        var twice = await installation.Run("user", "grant", "nhieu.vai", "--role", "partner", "--unit", "51", "--organisation", "VNPT", "--json");
        var revoked = await installation.Run("user", "revoke", "nhieu.vai", "--role", "communeOfficer", "--unit", "21034");
        var again = await installation.Run("user", "revoke", "nhieu.vai", "--role", "communeOfficer", "--unit", "21034", "--json");

        given.GetProperty("organisation").GetString().ShouldBe("VNPT");
        given.GetProperty("validTo").GetString().ShouldBe("2999-12-31");
        twice.Problem.GetProperty("code").GetString().ShouldBe("grant-held");
        revoked.Output.ShouldContain("Đã kết thúc Cán bộ cấp xã, Xã An Phú của nhieu.vai.");
        again.Problem.GetProperty("code").GetString().ShouldBe("grant-not-found");
        (await installation.Run("user", "list")).Output.ShouldContain("nhieu.vai\tLê Nhiều\tDoanh nghiệp phối hợp, Tỉnh Quảng Ngãi");
    }

    [Fact]
    public async Task A_code_is_printed_once_and_lets_its_owner_choose_a_password()
    {
        await installation.Json("user", "add", "ma.lenh", "--name", "Lê Mã", "--role", "viewer", "--unit", "51");
        var code = (await installation.Json("user", "code", "ma.lenh")).GetProperty("code").GetString()!;
        var person = await PortalBrowser.At(installation);

        var shown = await person.Send(await person.Open("/moi"), "/moi", HttpStatusCode.OK, ("ma", code));
        (await person.Post(shown, "/moi/mat-khau", ("wanted", "trâu chậm uống nước đục"), ("again", "trâu chậm uống nước đục"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var answer = await (await installation.Anonymous()).PostAsJsonAsync("/api/v1/sessions", new { login = "ma.lenh", password = "trâu chậm uống nước đục" });
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("account").GetProperty("role").GetString().ShouldBe("viewer");
    }

    [Theory]
    [InlineData("grant", "--role", "member", "--unit", "21034")]
    [InlineData("revoke", "--role", "member", "--unit", "21034")]
    [InlineData("code")]
    public async Task An_unknown_login_is_named(string verb, params string[] more)
    {
        var refused = await installation.Run(["user", verb, "khong.co.ai", .. more, "--json"]);

        (refused.Exit, refused.Problem.GetProperty("code").GetString()).ShouldBe((1, "account-not-found"));
        refused.Problem.GetProperty("title").GetString()!.ShouldContain("khong.co.ai");
    }
}
