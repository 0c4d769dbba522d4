using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Accounts;

public class UserCommandTests(TestInstallation installation) : IClassFixture<TestInstallation>
{
    [Fact]
    public async Task A_made_password_is_shown_once()
    {
        var made = await Add("lan.moi", "viewer", Nation);

        made.Exit.ShouldBe(0, made.Messages);
        made.Document.GetProperty("password").GetString()!.Length.ShouldBe(23);
        var listed = await installation.Json("user", "list");
        listed.GetProperty("total").GetInt32().ShouldBe(listed.GetProperty("items").GetArrayLength());
        listed.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("login").GetString() == "lan.moi")
            .GetProperty("password").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Theory]
    [InlineData("ai đó", "viewer", "login-malformed")]
    [InlineData("ab", "viewer", "login-malformed")]
    [InlineData("tot.nghiep", "giám đốc", "role-unknown")]
    [InlineData("tot.nghiep", "communeOfficer", "role-misplaced")]
    public async Task A_faulty_account_is_refused_with_the_way_out(string login, string role, string code)
    {
        var refused = await Add(login, role, Nation);

        refused.Exit.ShouldBe(1);
        refused.Problem.GetProperty("code").GetString().ShouldBe(code);
        refused.Problem.GetProperty("detail").GetString().ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task A_login_is_one_whatever_its_case()
    {
        (await Add("tinhkhe.anh", "viewer", Nation)).Exit.ShouldBe(0);

        (await Add("TinhKhe.Anh", "viewer", Nation)).Problem.GetProperty("code").GetString().ShouldBe("login-taken");
    }

    [Fact]
    public async Task An_unknown_unit_and_an_unknown_login_are_refused()
    {
        (await Add("khong.noi", "viewer", "99999")).Problem.GetProperty("code").GetString().ShouldBe("unit-not-found");
        (await installation.Run("user", "reset", "khong.ai", "--json")).Problem.GetProperty("code").GetString().ShouldBe("account-not-found");
        (await installation.Run("user", "disable", "khong.ai", "--json")).Exit.ShouldBe(1);
    }

    [Fact]
    public async Task What_the_machine_s_administrator_does_to_an_account_concerns_the_unit_in_which_it_works()
    {
        var id = (await Add("lam.viec", "viewer", "51")).Document.GetProperty("id").GetGuid();
        await installation.Json("user", "revoke", "lam.viec", "--role", "viewer", "--unit", "51");
        await installation.Json("user", "grant", "lam.viec", "--role", "communeOfficer", "--unit", "21034");

        await installation.Json("user", "reset", "lam.viec", "--second-factor");
        await installation.Json("user", "disable", "lam.viec");
        await installation.Json("user", "disable", "lam.viec", "--undo");

        var commune = await installation.IdOf("21034");
        (await installation.Query<string[]>($"select array_agg(action order by seq) from cds.audit_entry where '{id}' = any(subjects) and place_id = '{commune}'"))
            .ShouldBe(["grant.add", "password.reset", "secondFactor.clear", "account.disable", "account.enable"]);
    }

    [Fact]
    public async Task No_command_takes_a_password_as_an_argument()
    {
        (await installation.Run("user", "reset", "lan.moi", "--password", "con trâu đi trước")).Exit.ShouldNotBe(0);
        (await installation.Run("user", "add", "lan.hai", "--name", "Lê Hai", "--role", "viewer", "--unit", "51", "--password", "con trâu đi trước")).Exit.ShouldNotBe(0);
        (await installation.Query<long>("select count(*) from cds.account where login = 'lan.hai'")).ShouldBe(0);
    }

    [Fact]
    public async Task An_officer_belongs_to_a_commune_and_is_named_with_it()
    {
        var province = await installation.AddUnit(UnitKind.Province, "T5", "Năm");
        await installation.AddUnit(UnitKind.Commune, "T5001", "Năm Một", province);

        var made = await Add("can.bo", "commune-officer", "T5001");

        made.Exit.ShouldBe(0, made.Messages);
        made.Document.GetProperty("unit").GetString().ShouldBe("Xã Năm Một");
        made.Document.GetProperty("role").GetString().ShouldBe("communeOfficer");
    }

    private static string Nation => UnitDirectory.NationId.ToString();

    private Task<CommandResult> Add(string login, string role, string unit) =>
        installation.Run("user", "add", login, "--name", "Nguyễn Thị Ánh", "--role", role, "--unit", unit, "--json");
}
