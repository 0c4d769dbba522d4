using System.Net;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Messages.Settings;
using CongDongSo.Server.Tests.Features.Difficulties;
using CongDongSo.Server.Tests.Features.FieldApp;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Messages;

/// <summary>What people do by hand: remind, set how they are told, look at what is stuck, send it again.</summary>
public sealed class AskingTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private TestInstallation Installation => province.Installation;

    [Fact]
    public async Task A_superior_reminds_all_who_have_not_sent_once_a_day_and_sees_who_was_told()
    {
        await Open();
        var (login, _) = await Installation.Account("commune-officer", PortalProvince.Commune);
        var above = await province.Officer();
        const string progress = "/bao-cao/tien-do?don-vi=51&chuong-trinh=quang-ngai-2025-12&bao-cao=teams-complete";

        var reminded = await Reminded();

        var first = await above.Send(await above.Open(progress), "/bao-cao/tien-do/nhac", HttpStatusCode.OK);
        var second = await above.Send(first, "/bao-cao/tien-do/nhac", HttpStatusCode.OK);

        // How many officers An Phú and its neighbour have by now depends on the tests before.
        first.Body!.TextContent.ShouldMatch(@"Đã nhắc \d+ người ở \d+ đơn vị\.");
        first.Body!.TextContent.ShouldContain("Chưa có tài khoản nhận ở");
        first.Body!.TextContent.ShouldMatch(@"Đã nhắc \d+ người lúc");
        second.Body!.TextContent.ShouldContain("Không nhắc thêm ai.");
        (await Installation.Query<long>($"select count(*) from p51.message m join cds.account a on a.id = m.account_id join p51.report r on r.id = m.subject_id where a.login = '{login}' and m.reason = 'asked' and r.report = 'teams-complete'")).ShouldBe(1);
        (await Reminded()).ShouldBe(reminded + 1);
        var commune = await province.CommuneOfficer();
        (await commune.Open("/tin-nhan")).Body!.TextContent.ShouldContain("Cấp trên nhắc Xã An Phú gửi Rà soát, kiện toàn xong các Tổ");
        var report = await Installation.Query<Guid>($"select m.subject_id from p51.message m join cds.account a on a.id = m.account_id join p51.report r on r.id = m.subject_id where a.login = '{login}' and m.reason = 'asked' and r.report = 'teams-complete'");
        (await above.Open($"/bao-cao/{report}")).Body!.TextContent.ShouldContain("Ai đã nhận tin");
        // Those below are not reminded by each other, nor told who was.
        (await commune.Open($"/bao-cao/{report}")).Body!.TextContent.ShouldNotContain("Ai đã nhận tin");
    }

    [Fact]
    public async Task Each_sets_how_they_are_told_and_what_is_written_wrongly_is_said_and_kept_in_the_form()
    {
        var officer = await province.CommuneOfficer();
        var page = await officer.Open("/tin-nhan/cai-dat");
        page.Body!.TextContent.ShouldContain("Hệ thống này chưa nối với máy chủ thư");

        var wrong = await officer.Send(page, "/tin-nhan/cai-dat", HttpStatusCode.UnprocessableEntity, ("thu", "khong-phai-thu"), ("tu", "20:00"), ("den", "06:30"), ("ban-tin", "07:30"));
        wrong.Body!.TextContent.ShouldContain("Địa chỉ thư viết chưa đúng.");
        wrong.QuerySelector("#thu")!.GetAttribute("value").ShouldBe("khong-phai-thu");
        await officer.Send(wrong, "/tin-nhan/cai-dat", HttpStatusCode.Redirect, ("thu", "an.phu@quangngai.gov.vn"), ("nhan-thu", "1"), ("so", "0914 555 666"), ("tu", "21:00"), ("den", "06:00"), ("ban-tin", "08:00"));

        var saved = await officer.Open("/tin-nhan/cai-dat?xong=1");
        (saved.QuerySelector("#thu")!.GetAttribute("value"), saved.QuerySelector("#so")!.GetAttribute("value"), saved.QuerySelector("#ban-tin")!.GetAttribute("value")).ShouldBe(("an.phu@quangngai.gov.vn", "0914555666", "08:00"));
        (await Installation.Query<string>("select after::text from cds.audit_entry where action = 'message.settings'")).ShouldNotContain("an.phu");
    }

    [Theory]
    [InlineData("", true, "", false, "20:00", "06:30", "07:30", "settings-email")]
    [InlineData("a@b", false, "", false, "20:00", "06:30", "07:30", "settings-email")]
    [InlineData("a@b.vn\r\nBcc: x@y.vn", false, "", false, "20:00", "06:30", "07:30", "settings-email")]
    [InlineData("", false, "0214555666", false, "20:00", "06:30", "07:30", "settings-phone")]
    [InlineData("", false, "", true, "20:00", "06:30", "07:30", "settings-phone")]
    [InlineData("", false, "", false, "20:00", "08:00", "07:30", "settings-hours")]
    [InlineData("", false, "", false, "8 giờ", "06:30", "07:30", "settings-hours")]
    public void Settings_that_make_no_sense_are_refused(string email, bool emailOn, string phone, bool zaloOn, string from, string to, string digest, string code) =>
        ((Result<MessageSettings>.Refused)SettingsDesk.Read(new(email, emailOn, phone, zaloOn, from, to, false, digest))).Problem.Code.ShouldBe(code);

    [Fact]
    public async Task A_letter_that_is_stuck_is_shown_with_why_and_sent_again_by_hand()
    {
        await Open();
        await Installation.Account("commune-officer", PortalProvince.OtherCommune);
        var letter = await Installation.Query<Guid>("""
            insert into p51.message_parcel (id, account_id, channel, state, attempts, made_at, next_at, error)
            select gen_random_uuid(), a.id, 'email', 'dead', 3, now(), now(), 'Máy chủ thư không nhận địa chỉ người nhận (550).' from cds.account a order by a.created_at limit 1 returning id
            """);
        var above = await province.Officer();

        var page = await above.Open("/tin-nhan/chua-gui-duoc?don-vi=51");
        page.Body!.TextContent.ShouldContain("(550)");
        await above.Send(page, $"/tin-nhan/chua-gui-duoc/{letter}/gui-lai", HttpStatusCode.Redirect);

        (await Installation.Query<string>($"select state || attempts from p51.message_parcel where id = '{letter}'")).ShouldBe("pending0");
        (await Installation.Query<long>("select count(*) from p51.audit_entry where action = 'message.again'")).ShouldBe(1);
        await (await province.CommuneOfficer()).Open("/tin-nhan/chua-gui-duoc", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_difficulty_tells_whom_it_is_given_to_and_who_raised_it_and_a_reminder_reaches_the_phone()
    {
        var (top, _) = await Installation.Account("province-officer", "51");
        var (raiser, _) = await Installation.Account("member", ARaised.Village);
        var (phone, commune, above) = (await Installation.As("member", ARaised.Village), await Installation.As("commune-officer", PortalProvince.Commune), await Installation.As("province-officer", "51"));
        var id = await province.Difficulty(phone, "Mất sóng cả xóm Đình");

        await ARaised.Step(commune, id, "escalate", "Cần nhà mạng vào cuộc");
        await ARaised.Step(above, id, "answer", "Viettel sửa trạm trong tuần");

        (await Told(top, id)).ShouldBe("difficultyEscalated settled");
        (await Told(raiser, id)).ShouldBe("difficultyAnswered ");
    }

    [Fact]
    public async Task What_an_officer_is_told_stands_on_their_phone_too()
    {
        await Open();
        var (login, _) = await Installation.Account("commune-officer", PortalProvince.Commune);
        var phone = await Accounts.Devices.Phone.Of(Installation, login);
        var above = await province.Officer();
        await above.Send(await above.Open("/bao-cao/tien-do?don-vi=51&chuong-trinh=quang-ngai-335-2025&bao-cao=periodic&ky=2025-12"), "/bao-cao/tien-do/nhac", HttpStatusCode.OK);

        var state = await new PhoneState(phone.Client).Pull();

        var notice = state.Notices.Values.First(one => one.GetProperty("title").GetString() == "Cấp trên nhắc");
        notice.TryGetProperty("done", out _).ShouldBeFalse();
        var officer = await province.CommuneOfficer();
        await officer.Send(await officer.Open("/tin-nhan"), "/tin-nhan/da-doc", HttpStatusCode.Redirect);
        // Read in the portal, it is no news on the phone either.
        var after = (await state.Pull()).Notices[notice.GetProperty("id").GetString()!];
        (after.GetProperty("version").GetInt32(), after.GetProperty("done").GetBoolean()).ShouldBe((2, true));
    }

    private Task<long> Reminded() => Installation.Query<long>("select count(*) from p51.audit_entry where action = 'report.remind'");

    private Task Open() => Installation.Json("report", "open", "--province", "51", "--since", "2025-10-01");

    private Task<string> Told(string login, Guid subject) => Installation.Query<string>($"""
        select string_agg(m.reason || ' ' || case when m.settled_at is null then '' else 'settled' end, ',') from p51.message m join cds.account a on a.id = m.account_id where a.login = '{login}' and m.subject_id = '{subject}'
        """);
}
