using System.Net;
using System.Net.Http.Json;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Accounts.Factors;
using CongDongSo.Server.Platform;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Accounts.Factors;

/// <summary>Of whom a second factor is asked, and from when. Each test has its own account, and the clock only goes forward.</summary>
public class DemandTests(SignInHouse house) : IClassFixture<SignInHouse>
{
    private static readonly TimeSpan Grace = TimeSpan.FromDays(7);

    [Fact]
    public async Task In_the_first_days_every_page_says_by_when()
    {
        var person = await house.Person();
        var by = VietnamTime.Text(VietnamTime.DayOf(house.Clock.GetUtcNow() + Grace));

        var page = await (await person.SignedIn()).Open("/don-vi");

        page.Words("main [role=status]").ShouldContain($"thiết lập trước ngày {by}");
        (await person.Api()).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task After_them_a_session_can_set_up_a_factor_or_sign_out_and_nothing_else()
    {
        var person = await house.Person();
        house.Clock.Pass(Grace + TimeSpan.FromHours(1));
        var browser = await person.SignedIn();

        foreach (var address in new[] { "/", "/tai-khoan", "/don-vi", "/khong-co-trang-nay" })
            (await browser.Download(address)).StatusCode.ShouldNotBe(HttpStatusCode.OK, address);
        (await browser.Download("/don-vi")).Headers.Location!.OriginalString.ShouldBe("/tai-khoan/xac-thuc");
        var setUp = await browser.Open("/tai-khoan/xac-thuc");
        setUp.QuerySelectorAll("nav.menu, form[role=search]").ShouldBeEmpty();

        await person.WithApp(browser);
        await browser.Open("/don-vi");
    }

    [Fact]
    public async Task A_running_session_is_confined_when_the_time_is_over()
    {
        var person = await house.Person();
        house.Clock.Pass(Grace - TimeSpan.FromHours(1));
        var browser = await person.SignedIn();
        await browser.Open("/tai-khoan");

        house.Clock.Pass(TimeSpan.FromHours(2));

        (await browser.Download("/tai-khoan")).Headers.Location!.OriginalString.ShouldBe("/tai-khoan/xac-thuc");
        var signedOut = await browser.Post(await browser.Open("/tai-khoan/xac-nhan"), "/dang-xuat");
        signedOut.Headers.Location!.OriginalString.ShouldBe("/dang-nhap");
    }

    [Fact]
    public async Task The_API_is_refused_with_what_to_do_and_so_is_a_session_that_wants_to_go_on()
    {
        var person = await house.Person();
        house.Clock.Pass(Grace - TimeSpan.FromMinutes(30));
        var before = await person.Api();
        using var client = await house.Installation.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", await before.Text("accessToken"));

        house.Clock.Pass(TimeSpan.FromMinutes(40));

        var refused = await person.Api();
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await refused.Code()).ShouldBe("second-factor-required");
        (await refused.Text("detail")).ShouldContain("đăng nhập trên trang web");
        var running = await client.GetAsync("/api/v1/units");
        running.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await running.Code()).ShouldBe("second-factor-required");
        var renewed = await client.PostAsJsonAsync("/api/v1/sessions/refresh", new { refreshToken = await before.Text("refreshToken") });
        (await renewed.Code()).ShouldBe("second-factor-required");
    }

    [Fact]
    public async Task Nothing_is_asked_of_villages_and_of_exempt_accounts()
    {
        var province = await house.Installation.AddUnit(UnitKind.Province, "T7", "Bảy");
        var commune = await house.Installation.AddUnit(UnitKind.Commune, "T7001", "Bảy Một", province);
        var village = await house.Installation.AddUnit(UnitKind.Village, "T7001-01", "Thôn Bảy", commune);
        var (inVillage, inCommune, exempt) = (await house.Person("teamLeader", village.ToString()), await house.Person("teamLeader", commune.ToString()), await house.Person());
        await house.Installation.Query<bool>($"update cds.account set second_factor_exempt = true where login = '{exempt.Login}' returning true");

        house.Clock.Pass(Grace + TimeSpan.FromDays(1));

        (await inVillage.Api()).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await exempt.Api()).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await inCommune.Api()).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_last_factor_stays_where_one_is_asked_for_and_may_go_elsewhere()
    {
        var province = await house.Installation.AddUnit(UnitKind.Province, "T8", "Tám");
        var village = await house.Installation.AddUnit(UnitKind.Village, "T8001-01", "Thôn Tám", await house.Installation.AddUnit(UnitKind.Commune, "T8001", "Tám Một", province));
        var (above, inVillage) = (await house.Person(), await house.Person("teamLeader", village.ToString()));

        var kept = await above.WithApp();
        await kept.Send(await kept.Open("/tai-khoan"), "/tai-khoan/xac-thuc/bo", HttpStatusCode.UnprocessableEntity);
        var gone = await inVillage.WithApp();
        (await gone.Post(await gone.Open("/tai-khoan"), "/tai-khoan/xac-thuc/bo")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await (await above.Api()).Code()).ShouldBe("second-factor-needed");
        (await inVillage.Api()).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await inVillage.Api(inVillage.RecoveryCodes[0])).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData(null, 7)]
    [InlineData("", 7)]
    [InlineData("0", 0)]
    [InlineData("30", 30)]
    public void The_time_is_a_setting(string? set, int days) => FactorSettings.Of(set, null).Grace.ShouldBe(TimeSpan.FromDays(days));

    [Theory]
    [InlineData("-1", null)]
    [InlineData("một tuần", null)]
    [InlineData("7", "/khong/co/tep-nay")]
    public void A_setting_that_cannot_be_stops_the_start(string days, string? list) =>
        Should.Throw<ServiceUnavailableException>(() => FactorSettings.Of(days, list)).Problem.Code.ShouldBe("setting-malformed");
}
