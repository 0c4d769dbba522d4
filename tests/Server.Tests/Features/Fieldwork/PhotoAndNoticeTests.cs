using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Server.Tests.Features.Accounts.Devices;
using CongDongSo.Server.Tests.Features.FieldApp;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Fieldwork;

public sealed class PhotoAndNoticeTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private const string Village = "21034-01";

    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xDB, 0x00, 0x04, 0x01, 0x02, 0xFF, 0xDA, .. Enumerable.Range(0, 100_000).Select(i => (byte)(i % 251))];

    private TestInstallation Installation => province.Installation;

    [Fact]
    public async Task A_photo_comes_in_parts_goes_on_where_it_stopped_and_is_seen_at_its_activity()
    {
        var (phone, record, photo) = await WithActivity("anh.mot");
        var begun = await Put(phone, photo, record, 0, Jpeg.Length, Jpeg[..65_536]);
        var again = await Put(phone, photo, record, 0, Jpeg.Length, Jpeg[..65_536]);
        var wide = await Put(phone, photo, record, 70_000, Jpeg.Length, Jpeg[70_000..]);
        var told = await phone.Get($"/api/v1/sync/photos/{photo}");
        var done = await Put(phone, photo, record, 65_536, Jpeg.Length, Jpeg[65_536..]);
        var twice = await Put(phone, photo, record, 65_536, Jpeg.Length, Jpeg[65_536..]);

        (begun, again, wide).ShouldBe(((HttpStatusCode.OK, 65_536, false), (HttpStatusCode.Conflict, 65_536, false), (HttpStatusCode.Conflict, 65_536, false)));
        told.GetProperty("received").GetInt32().ShouldBe(65_536);
        (done, twice).ShouldBe(((HttpStatusCode.OK, Jpeg.Length, true), (HttpStatusCode.OK, Jpeg.Length, true)));
        var officer = await province.CommuneOfficer();
        var page = await officer.Open($"/hoat-dong?don-vi={PortalProvince.Commune}");
        var shown = await officer.Download(page.QuerySelector("a[href^='/hoat-dong/anh/']")!.GetAttribute("href")!);
        shown.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        (await shown.Content.ReadAsByteArrayAsync()).ShouldBe(Jpeg);
        var stranger = await PortalBrowser.As(Installation, "commune-officer", PortalProvince.OtherCommune);
        (await stranger.Download($"/hoat-dong/anh/{photo}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_no_photo_or_tells_where_it_was_taken_is_refused_and_may_be_sent_again()
    {
        var (phone, record, photo) = await WithActivity("anh.hai");
        byte[] exif = [0xFF, 0xD8, 0xFF, 0xE1, 0x00, 0x08, .. "Exif\0\0"u8, 0xFF, 0xDA, 1, 2, 3];

        (await Put(phone, photo, record, 0, 5, "<svg>"u8.ToArray())).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await Put(phone, photo, record, 0, exif.Length, exif)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await Put(phone, photo, record, 0, 600_000, Jpeg[..1000])).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await Put(phone, photo, AField.NewId(), 0, 20, Jpeg[..20])).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Put(phone, photo, record, 0, 20, Jpeg[..20])).ShouldBe((HttpStatusCode.OK, 20, true));
    }

    [Fact]
    public async Task A_photo_belongs_to_the_sender_of_its_record_alone()
    {
        var (_, record, photo) = await WithActivity("anh.ba");
        var (other, _) = await Installation.Account("member", Village);
        var neighbour = await Phone.Of(Installation, other);

        (await Put(neighbour, photo, record, 0, 20, Jpeg[..20])).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_returned_activity_tells_its_sender_why_and_a_second_time_in_a_higher_version()
    {
        var (phone, record, _) = await WithActivity("tra.lai");
        var pulled = await new PhoneState(phone.Client).Pull();
        var leader = await PortalBrowser.As(Installation, "team-leader", Village);
        var member = await PortalBrowser.As(Installation, "member", Village);
        var page = await leader.Open("/hoat-dong");

        (await leader.Post(page, $"/hoat-dong/{record}/tra-lai", ("ly-do", "Thiếu số người"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await pulled.Pull();
        var first = pulled.Notices.Values.Single(notice => notice.TryGetProperty("recordId", out var about) && about.GetGuid() == record);
        (await leader.Post(page, $"/hoat-dong/{record}/tra-lai", ("ly-do", "Vẫn thiếu"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await pulled.Pull();
        var second = pulled.Notices.Values.Single(notice => notice.TryGetProperty("recordId", out var about) && about.GetGuid() == record);

        (first.GetProperty("type").GetString(), first.GetProperty("version").GetInt32(), first.GetProperty("text").GetString()).ShouldBe(("returned", 1, "Thiếu số người"));
        (second.GetProperty("version").GetInt32(), second.GetProperty("text").GetString()).ShouldBe((2, "Vẫn thiếu"));
        (await leader.Open("/hoat-dong")).Words("main").ShouldContain("Đã trả lại Vẫn thiếu");
        (await member.Open("/hoat-dong")).QuerySelector("form[action$='tra-lai']").ShouldBeNull();
    }

    [Fact]
    public async Task An_announcement_reaches_the_phones_of_the_teams_below_and_no_others()
    {
        var (login, _) = await Installation.Account("teamDeputy", Village);
        var (far, _) = await Installation.Account("member", "21040-01");
        var (mine, other) = (await new PhoneState((await Phone.Of(Installation, login)).Client).Pull(), await new PhoneState((await Phone.Of(Installation, far)).Client).Pull());
        var officer = await province.CommuneOfficer();
        var page = await officer.Open("/thong-bao");

        var sent = await officer.Post(page, "/thong-bao", ("don-vi", (await Installation.IdOf(PortalProvince.Commune)).ToString()), ("tieu-de", "Họp Tổ"), ("noi-dung", "Chiều thứ Sáu\nMang điện thoại"));
        await mine.Pull();
        await other.Pull();
        await mine.PullUntilQuiet();

        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var notice = mine.Notices.Values.Single(one => one.GetProperty("type").GetString() == "announcement");
        (notice.GetProperty("title").GetString(), notice.GetProperty("text").GetString()).ShouldBe(("Họp Tổ", "Chiều thứ Sáu\nMang điện thoại"));
        other.Notices.ShouldBeEmpty();
        mine.Told.ShouldBeEmpty();
        (await officer.Open("/thong-bao")).Words("main").ShouldContain("Họp Tổ");
    }

    private async Task<(Phone Phone, Guid Record, Guid Photo)> WithActivity(string login)
    {
        await Installation.Json("user", "add", login, "--name", "Lê Văn Ảnh", "--role", "member", "--unit", Village);
        var phone = await Phone.Of(Installation, login);
        var (record, photo) = (AField.NewId(), AField.NewId());
        var result = (await AField.Push(phone.Client, new
        {
            id = record, kind = "activity", observedAt = "2025-11-03T08:00:00+07:00", villageId = (await Installation.IdOf(Village)).Value,
            body = new { minutes = 90, reached = 12, photos = new[] { new { id = photo, size = Jpeg.Length } } },
        })).Single();
        AField.Status(result).ShouldBe("accepted", result.ToString());
        return (phone, record, photo);
    }

    private static async Task<(HttpStatusCode Status, int Received, bool Done)> Put(Phone phone, Guid photo, Guid record, int at, int size, byte[] part)
    {
        using var content = new ByteArrayContent(part);
        content.Headers.ContentType = new("application/octet-stream");
        var answer = await phone.Client.PutAsync($"/api/v1/sync/photos/{photo}?record={record}&at={at}&size={size}", content, TestContext.Current.CancellationToken);
        var document = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return document.TryGetProperty("received", out var received) ? (answer.StatusCode, received.GetInt32(), document.GetProperty("done").GetBoolean()) : (answer.StatusCode, 0, false);
    }
}
