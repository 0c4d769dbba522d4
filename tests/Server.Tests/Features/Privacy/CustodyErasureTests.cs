using System.Net;
using System.Text.Json;
using CongDongSo.Server.Tests.Features.Accounts.Devices;
using CongDongSo.Server.Tests.Features.Fieldwork;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Privacy;

/// <summary>What phones sent beside the register: records that wait for another team, photos, notices.</summary>
public sealed class CustodyErasureTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private const string Old = "21034-01", New = "21034-02", Reason = "Theo đơn ngày 05/12/2025";

    private TestInstallation Installation => province.Installation;

    [Fact]
    public async Task An_erased_household_is_gone_from_custody_too_and_taking_its_card_brings_nobody_back()
    {
        var phone = await AField.Moved(Installation, "chuyen.xoa", Old, New);
        var (village, household) = (await Installation.IdOf(Old), await Installation.Query<Guid>("select household_id from p51.household_fact where head = 'Trần Thị Bình' limit 1"));
        var card = new { id = AField.NewId(), kind = "household", observedAt = "2025-11-03T08:00:00+07:00", villageId = village.Value, body = Card(household, "Trần Thị Kín", "0914000077") };
        var asked = new { id = AField.NewId(), kind = "difficulty", observedAt = "2025-11-03T09:00:00+07:00", villageId = village.Value, body = new { topic = "other", text = "Nhà bà Kín mất sóng", subjectId = household } };
        var other = new { id = AField.NewId(), kind = "difficulty", observedAt = "2025-11-03T10:00:00+07:00", villageId = village.Value, body = new { topic = "other", text = "Hỏi nhà Trần Thị Kín, 0914000077" } };
        (await AField.Push(phone.Client, card, asked, other)).Select(AField.Status).ShouldAllBe(status => status == "accepted");
        (await Kept("Kín")).ShouldBe(3);
        await Refuse(other.id, "Trần Thị Kín không ở thôn này");

        var looked = await Installation.Json("privacy", "erase", "--household", household.ToString(), "--dry-run");
        (await Kept("Kín")).ShouldBe(3);
        var done = await Installation.Json("privacy", "erase", "--household", household.ToString(), "--reason", Reason);

        done.ToString().ShouldBe(looked.ToString());
        done.GetProperty("records").GetInt64().ShouldBe(2);
        (await Kept("Kín") + await Kept("0914000077")).ShouldBe(0);
        (await Installation.Query<long>("select count(*) from cds.account_notice where text like '%Kín%'")).ShouldBe(0);
        var leader = await PortalBrowser.As(Installation, "team-leader", Old);
        await leader.Send(await leader.Open("/cho-nhan"), $"/cho-nhan/{card.id}/nhan", HttpStatusCode.OK);
        (await Installation.Query<string>($"select head from p51.household_fact where record_id = '{card.id}'")).ShouldStartWith("Người đã xóa #");
        (await Installation.Run("verify", "--json")).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task A_household_that_is_in_custody_alone_is_found_by_its_phone_and_erased()
    {
        var phone = await AField.Moved(Installation, "chuyen.moi", Old, New);
        var household = Guid.CreateVersion7();
        var card = new { id = AField.NewId(), kind = "household", observedAt = "2025-11-04T08:00:00+07:00", villageId = (await Installation.IdOf(Old)).Value, body = Card(household, "Lê Thị Ẩn", "0914000088") };
        await AField.Push(phone.Client, card);
        var officer = await province.Officer();

        var found = await officer.Send(await officer.Open("/du-lieu-ca-nhan"), "/du-lieu-ca-nhan", HttpStatusCode.OK, ("so", "0914000088"));
        await Installation.Json("privacy", "erase", "--household", household.ToString(), "--reason", Reason);

        found.Words("main").ShouldContain("hộ ở danh sách chờ nhận");
        (await Kept("Lê Thị Ẩn") + await Kept("0914000088")).ShouldBe(0);
    }

    [Fact]
    public async Task An_extract_names_the_photos_and_notices_that_concern_the_person()
    {
        var file = Path.Combine(Installation.Folder, "anh.json");
        var person = await Installation.Query<Guid>("select id from p51.person where phone = '0914994003'");
        await Installation.Json("roster", "import", Installation.FileWith("pho-an.csv", PortalProvince.RosterHead
            + "1,Xã An Phú,Tổ CNSCĐ thôn Phổ An,13/QĐ-UBND ngày 22/7/2025,Đào Thị Phương,Tổ trưởng,0914994011,\n"), "--province", "51", "--program", PortalProvince.Program);
        var phone = await AField.Moved(Installation, "anh.toi", Old, New);
        await Installation.Query<object>($"insert into cds.account_person select id, '{person}'::uuid from cds.account where login = 'anh.toi' returning 1");
        var mine = await WithPhoto(phone, New, new { minutes = 60, reached = 3 });
        var (login, _) = await Installation.Account("member", New);
        var withMe = await WithPhoto(await Phone.Of(Installation, login), New, new { minutes = 60, reached = 3, members = new[] { person } });
        await WithPhoto(await Phone.Of(Installation, login), New, new { minutes = 60, reached = 3 });
        var kept = new { id = AField.NewId(), kind = "difficulty", observedAt = "2025-11-03T09:00:00+07:00", villageId = (await Installation.IdOf(Old)).Value, body = new { topic = "other", text = "Sóng yếu" } };
        await AField.Push(phone.Client, kept);
        await Refuse(kept.id, "Đã báo rồi");

        await Installation.Json("privacy", "extract", "--phone", "0914994003", file);

        var told = JsonDocument.Parse(await File.ReadAllTextAsync(file)).RootElement.GetProperty("person").GetProperty("fieldwork");
        told.GetProperty("photos").EnumerateArray().Select(one => (one.GetProperty("id").GetGuid(), one.GetProperty("why").GetString())).ShouldBe([(mine, "sent"), (withMe, "present")]);
        told.GetProperty("notices")[0].GetProperty("text").GetString()!.ShouldContain("Đã báo rồi");
        told.GetProperty("custody")[0].GetProperty("state").GetString().ShouldBe("refused");
        await Installation.Json("privacy", "extract", "--phone", "0914994003", Path.ChangeExtension(file, "xlsx"));
    }

    private static object Card(Guid household, string head, string phone) =>
        new { subjectId = household, head, address = "Xóm Đình", phone, members = 5, from14 = 4, from15 = 4, from18 = 3, elderly60 = 0, disabled = 0, noSmartphone = 0 };

    private async Task Refuse(Guid record, string reason)
    {
        var leader = await PortalBrowser.As(Installation, "team-leader", Old);
        await leader.Send(await leader.Open("/cho-nhan"), $"/cho-nhan/{record}/khong-nhan", HttpStatusCode.OK, ("ly-do", reason));
    }

    /// <returns>The photo of a new activity.</returns>
    private async Task<Guid> WithPhoto(Phone phone, string village, object body)
    {
        byte[] picture = [0xFF, 0xD8, 0xFF, 0xDB, 0x00, 0x04, 0x01, 0x02, 0xFF, 0xDA, 1, 2, 3];
        var (record, photo) = (AField.NewId(), AField.NewId());
        var fields = JsonSerializer.SerializeToNode(body)!.AsObject();
        fields["photos"] = JsonSerializer.SerializeToNode(new[] { new { id = photo, size = picture.Length } });
        (await AField.Push(phone.Client, new { id = record, kind = "activity", observedAt = "2025-11-03T08:00:00+07:00", villageId = (await Installation.IdOf(village)).Value, body = fields }))
            .Select(AField.Status).ShouldBe(["accepted"]);
        using var content = new ByteArrayContent(picture);
        content.Headers.ContentType = new("application/octet-stream");
        (await phone.Client.PutAsync($"/api/v1/sync/photos/{photo}?record={record}&at=0&size={picture.Length}", content)).StatusCode.ShouldBe(HttpStatusCode.OK);
        return photo;
    }

    /// <returns>In how many records of custody a text stands.</returns>
    private Task<long> Kept(string text) => Installation.Query<long>($"select count(*) from p51.custody_record where record::text like '%{text}%'");
}
