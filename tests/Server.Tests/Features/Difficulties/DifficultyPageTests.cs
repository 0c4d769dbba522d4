using System.Net;
using CongDongSo.Server.Tests.Features.Accounts.Devices;
using CongDongSo.Server.Tests.Features.FieldApp;
using CongDongSo.Server.Tests.Harness;
using static CongDongSo.Server.Tests.Features.Difficulties.ARaised;

namespace CongDongSo.Server.Tests.Features.Difficulties;

public sealed class DifficultyPageTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    [Fact]
    public async Task The_form_of_the_portal_makes_a_record_like_a_phone_s_and_says_what_is_missing()
    {
        var leader = await PortalBrowser.As(province.Installation, "team-leader", Village);
        var village = (await province.Installation.IdOf(Village)).ToString();
        var form = await leader.Open("/kho-khan/moi");
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xE1, 0x00, 0x08, .. "Exif\0\0"u8, 0xFF, 0xDB, 0x00, 0x04, 1, 2, 0xFF, 0xDA, 1, 2, 3];

        (await leader.Send(form, "/kho-khan/moi", HttpStatusCode.UnprocessableEntity, ("noi", village), ("viec", "network"), ("noi-dung", " "))).Words("main").ShouldContain("Chưa ghi nội dung");
        (await leader.Upload(form, "/kho-khan/moi", "a.txt", "không phải ảnh", HttpStatusCode.UnprocessableEntity, ("noi", village), ("viec", "network"), ("noi-dung", "Mất sóng"))).Words("main").ShouldContain("không phải là ảnh");
        var sent = await leader.Post(form, "/kho-khan/moi", ("noi", village), ("viec", "network"), ("noi-dung", "Mất sóng ở nhà văn hóa"));

        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await leader.Open(sent.Headers.Location!.OriginalString);
        page.Words("h1").ShouldBe("Khó khăn: Sóng, mạng Internet");
        page.Words("main").ShouldContain("Mất sóng ở nhà văn hóa");
        (await leader.Open("/kho-khan")).Words("main").ShouldContain("Mất sóng ở nhà văn hóa");
        (await province.Installation.Query<long>("select count(*) from p51.field_record where kind = 'difficulty' and body ->> 'text' = 'Mất sóng ở nhà văn hóa'")).ShouldBe(1);
        CongDongSo.Server.Features.Fieldwork.Photos.PhotoCleaning.Clean(jpeg).ShouldBe([0xFF, 0xD8, 0xFF, 0xDB, 0x00, 0x04, 1, 2, 0xFF, 0xDA, 1, 2, 3]);
        await province.ShouldVerify();
    }

    [Fact]
    public async Task Officers_act_on_the_page_see_who_came_first_and_volunteers_only_look()
    {
        var phone = await province.Installation.As("member", Village);
        var id = await province.Difficulty(phone, "Ứng dụng báo lỗi đồng bộ", "platform");
        var (officer, top) = (await province.CommuneOfficer(), await province.Officer());
        var (page, stale) = (await officer.Open($"/kho-khan/{id}"), await top.Open($"/kho-khan/{id}"));
        var action = $"/kho-khan/{id}/buoc";

        await officer.Send(page, action, HttpStatusCode.Redirect, ("buoc", "take"), ("phien-ban", "1"), ("giao-cho", ""));
        (await top.Send(stale, action, HttpStatusCode.Conflict, ("buoc", "answer"), ("phien-ban", "1"), ("noi-dung", "Trả lời của tỉnh"))).Words("main").ShouldContain("Người khác vừa xử lý khó khăn này.");
        (await officer.Send(page, action, HttpStatusCode.UnprocessableEntity, ("buoc", "answer"), ("phien-ban", "2"), ("noi-dung", "?"))).Words("main").ShouldContain("Ghi câu trả lời");
        await officer.Send(page, action, HttpStatusCode.Redirect, ("buoc", "answer"), ("phien-ban", "2"), ("noi-dung", "Gỡ ra, cài lại bản 2.4"));

        (await officer.Open($"/kho-khan/{id}")).Words("main").ShouldContain("Câu trả lời Gỡ ra, cài lại bản 2.4");
        var neighbour = await PortalBrowser.As(province.Installation, "team-deputy", Village);
        (await neighbour.Open($"/kho-khan/{id}")).QuerySelectorAll("form[action$='/buoc']").ShouldBeEmpty();
        (await (await PortalBrowser.As(province.Installation, "commune-officer", PortalProvince.OtherCommune)).Open($"/kho-khan/{id}", HttpStatusCode.NotFound)).Words("main").ShouldContain("Không có khó khăn này trong phạm vi của bạn");
        (await officer.Open("/kho-khan?trang-thai=answered&viec=platform")).Words("main").ShouldContain("Ứng dụng báo lỗi đồng bộ");
        (await officer.Open("/kho-khan?trang-thai=open&viec=platform")).Words("main").ShouldContain("Không có khó khăn nào như đã chọn");
    }

    [Fact]
    public async Task A_board_counts_difficulties_for_all_and_leads_to_them_only_who_may_see_them()
    {
        var phone = await province.Installation.As("member", Village);
        await province.Difficulty(phone, "Chưa có mạng ở xóm trên", "network");
        var quarter = CongDongSo.Domain.Time.Period.QuarterOf(CongDongSo.Domain.Time.VietnamTime.Today(TimeProvider.System)).Code;
        var board = $"/bang-so?don-vi={PortalProvince.Commune}&ky={quarter}";

        var officers = await (await province.CommuneOfficer()).Open(board);
        var viewers = await (await PortalBrowser.As(province.Installation, "viewer", PortalProvince.Commune)).Open(board);

        officers.QuerySelectorAll("section[aria-labelledby='kho-khan'] a").Length.ShouldBe(1);
        viewers.QuerySelector("section[aria-labelledby='kho-khan']").ShouldNotBeNull();
        viewers.QuerySelectorAll("section[aria-labelledby='kho-khan'] a").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_member_reads_the_name_of_another_who_raised_it_masked_and_leaders_whole()
    {
        await province.Installation.Json("user", "add", "nguoi.bao", "--name", "Phạm Thị Báo", "--role", "member", "--unit", Village);
        var phone = await Phone.Of(province.Installation, "nguoi.bao");
        var id = await province.Difficulty(phone.Client, "Thiếu máy chiếu", "team");
        var (member, leader) = (await PortalBrowser.As(province.Installation, "member", Village), await PortalBrowser.As(province.Installation, "team-leader", Village));

        (await member.Open($"/kho-khan/{id}")).Words("main").ShouldSatisfyAllConditions(text => text.ShouldContain("Phạm T. B."), text => text.ShouldNotContain("Phạm Thị Báo"));
        (await member.Open("/kho-khan")).Words("main").ShouldNotContain("Phạm Thị Báo");
        (await leader.Open($"/kho-khan/{id}")).Words("main").ShouldContain("Phạm Thị Báo");
    }

    [Fact]
    public async Task An_answer_stands_in_the_guide_of_the_phones_until_it_is_withdrawn_and_names_nobody()
    {
        await province.Installation.Json("user", "add", "hoi.dap", "--name", "Đinh Văn Hỏi", "--role", "member", "--unit", Village);
        var phone = await Phone.Of(province.Installation, "hoi.dap");
        var id = await province.Difficulty(phone.Client, "Quên mật khẩu VNeID thì làm sao", "platform");
        var officer = await province.CommuneOfficer();
        await officer.Send(await officer.Open($"/kho-khan/{id}"), $"/kho-khan/{id}/buoc", HttpStatusCode.Redirect, ("buoc", "answer"), ("phien-ban", "1"), ("noi-dung", "Ra công an xã cấp lại"));
        var page = await officer.Open($"/kho-khan/{id}");
        var guide = $"/kho-khan/{id}/cam-nang";

        (await officer.Send(page, guide, HttpStatusCode.UnprocessableEntity, ("muc", "platform"), ("cau-hoi", "Đinh Văn Hỏi quên mật khẩu"), ("cau-tra-loi", "Ra công an xã cấp lại"))).Words("main").ShouldContain("còn tên người báo");
        (await officer.Send(page, guide, HttpStatusCode.UnprocessableEntity, ("muc", "platform"), ("cau-hoi", "Quên mật khẩu VNeID?"), ("cau-tra-loi", "Gọi anh Tư 0914 994 007"))).Words("main").ShouldContain("dãy số");
        await officer.Send(page, guide, HttpStatusCode.Redirect, ("muc", "platform"), ("cau-hoi", "Quên mật khẩu VNeID thì làm sao?"), ("cau-tra-loi", "Mang căn cước ra công an xã."));

        (await Told(phone)).ShouldBe(["platform|Quên mật khẩu VNeID thì làm sao?|Mang căn cước ra công an xã."]);
        var (far, _) = await province.Installation.Account("member", "21040-01");
        (await Told(await Phone.Of(province.Installation, far))).ShouldBeEmpty("another commune has its own");
        var published = await officer.Open($"/kho-khan/{id}");
        await officer.Send(published, guide + "/rut", HttpStatusCode.Redirect);
        (await Told(phone)).ShouldBeEmpty();
        (await officer.Send(published, guide + "/rut", HttpStatusCode.Conflict)).Words("main").ShouldContain("không có trong cẩm nang");

        static async Task<string[]> Told(Phone phone) =>
            [.. (await new PhoneState(phone.Client).Pull()).Desk!.Value.GetProperty("answers").EnumerateArray().Select(one => $"{one.GetProperty("topic")}|{one.GetProperty("question")}|{one.GetProperty("answer")}")];
    }

    [Fact]
    public async Task What_is_erased_is_gone_from_difficulties_answers_contacts_and_the_guide_and_an_extract_has_it()
    {
        var person = await province.Installation.Query<Guid>("select id from p51.person where phone = '0914994006'");
        var phone = await province.Installation.As("member", Village);
        var household = await province.Installation.Query<Guid>("select h.id from p51.household h join p51.household_fact f on f.household_id = h.id where f.head = 'Nguyễn Văn An'");
        var about = await province.Difficulty(phone, "Anh Đỗ Văn Em (0914994006) đi vắng, Tổ thiếu người", "team");
        var asked = await province.Difficulty(phone, "", "support", more: new { topic = "support", text = "Ông Nguyễn Văn An cần người đến tận nhà", subjectId = household });
        await Step(await province.Installation.As("commune-officer", Commune), about, "answer", "Đã gọi anh Đỗ Văn Em");
        await province.Installation.Query<object>($"insert into p51.difficulty_contact (id, unit_id, area, name, phone, valid_from, named_at, named_by) values (gen_random_uuid(), gen_random_uuid(), 'phía tây', 'Đỗ Văn Em', '0914994006', '2025-11-01', now(), 'anh') returning 1");
        var file = Path.Combine(province.Installation.Folder, "em.json");
        await province.Installation.Json("privacy", "extract", "--phone", "0914994006", file);
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldContain("phía tây");

        await province.Installation.Json("privacy", "erase", "--person", person.ToString(), "--reason", "Theo đơn");
        await province.Installation.Json("privacy", "erase", "--household", household.ToString(), "--reason", "Theo đơn");

        var left = await province.Installation.Query<string>("""
            select string_agg(t, ' ') from (select body::text as t from p51.field_record where kind = 'difficulty' union all select text from p51.difficulty_step union all select name || coalesce(phone, '') from p51.difficulty_contact) as texts
            """);
        left.ShouldSatisfyAllConditions(text => text.ShouldNotContain("Đỗ Văn Em"), text => text.ShouldNotContain("0914994006"), text => text.ShouldNotContain("Nguyễn Văn An"), text => text.ShouldContain("Nội dung đã xóa theo yêu cầu."), text => text.ShouldContain("Tổ thiếu người"));
        (await Now(phone, asked)).GetProperty("difficulty").GetProperty("text").GetString().ShouldBe("Nội dung đã xóa theo yêu cầu.");
        await province.ShouldVerify();
    }
}
