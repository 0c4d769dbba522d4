using System.Net;
using System.Text.Json;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Privacy;

public sealed class ExtractTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    [Fact]
    public async Task Everything_that_is_kept_of_a_person_comes_out_and_that_it_came_out_stands_in_the_trail()
    {
        var file = Path.Combine(province.Installation.Folder, "mot-nguoi.json");

        await province.Installation.Json("privacy", "extract", "--phone", "0914 994 002", file);

        var kept = JsonDocument.Parse(await File.ReadAllTextAsync(file, Cancel)).RootElement;
        kept.GetProperty("person").GetProperty("name").GetString().ShouldBe("Lê Văn Bình");
        var membership = kept.GetProperty("person").GetProperty("memberships")[0];
        membership.GetProperty("decision").GetString().ShouldBe("12/QĐ-UBND");
        membership.GetProperty("note").GetString().ShouldBe("Bí thư Chi đoàn");
        kept.GetProperty("trail").EnumerateArray().Select(one => one.GetProperty("action").GetString()).ShouldBe(["roster.import", "personal.read", "person.extract"]);
    }

    [Fact]
    public async Task An_extract_is_a_workbook_too_and_an_unknown_number_is_said_to_be_unknown()
    {
        var file = Path.Combine(province.Installation.Folder, "mot-nguoi.xlsx");

        await province.Installation.Json("privacy", "extract", "--phone", "0914994003", file);
        var unknown = await province.Installation.Run("privacy", "extract", "--phone", "0999999999", file, "--json");

        new FileInfo(file).Length.ShouldBeGreaterThan(2_000);
        unknown.Exit.ShouldBe(1);
        unknown.Problem.GetProperty("code").GetString().ShouldBe("subject-not-found");
    }

    [Fact]
    public async Task A_member_sees_what_is_kept_of_them_and_who_looked_at_it()
    {
        var browser = await PortalBrowser.As(province.Installation, "teamLeader", "21034-01");
        var (login, _) = await province.Installation.Account("teamLeader", "21034-01");
        await province.Installation.Query<object>(
            $"insert into cds.account_person select a.id, p.id from cds.account a, p51.person p where a.login = '{login}' and p.phone = '0914994001' returning 1");
        await Reveal("0914994001");

        var page = await browser.Open("/tai-khoan/du-lieu");
        var text = (await browser.Send(page, "/tai-khoan/du-lieu/tai", HttpStatusCode.OK, ("dang", "json"))).Body!.TextContent;

        page.Words("main").ShouldContain("0914994001");
        page.Rows().Select(row => row[^2]).ShouldContain("Đọc dữ liệu cá nhân đầy đủ");
        var kept = JsonDocument.Parse(text).RootElement;
        kept.GetProperty("account").GetProperty("login").GetString().ShouldBe(login);
        kept.GetProperty("account").GetProperty("sessions").GetArrayLength().ShouldBe(1);
        kept.GetProperty("trail").EnumerateArray().Select(one => one.GetProperty("action").GetString()).ShouldContain("personal.read");
        text.ShouldNotContain("Hồ Thị Dung");
    }

    [Fact]
    public async Task How_somebody_wants_to_be_told_comes_out_with_their_account()
    {
        var browser = await PortalBrowser.As(province.Installation, "commune-officer", "21040");
        await browser.Send(await browser.Open("/tin-nhan/cai-dat"), "/tin-nhan/cai-dat", HttpStatusCode.Redirect, ("thu", "an.binh@quangngai.gov.vn"), ("nhan-thu", "1"), ("so", "0914 555 777"), ("tu", "21:00"), ("den", "06:00"), ("ban-tin", "08:00"));

        var page = await browser.Open("/tai-khoan/du-lieu");
        var kept = JsonDocument.Parse((await browser.Send(page, "/tai-khoan/du-lieu/tai", HttpStatusCode.OK, ("dang", "json"))).Body!.TextContent).RootElement.GetProperty("account").GetProperty("messages");
        var workbook = await browser.Post(page, "/tai-khoan/du-lieu/tai", ("dang", "xlsx"));

        (kept.GetProperty("email").GetString(), kept.GetProperty("emailOn").GetBoolean(), kept.GetProperty("zaloPhone").GetString(), kept.GetProperty("zaloOn").GetBoolean())
            .ShouldBe(("an.binh@quangngai.gov.vn", true, "0914555777", false));
        workbook.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Somebody_who_is_in_no_roster_sees_their_account()
    {
        var browser = await PortalBrowser.As(province.Installation, "viewer", "51");

        (await browser.Open("/tai-khoan/du-lieu")).Words("main").ShouldContain("Nguyễn Thị Ánh");
    }

    [Fact]
    public async Task The_notice_is_there_for_everybody()
    {
        using var client = await province.Installation.Anonymous();

        var notice = await client.GetAsync("/quyen-rieng-tu", Cancel);
        var signIn = await client.GetStringAsync("/dang-nhap", Cancel);

        notice.StatusCode.ShouldBe(HttpStatusCode.OK);
        WebUtility.HtmlDecode(await notice.Content.ReadAsStringAsync(Cancel)).ShouldContain("91/2025/QH15");
        signIn.ShouldContain("/quyen-rieng-tu");
    }

    private async Task Reveal(string phone)
    {
        var officer = await province.CommuneOfficer();
        var (team, person) = (
            await province.Installation.Query<Guid>($"select m.team_id from p51.membership m join p51.person p on p.id = m.person_id where p.phone = '{phone}'"),
            await province.Installation.Query<Guid>($"select id from p51.person where phone = '{phone}'"));
        await officer.Send(await officer.Open($"/to/{team}"), $"/to/{team}/hien-so", HttpStatusCode.OK, ("nguoi", person.ToString()));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
