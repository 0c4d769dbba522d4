using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Accounts.Managing;

public sealed class AccountListTests(TestInstallation installation) : IClassFixture<TestInstallation>, IAsyncLifetime
{
    private const string Page = "/tai-khoan-don-vi", Commune = "21034", OtherCommune = "21040", Province = "51";

    public async ValueTask InitializeAsync()
    {
        foreach (var (login, name, role, unit) in new[]
        {
            ("anh.xa", "Nguyễn Thị Ánh", "teamLeader", Commune), ("duc.xa", "Đặng Đức", "member", Commune), ("nghi.xa", "Lê Nghỉ", "member", Commune), ("binh.son", "Lê Bình", "member", OtherCommune),
        })
            await installation.Run("user", "add", login, "--name", name, "--role", role, "--unit", unit);
        await installation.Run("user", "disable", "nghi.xa");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_commune_sees_the_accounts_of_its_own_unit_and_below()
    {
        var officer = await PortalBrowser.As(installation, "commune-officer", Commune);

        var page = await officer.Open(Page);

        page.Words("nav.menu").ShouldContain("Tài khoản");
        page.Rows().Select(row => row[1]).ShouldContain("anh.xa");
        page.Rows().Select(row => row[1]).ShouldNotContain("binh.son");
        page.Rows().Select(row => row[1]).ShouldNotContain("nghi.xa");
        page.Rows().Single(row => row[1] == "anh.xa")[2].ShouldBe("Tổ trưởng, Xã An Phú");
        (await officer.Open($"{Page}?ngung=1")).Rows().Single()[3].ShouldBe("Đã ngừng");
    }

    [Theory]
    [InlineData("q=dang+duc", "duc.xa")]
    [InlineData("q=ANH.xa", "anh.xa")]
    [InlineData("q=anh&vai-tro=teamLeader", "anh.xa")]
    [InlineData("q=binh+son&vai-tro=member", "binh.son")]
    [InlineData("vai-tro=member&don-vi=21040", "binh.son")]
    [InlineData("q=100%25", null)]
    [InlineData("q=an_phu", null)]
    public async Task Accounts_are_found_by_name_login_unit_and_role_without_diacritics(string query, string? found)
    {
        var officer = await PortalBrowser.As(installation, "province-officer", Province);

        (await officer.Open($"{Page}?{query}")).Rows().Select(row => row[1]).ShouldBe(found is null ? [] : [found]);
    }

    [Fact]
    public async Task A_long_list_is_gone_through_page_by_page_without_loss()
    {
        var officer = await installation.As("province-officer", Province);
        for (var i = 0; i < 60; i++)
            (await officer.PostAsJsonAsync("/api/v1/accounts", new { name = "Phan Văn Trang", role = "member", unit = "21211" })).StatusCode.ShouldBe(HttpStatusCode.Created);

        var first = await officer.GetFromJsonAsync<JsonElement>("/api/v1/accounts?unit=21211&q=trang");
        var second = await officer.GetFromJsonAsync<JsonElement>($"/api/v1/accounts?unit=21211&q=trang&cursor={first.GetProperty("cursor").GetString()}");

        first.GetProperty("total").GetInt32().ShouldBe(60);
        var logins = first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(item => item.GetProperty("login").GetString()).ToList();
        logins.Distinct().Count().ShouldBe(60);
        second.GetProperty("cursor").ValueKind.ShouldBe(JsonValueKind.Null);
        logins.ShouldContain("trang.pv.21211");
        logins.ShouldContain("trang.pv60.21211");
    }

    [Fact]
    public async Task An_account_is_added_on_the_page_and_its_invitation_printed()
    {
        var officer = await PortalBrowser.As(installation, "commune-officer", Commune);
        var form = await officer.Open($"{Page}/them");
        var unit = await installation.IdOf(Commune);

        var faulty = await officer.Send(form, $"{Page}/them", HttpStatusCode.UnprocessableEntity, ("name", "Phạm Thị Giấy"), ("role", "teamLeader"), ("unit", unit.ToString()), ("to", "2020-01-01"));
        var sheet = await officer.Send(faulty, $"{Page}/them", HttpStatusCode.OK, ("name", "Phạm Thị Giấy"), ("role", "teamLeader"), ("unit", unit.ToString()));

        form.QuerySelectorAll("select[name=role] option").Select(option => option.Words()).ShouldBe(["Tổ trưởng", "Tổ phó", "Thành viên Tổ", "Cán bộ Đoàn Thanh niên"]);
        faulty.Words("main").ShouldContain("Ngày cuối đã qua");
        faulty.QuerySelector("input[name=name]")!.GetAttribute("value").ShouldBe("Phạm Thị Giấy");
        sheet.Words(".invitation-card").ShouldContain("giay.pt.21034");
        sheet.Words(".invitation-card").ShouldContain("Tổ trưởng, Xã An Phú");
    }

    [Fact]
    public async Task An_account_s_page_gives_ends_resets_and_disables()
    {
        var officer = await PortalBrowser.As(installation, "commune-officer", Commune);
        await installation.Run("user", "add", "trang.rieng", "--name", "Võ Riêng", "--role", "member", "--unit", Commune);
        var account = await installation.Query<Guid>("select id from cds.account where login = 'trang.rieng'");
        var address = $"{Page}/{account}";
        var unit = (await installation.IdOf(Commune)).ToString();

        (await officer.Post(await officer.Open(address), $"{address}/giao-vai-tro", ("role", "teamDeputy"), ("unit", unit))).Headers.Location!.OriginalString.ShouldBe($"{address}?xong=giao-vai-tro");
        var given = await officer.Open(address);
        given.Rows().Select(row => row[0]).ShouldBe(["Thành viên Tổ", "Tổ phó"], ignoreOrder: true);
        await officer.Send(given, $"{address}/giao-vai-tro", HttpStatusCode.UnprocessableEntity, ("role", "teamDeputy"), ("unit", unit));
        await officer.Send(given, $"{address}/giao-vai-tro", HttpStatusCode.Forbidden, ("role", "communeOfficer"), ("unit", unit));
        (await officer.Post(given, $"{address}/ket-thuc-vai-tro")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await officer.Open(address)).Rows().Count(row => row[2].Contains("đã kết thúc ngày")).ShouldBe(1);
        (await officer.Send(given, $"{address}/cap-ma", HttpStatusCode.OK)).Words("h1").ShouldBe("Mã đặt lại mật khẩu");
        (await officer.Post(await officer.Open(address), $"{address}/thu-hoi-ma")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await officer.Post(given, $"{address}/ngung")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var disabled = await officer.Open($"{address}?xong=ngung");
        disabled.Words("main").ShouldContain("Đã ngừng tài khoản");
        (await officer.Post(disabled, $"{address}/dung-lai")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Pages_of_accounts_are_for_those_who_manage_them()
    {
        var viewer = await PortalBrowser.As(installation, "viewer", Province);
        var officer = await PortalBrowser.As(installation, "commune-officer", Commune);
        var other = await installation.Query<Guid>("select id from cds.account where login = 'binh.son'");

        (await viewer.Open(Page, HttpStatusCode.Forbidden)).Words("main").ShouldContain("Cấp tài khoản");
        await viewer.Open($"{Page}/them", HttpStatusCode.Forbidden);
        await officer.Open($"{Page}/{other}", HttpStatusCode.NotFound);
        await officer.Open($"{Page}/{Guid.NewGuid()}", HttpStatusCode.NotFound);
        await officer.Open($"{Page}?don-vi={OtherCommune}", HttpStatusCode.NotFound);
    }
}
