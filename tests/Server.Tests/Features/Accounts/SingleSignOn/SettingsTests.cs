using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Accounts.SingleSignOn;

namespace CongDongSo.Server.Tests.Features.Accounts.SingleSignOn;

public class SettingsTests
{
    private static readonly Dictionary<string, string> Good = new()
    {
        ["CDS_DATA"] = "/srv/cds",
        ["CDS_SSO_TINH_NAME"] = "Cổng đăng nhập tỉnh",
        ["CDS_SSO_TINH_AUTHORIZE"] = "https://sso.example.vn/authorize?tenant=1",
        ["CDS_SSO_TINH_TOKEN"] = "https://sso.example.vn/token",
        ["CDS_SSO_TINH_USERINFO"] = "http://127.0.0.1:9000/userinfo",
        ["CDS_SSO_TINH_CLIENT_ID"] = "cds",
        ["CDS_SSO_TINH_CLIENT_SECRET"] = "rất bí mật",
    };

    [Fact]
    public void Without_settings_there_is_no_provider() => Read(new() { ["CDS_DATA"] = "x" }).ShouldBeEmpty();

    [Fact]
    public void What_is_not_set_is_as_OpenID_Connect_calls_it_and_counts_as_one_factor()
    {
        var provider = Read(Good).Single();

        provider.Id.ShouldBe("tinh");
        provider.Scope.ShouldBe("openid profile");
        (provider.SubjectClaim, provider.NameClaim, provider.CountsAsSecondFactor).ShouldBe(("sub", "name", false));
        provider.Authorize.AbsoluteUri.ShouldBe("https://sso.example.vn/authorize?tenant=1");
    }

    [Fact]
    public void Several_providers_stand_beside_each_other()
    {
        var both = Good.ToDictionary();
        foreach (var (variable, value) in Good.Where(setting => setting.Key != "CDS_DATA"))
            both[variable.Replace("TINH", "VNEID", StringComparison.Ordinal)] = value;
        both["CDS_SSO_VNEID_SECOND_FACTOR"] = "true";
        both["CDS_SSO_VNEID_SUBJECT_CLAIM"] = "id";

        Read(both).Select(provider => (provider.Id, provider.SubjectClaim, provider.CountsAsSecondFactor)).ShouldBe([("tinh", "sub", false), ("vneid", "id", true)]);
    }

    [Fact]
    public void The_secret_may_stand_in_a_file()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "trong tệp\n");

        Read(With("CDS_SSO_TINH_CLIENT_SECRET_FILE", file, without: "CDS_SSO_TINH_CLIENT_SECRET")).Single().ClientSecret.ShouldBe("trong tệp");

        File.Delete(file);
        Fault(With("CDS_SSO_TINH_CLIENT_SECRET_FILE", file, without: "CDS_SSO_TINH_CLIENT_SECRET")).ShouldContain("CDS_SSO_TINH_CLIENT_SECRET_FILE");
    }

    [Fact]
    public void No_text_of_a_provider_holds_its_secret() => Read(Good).Single().ToString().ShouldNotContain("rất bí mật");

    [Theory]
    [InlineData("CDS_SSO_TINH_TOKEN", "http://sso.example.vn/token")]
    [InlineData("CDS_SSO_TINH_AUTHORIZE", "ftp://sso.example.vn/authorize")]
    [InlineData("CDS_SSO_TINH_AUTHORIZE", "/authorize")]
    [InlineData("CDS_SSO_TINH_USERINFO", "https://user:pass@sso.example.vn/userinfo")]
    [InlineData("CDS_SSO_TINH_USERINFO", "https://sso.example.vn/userinfo#x")]
    [InlineData("CDS_SSO_TINH_NAME", " ")]
    [InlineData("CDS_SSO_TINH_CLIENT_ID", "")]
    [InlineData("CDS_SSO_TINH_CLIENT_SECRET", "")]
    [InlineData("CDS_SSO_TINH_SECOND_FACTOR", "yes")]
    [InlineData("CDS_SSO_TINH_SECRET", "x")]
    [InlineData("CDS_SSO_tinh_NAME", "x")]
    [InlineData("CDS_SSO_NAME", "x")]
    public void A_faulty_setting_is_refused_by_its_name(string variable, string value) => Fault(With(variable, value)).ShouldContain(variable);

    private static Dictionary<string, string> With(string variable, string value, string? without = null)
    {
        var settings = Good.ToDictionary();
        settings[variable] = value;
        if (without is not null)
            settings.Remove(without);
        return settings;
    }

    private static IReadOnlyList<SingleSignOnProvider> Read(Dictionary<string, string> variables) =>
        SingleSignOnSettings.Read(variables).ShouldBeOfType<Result<IReadOnlyList<SingleSignOnProvider>>.Done>().Value;

    private static string Fault(Dictionary<string, string> variables) =>
        SingleSignOnSettings.Read(variables).ShouldBeOfType<Result<IReadOnlyList<SingleSignOnProvider>>.Refused>().Problem.Title;
}
