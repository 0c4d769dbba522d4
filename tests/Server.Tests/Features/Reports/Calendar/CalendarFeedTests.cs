using System.Net;
using System.Security.Cryptography;
using System.Text;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Reports.Calendar;

/// <summary>Địa chỉ lịch riêng: a secret that opens one account's calendar and nothing else. Each test has an account of its own.</summary>
public sealed class CalendarFeedTests(PortalProvince province) : IClassFixture<PortalProvince>, IAsyncLifetime
{
    /// <summary>Of Quảng Ngãi.</summary>
    private string[] Communes { get; set; } = [];

    private TestInstallation Installation => province.Installation;

    public async ValueTask InitializeAsync() => Communes = await Installation.Query<string[]>($"""
        select array_agg(v.code order by v.code) from cds.unit_version v where v.parent_id = '{await Installation.IdOf("51")}' and v.valid_to = 'infinity' and v.code not in ('{PortalProvince.Commune}', '{PortalProvince.OtherCommune}')
        """);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Who_has_the_address_reads_titles_units_and_days_without_a_session()
    {
        var today = VietnamTime.Today(TimeProvider.System);
        var asked = await Installation.Json(
            "report", "request", "--unit", "51", "--program", PortalProvince.Program, "--of", Communes[0], "--of", Communes[1], "--title", "Kiểm kê máy", "--number", "7/KHCN", "--dated", $"{today:yyyy-MM-dd}",
            "--reason", "Nguyễn Văn An đề nghị.", "--question", "Số máy", "--due", $"{today.AddDays(9):yyyy-MM-dd}");
        var address = await Make(await PortalBrowser.As(Installation, "commune-officer", Communes[0]));

        using var answer = await Read(address);
        var text = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Replace("\r\n ", "", StringComparison.Ordinal);

        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/calendar; charset=utf-8");
        text.ShouldMatch($"DTSTART;VALUE=DATE:{today.AddDays(9):yyyyMMdd}\r\nDTEND;VALUE=DATE:{today.AddDays(10):yyyyMMdd}\r\nSUMMARY:[^\r\n]*: Kiểm kê máy\r\n");
        text.ShouldContain($"/bao-cao/{await Report(Communes[0])}\r\n");
        text.ShouldNotContain((await Report(Communes[1])).ToString());
        text.ShouldNotContain("Nguyễn Văn An");
        text.Split("\r\n").Where(line => line.StartsWith("UID:", StringComparison.Ordinal)).ShouldBeUnique();

        async Task<Guid> Report(string unit) => await Installation.Query<Guid>($"select id from p51.report where request_id = '{asked.GetProperty("id").GetGuid()}' and unit_id = '{await Installation.IdOf(unit)}'");
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        var address = await Make(await PortalBrowser.As(Installation, "commune-officer", Communes[2]));
        using var first = await Read(address);

        using var again = await Read(address, first.Headers.ETag!.ToString());

        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await Read(address, "\"x\"")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_new_address_ends_the_one_before_and_its_owner_ends_it_altogether()
    {
        var owner = await PortalBrowser.As(Installation, "commune-officer", Communes[3]);
        var first = await Make(owner);
        var second = await Make(owner);
        (await Read(first)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Read(second)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await owner.Send(await owner.Open("/tai-khoan"), "/tai-khoan/lich/ngung", HttpStatusCode.Redirect);

        (await Read(second)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await owner.Open("/tai-khoan")).Words("#lich-rieng").ShouldStartWith("Lịch báo cáo");
        var (login, _) = await Installation.Account("commune-officer", Communes[3]);
        (await Installation.Query<string>($"select string_agg(action, ' ' order by seq) from cds.audit_entry where action like 'calendarFeed.%' and actor = '{login}'")).ShouldBe("calendarFeed.make calendarFeed.make calendarFeed.end");
    }

    [Fact]
    public async Task The_address_ends_when_the_account_gets_a_new_password_for_whoever_had_it_may_have_made_one()
    {
        var address = await Make(await PortalBrowser.As(Installation, "commune-officer", Communes[7]));
        var (login, _) = await Installation.Account("commune-officer", Communes[7]);

        await Installation.Json("user", "reset", login);

        (await Read(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Installation.Query<long>($"select count(*) from cds.audit_entry where action = 'calendarFeed.end' and subjects = (select array[id] from cds.account where login = '{login}')")).ShouldBe(1);
    }

    [Fact]
    public async Task The_address_ends_with_the_account()
    {
        var address = await Make(await PortalBrowser.As(Installation, "commune-officer", Communes[4]));
        var (login, _) = await Installation.Account("commune-officer", Communes[4]);

        await Installation.Json("user", "disable", login);

        (await Read(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_address_opens_no_other_door_and_no_session_opens_it()
    {
        var owner = await PortalBrowser.As(Installation, "commune-officer", Communes[5]);
        var token = Token(await Make(owner));

        using var anonymous = await Installation.Anonymous();
        using var asBearer = new HttpRequestMessage(HttpMethod.Get, "/api/v1/reports/calendar");
        asBearer.Headers.Authorization = new("Bearer", token);
        (await anonymous.SendAsync(asBearer, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await owner.Download($"/lich/{new string('0', 64)}.ics")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_database_knows_the_hash_alone()
    {
        var token = Token(await Make(await PortalBrowser.As(Installation, "commune-officer", Communes[6])));

        (await Installation.Query<long>($"select count(*) from cds.calendar_feed where token_hash = '\\x{Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(token)))}'")).ShouldBe(1);
    }

    /// <returns>The address, as it is shown once.</returns>
    private static async Task<string> Make(PortalBrowser owner)
    {
        var shown = await owner.Send(await owner.Open("/tai-khoan"), "/tai-khoan/lich", HttpStatusCode.OK);
        return new Uri(shown.QuerySelector("#dia-chi")!.GetAttribute("value")!).AbsolutePath;
    }

    private static string Token(string address) => address["/lich/".Length..^".ics".Length];

    private async Task<HttpResponseMessage> Read(string address, string? known = null)
    {
        using var anonymous = await Installation.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (known is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", known);
        return await anonymous.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
