using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Server.Tests.Features.Accounts.Devices;
using CongDongSo.Server.Tests.Features.FieldApp;
using CongDongSo.Server.Tests.Features.Fieldwork;
using CongDongSo.Server.Tests.Harness;
using static CongDongSo.Server.Tests.Features.Difficulties.ARaised;

namespace CongDongSo.Server.Tests.Features.Difficulties;

/// <summary>From the phone to the answer and back.</summary>
public sealed class DifficultyFlowTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    [Fact]
    public async Task A_volunteer_raises_the_commune_passes_it_on_the_province_answers_and_the_volunteer_confirms_on_the_phone()
    {
        var (login, _) = await province.Installation.Account("member", Village);
        var phone = await Phone.Of(province.Installation, login);
        var (commune, top) = (await province.Installation.As("commune-officer", Commune), await province.Installation.As("province-officer", "51"));
        var id = await province.Difficulty(phone.Client, "Mất sóng cả xóm Đình");
        var known = await new PhoneState(phone.Client).Pull();

        StateOf(await Step(commune, id, "take")).ShouldBe("taken commune");
        StateOf(await Step(commune, id, "escalate", "Cần nhà mạng vào cuộc")).ShouldBe("raised province");
        (await CodeOf(await Try(commune, id, 3, "answer", "Xã trả lời thay"))).ShouldBe("difficulty-not-office");
        await Step(top, id, "take");
        StateOf(await Step(top, id, "answer", "Viettel sửa trạm trong tuần")).ShouldBe("answered province");
        await known.PullUntilQuiet();

        var told = known.Notices[id.ToString()];
        (told.GetProperty("type").GetString(), told.GetProperty("text").GetString(), told.GetProperty("version").GetInt32()).ShouldBe(("difficulty", "Viettel sửa trạm trong tuần", 5));
        (told.GetProperty("difficulty").GetProperty("state").GetString(), told.GetProperty("difficulty").GetProperty("question").GetString()).ShouldBe(("answered", "Mất sóng cả xóm Đình"));
        AField.Status(await province.Reply(phone.Client, id, "confirmed", 5)).ShouldBe("accepted");
        StateOf(await Now(top, id)).ShouldBe("confirmed province");
        (await Now(top, id)).GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("kind").GetString()).ShouldBe(["taken", "escalated", "taken", "answered", "confirmed"]);
        (await province.Installation.Query<long>($"select count(*) from p51.audit_entry where action = 'difficulty.step' and subjects = array['{id}'::uuid]")).ShouldBe(5);
        (await province.Installation.Query<string>($"select actor from p51.audit_entry where action = 'difficulty.step' and subjects = array['{id}'::uuid] order by seq desc limit 1")).ShouldBe(login);
        await province.ShouldVerify();
    }

    [Fact]
    public async Task Reopened_from_the_phone_it_is_open_again_with_why_and_a_reply_that_came_late_or_twice_changes_nothing()
    {
        var (phone, commune) = (await province.Installation.As("member", Village), await province.Installation.As("commune-officer", Commune));
        var id = await province.Difficulty(phone, "Máy của bà con không cài được ứng dụng", "device");
        await Step(commune, id, "answer", "Cập nhật hệ điều hành rồi cài lại");
        var reply = AField.NewId();

        AField.Status(await province.Reply(phone, id, "reopened", 2, "Máy không cập nhật được nữa", id: reply)).ShouldBe("accepted");
        AField.Status(await province.Reply(phone, id, "reopened", 2, "Máy không cập nhật được nữa", id: reply)).ShouldBe("duplicate");
        await Step(commune, id, "answer", "Dùng chung máy của Tổ tại nhà văn hóa");
        AField.Status(await province.Reply(phone, id, "confirmed", 2)).ShouldBe("accepted");

        var whole = await Now(commune, id);
        StateOf(whole).ShouldBe("answered commune");
        whole.GetProperty("steps").EnumerateArray().Select(step => $"{step.GetProperty("kind").GetString()}:{step.GetProperty("text").GetString()}").ShouldBe(
            ["answered:Cập nhật hệ điều hành rồi cài lại", "reopened:Máy không cập nhật được nữa", "answered:Dùng chung máy của Tổ tại nhà văn hóa", "remarked:"]);
        await province.ShouldVerify();
    }

    [Fact]
    public async Task Only_who_raised_it_says_whether_the_answer_helped_and_at_its_place()
    {
        var (phone, leader, commune) = (await province.Installation.As("member", Village), await province.Installation.As("team-leader", Village), await province.Installation.As("commune-officer", Commune));
        var id = await province.Difficulty(phone, "Thiếu tờ rơi", "team");
        await Step(commune, id, "answer", "Xã đã in, mời Tổ đến nhận");

        var another = await province.Reply(leader, id, "confirmed", 2);
        var elsewhere = await province.Reply(commune, id, "confirmed", 2, place: "21034-02");
        var without = await province.Reply(phone, id, "reopened", 2);
        var unknown = await province.Reply(phone, AField.NewId(), "confirmed", 2);

        (another.GetProperty("reason").GetString(), elsewhere.GetProperty("reason").GetString()).ShouldBe(("Chỉ người báo mới xác nhận hoặc mở lại được.", "Không có khó khăn này ở nơi ghi."));
        new[] { another, elsewhere, without, unknown }.ShouldAllBe(result => AField.Status(result) == "rejected");
        (await CodeOf(await Try(commune, id, 2, "confirm"))).ShouldBe("difficulty-not-reporter");
        StateOf(await Now(phone, id)).ShouldBe("answered commune");
    }

    [Fact]
    public async Task Two_officers_at_once_leave_one_winner_and_a_clear_word_for_the_other()
    {
        var (phone, commune, top) = (await province.Installation.As("member", Village), await province.Installation.As("commune-officer", Commune), await province.Installation.As("province-officer", "51"));
        for (var round = 0; round < 8; round++)
        {
            var id = await province.Difficulty(phone, $"Mất điện lần {round}");

            var answers = await Task.WhenAll(Try(commune, id, 1, "answer", "Xã trả lời"), Try(top, id, 1, "escalate", "Tỉnh nhận luôn"));

            answers.Select(answer => answer.StatusCode).Order().ShouldBe([HttpStatusCode.OK, HttpStatusCode.Conflict]);
            var loser = await answers.Single(answer => answer.StatusCode == HttpStatusCode.Conflict).Content.ReadFromJsonAsync<JsonElement>();
            loser.GetProperty("title").GetString().ShouldBe("Người khác vừa xử lý khó khăn này.");
            (await Now(top, id)).GetProperty("steps").GetArrayLength().ShouldBe(1);
        }
    }

    [Fact]
    public async Task What_is_the_same_is_answered_with_one_answer_and_goes_its_own_way_when_that_does_not_help()
    {
        var (phone, commune) = (await province.Installation.As("member", Village), await province.Installation.As("commune-officer", Commune));
        var head = await province.Difficulty(phone, "Sóng di động yếu ở xóm cuối thôn, không đăng nhập được VNeID", "network");
        var same = await province.Difficulty(phone, "Xóm cuối thôn sóng yếu, bà con không đăng nhập VNeID được", "network");
        var other = await province.Difficulty(phone, "Chưa có kinh phí in mã QR cho tiểu thương", "team");

        (await Now(commune, same)).GetProperty("alike").EnumerateArray().Select(one => one.GetGuid()).ShouldSatisfyAllConditions(alike => alike.ShouldContain(head), alike => alike.ShouldNotContain(other));
        await Step(commune, same, "join", other: head);
        await Step(commune, other, "relate", other: head);
        (await CodeOf(await Try(commune, same, 2, "answer", "Trả lời riêng"))).ShouldBe("difficulty-joined");
        await Step(commune, head, "answer", "Đã dựng trạm phụ");

        (StateOf(await Now(commune, same)), (await Now(commune, same)).GetProperty("steps")[1].GetProperty("text").GetString()).ShouldBe(("answered commune", "Đã dựng trạm phụ"));
        StateOf(await Now(commune, other)).ShouldBe("raised commune");
        (await Now(commune, head)).GetProperty("related").EnumerateArray().Single().GetGuid().ShouldBe(other);
        AField.Status(await province.Reply(phone, same, "reopened", 3, "Chỗ này vẫn mất")).ShouldBe("accepted");
        (await Now(commune, same)).GetProperty("difficulty").GetProperty("sameAs").ValueKind.ShouldBe(JsonValueKind.Null);
        StateOf(await Now(commune, head)).ShouldBe("answered commune");
        await province.ShouldVerify();
    }

    [Fact]
    public async Task What_a_commune_lets_lie_goes_on_to_the_contact_of_its_area_by_the_clock()
    {
        var (login, _) = await province.Installation.Account("province-officer", "51");
        var officer = await province.Officer();
        var page = await officer.Open("/kho-khan/dau-moi");
        var commune = (await province.Installation.IdOf(Commune)).ToString();
        (await officer.Send(page, "/kho-khan/dau-moi", HttpStatusCode.UnprocessableEntity, ("khu-vuc", "phía đông"), ("ho-ten", "Trần Thị Đông"), ("xa", commune))).Words("main").ShouldContain("Chưa có cách nào để liên hệ");
        await officer.Send(page, "/kho-khan/dau-moi", HttpStatusCode.Redirect, ("khu-vuc", "phía đông"), ("ho-ten", "Trần Thị Đông"), ("dien-thoai", "0255 382 1234"), ("tai-khoan", login), ("xa", commune));
        // What a file brings was known since it was observed.
        var (late, fresh, elsewhere) = (AField.NewId(), AField.NewId(), AField.NewId());
        await province.Installation.Json("record", "push", province.Installation.FileWith("cu.ndjson", string.Concat(
            Line(late, "21034-02", TimeProvider.System.GetUtcNow().AddDays(-12)), Line(fresh, "21034-02", TimeProvider.System.GetUtcNow().AddDays(-1)), Line(elsewhere, "21040-01", TimeProvider.System.GetUtcNow().AddDays(-12)))), "--province", "51");

        (await province.Installation.Json("difficulty", "escalate", "--province", "51")).GetProperty("escalated").GetInt32().ShouldBe(2);
        (await province.Installation.Json("difficulty", "escalate")).GetProperty("escalated").GetInt32().ShouldBe(0);

        var top = await province.Installation.As("province-officer", "51");
        var whole = await Now(top, late);
        (StateOf(whole), whole.GetProperty("difficulty").GetProperty("assignee").GetString(), whole.GetProperty("difficulty").GetProperty("late").GetBoolean()).ShouldBe(("raised province", "Nguyễn Thị Ánh", false));
        whole.GetProperty("steps")[0].GetProperty("by").GetString().ShouldBe("Hệ thống");
        StateOf(await Now(top, fresh)).ShouldBe("raised commune");
        (await Now(top, elsewhere)).GetProperty("difficulty").GetProperty("assignee").ValueKind.ShouldBe(JsonValueKind.Null, "nobody is named for that commune");
        (await (await province.CommuneOfficer()).Open($"/kho-khan/{late}")).Words("main").ShouldContain("Trần Thị Đông (phía đông), 02553821234");
        (await province.Installation.Json("difficulty", "list", "--unit", "51", "--level", "province")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid()).ShouldContain(late);
        await province.ShouldVerify();

        static string Line(Guid id, string village, DateTimeOffset at) => JsonSerializer.Serialize(new { id, kind = "difficulty", observedAt = at, village, body = new { topic = "people", text = "Bà con chưa mở tài khoản" } }) + "\n";
    }

    [Fact]
    public async Task No_record_is_without_its_case_whatever_fails_and_verify_would_tell()
    {
        var phone = await province.Installation.As("member", Village);
        await province.Installation.Query<object>("with made as (select 1) select 1 from made");
        await Run("create function p51.refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$; create trigger refuse before insert on p51.difficulty for each row execute function p51.refuse()");
        var id = AField.NewId();
        var record = new { id, kind = "difficulty", observedAt = TimeProvider.System.GetUtcNow(), villageId = (await province.Installation.IdOf(Village)).Value, body = new { text = "Hồ sơ không ghi được" } };

        var failed = await phone.PostAsJsonAsync("/api/v1/sync/push", new { records = new[] { record } }, TestContext.Current.CancellationToken);
        failed.IsSuccessStatusCode.ShouldBeFalse();
        (await province.Installation.Query<long>($"select count(*) from p51.field_record where id = '{id}'")).ShouldBe(0);
        await Run("drop trigger refuse on p51.difficulty; drop function p51.refuse()");
        AField.Status((await AField.Push(phone, record)).Single()).ShouldBe("accepted");
        StateOf(await Now(phone, id)).ShouldBe("raised commune");
        await province.ShouldVerify();

        await Run($"alter table p51.difficulty disable row level security; delete from p51.difficulty where id = '{id}'; alter table p51.difficulty enable row level security");
        var lost = await province.Installation.Run("verify", "--json");
        (lost.Exit, lost.Document.GetProperty("differences")[0].GetProperty("what").GetString()).ShouldBe((1, $"difficulty {id}"));
        await Run($"insert into p51.difficulty (id, unit_id, topic, reporter, state, level, raised_at, arrived_at, version, answer_version) select id, village_id, 'other', author, 'raised', 'commune', received_at, received_at, 1, 0 from p51.field_record where id = '{id}'");

        async Task Run(string sql) => await province.Installation.Query<object>($"do $do$ begin {sql}; end $do$; select 1");
    }
}
