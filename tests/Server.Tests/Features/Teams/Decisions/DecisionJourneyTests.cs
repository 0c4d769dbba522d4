using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Teams.Decisions;

public class DecisionJourneyTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private static readonly string[] CommuneTeam = ["Tổ CNSCĐ xã An Phú | Lý An | Tổ trưởng (Chủ tịch) | Đoàn Thanh niên | 0914 777 001 | 30/6/2027", "| Lý Bé | Thành viên | | 0914777002"];

    [Fact]
    public async Task A_draft_changes_no_team_and_a_published_decision_does_and_can_be_edited_no_more()
    {
        var decision = await ADecision.Begin(await province.CommuneOfficer());

        await decision.Save("71/QD-UBND", "2025-09-01", CommuneTeam);
        var before = await Members("71");
        var preview = await decision.Browser.Open(decision.Publish);
        var published = await decision.PublishNow();
        var page = await decision.Browser.Open(decision.Address);

        before.ShouldBe(0);
        preview.Words(".tile").ShouldBe("2thành viên mới");
        preview.Words("table tbody").ShouldContain("Tổ mới");
        published.ShouldBe(HttpStatusCode.Redirect);
        page.Words("h1").ShouldBe("Quyết định số 71/QĐ-UBND");
        page.Words(".list-group").ShouldContain("Tổ CNSCĐ xã An Phú, Xã An Phú: theo quyết định này từ 01/09/2025");
        (await Members("71")).ShouldBe(2);
        (await Text("select d.kind || ' ' || d.effective_on || ' ' || (d.typed_by = d.published_by) from p51.decision d where d.number = '71/QĐ-UBND'")).ShouldBe("establish 2025-09-01 true");
        (await Text("select m.role || ' ' || m.post || ' ' || m.affiliations[1] || ' ' || m.term_to from p51.membership m join p51.person p on p.id = m.person_id where p.name = 'Lý An'")).ShouldBe("leader Chủ tịch youth-union 2027-06-30");
        (await Text("select count(*)::text from p51.decision_draft where id = '" + decision.Id + "'")).ShouldBe("0");
        (await decision.Browser.Download(decision.Publish)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await Text("select string_agg(action, ' ' order by seq) from p51.audit_entry where '" + decision.Id + "' = any(subjects)")).ShouldBe("decision.draft decision.draft decision.publish");
    }

    [Fact]
    public async Task A_later_decision_changes_members_from_the_day_it_takes_force_and_the_next_ends_the_team()
    {
        var browser = await province.Officer();
        var first = await ADecision.Begin(browser, unit: PortalProvince.OtherCommune);
        await first.Save("81/QĐ-UBND", "2025-09-01", ["Tổ CNSCĐ xã Bình Sơn | Cao Một | TT | | 0914777011", "| Cao Hai | TV | | 0914777012"]);
        await first.PublishNow();
        var team = await Text("select t.id::text from p51.team t join p51.decision d on d.id = t.decision_id where d.number = '81/QĐ-UBND'");

        var change = await ADecision.Begin(browser, "changeMembers", PortalProvince.OtherCommune);
        var taken = await change.Save("82/QĐ-UBND", "2025-10-01", [], ("viec", "lay-danh-sach"), ("lay", team), ("ngay-hieu-luc", "2025-10-15"));
        taken.QuerySelectorAll("input[name=c1]").Select(cell => cell.GetAttribute("value")).Take(3).ShouldBe(["Cao Một", "Cao Hai", ""]);
        await change.Save("82/QĐ-UBND", "2025-10-01", ["Tổ CNSCĐ xã Bình Sơn | Cao Hai | TT | | 0914777012"], ("ngay-hieu-luc", "2025-10-15"), ("thay-the", first.Id.ToString()));
        await change.PublishNow();
        var end = await ADecision.Begin(browser, "end", PortalProvince.OtherCommune);
        await end.Save("83/QĐ-UBND", "2025-11-01", [], ("ket-thuc", team));
        await end.PublishNow();

        (await Text($"""
            select string_agg(p.name || ' ' || m.role || ' ' || m.valid_from || ' ' || m.valid_to, '; ' order by p.name, m.valid_from)
            from p51.membership m join p51.person p on p.id = m.person_id where m.team_id = '{team}'
            """)).ShouldBe("Cao Hai member 2025-09-01 2025-10-14; Cao Hai leader 2025-10-15 2025-10-31; Cao Một leader 2025-09-01 2025-10-14");
        (await Text($"select t.valid_to || ' ' || d.number from p51.team t join p51.decision d on d.id = t.ended_by where t.id = '{team}'")).ShouldBe("2025-10-31 83/QĐ-UBND");
        (await browser.Open(first.Address)).Words("dl").ShouldContain("Được thay thế bởi82/QĐ-UBND");
        (await browser.Open(end.Address)).Words(".list-group").ShouldContain("kết thúc, ngày cuối 31/10/2025");
        (await Text("select count(*)::text from p51.audit_entry where action = 'personal.read' and after ->> 'from' = 'decision'")).ShouldNotBe("0");
    }

    [Fact]
    public async Task Of_two_who_type_at_once_the_second_is_told_and_loses_nothing_of_the_first()
    {
        var decision = await ADecision.Begin(await province.CommuneOfficer());
        var seenByBoth = await decision.Browser.Open(decision.Address);

        (await decision.Send(seenByBoth, "", "", ["Thôn Phổ An | Người Một | TV"])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var second = await decision.Send(seenByBoth, "", "", ["Thôn Phổ An | Người Hai | TV"]);

        second.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var shown = await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        shown.ShouldContain("Bản nháp đã được");
        shown.ShouldContain("Người Hai");
        (await Text($"select sheet -> 0 ->> 1 from p51.decision_draft where id = '{decision.Id}'")).ShouldBe("Người Một");
    }

    [Fact]
    public async Task What_the_publisher_has_not_seen_is_not_published()
    {
        var decision = await ADecision.Begin(await province.CommuneOfficer());
        await decision.Save("72/QĐ-UBND", "2025-09-02", ["Thôn Phổ An | Lý Cao | TT"]);
        var preview = await decision.Browser.Open(decision.Publish);
        await decision.Save("72/QĐ-UBND", "2025-09-02", ["Thôn Phổ An | Lý Khác | TT"]);

        (await decision.Browser.Post(preview, decision.Publish)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await Text("select count(*)::text from p51.decision where number = '72/QĐ-UBND'")).ShouldBe("0");
    }

    [Fact]
    public async Task Faults_stand_by_row_and_column_beside_the_sheet_and_keep_it_from_being_published()
    {
        var decision = await ADecision.Begin(await province.CommuneOfficer());

        var page = await decision.Save("73/QĐ-UBND", "2025-09-03", ["Thôn Phổ An | Lý Sai | Trùm | | 09147"]);

        page.QuerySelectorAll("#ket-qua li[data-row='1']").Select(fault => fault.GetAttribute("data-column")).ShouldBe(["C", "E"]);
        (await decision.Browser.Open(decision.Publish)).QuerySelector($"form[action='{decision.Publish}']").ShouldBeNull();
        (await decision.Browser.Post(null, decision.Publish, ADecision.Token(page), ("version", "2"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task The_sheet_is_compared_with_every_program_in_force_before_it_is_saved()
    {
        var decision = await ADecision.Begin(await province.CommuneOfficer());
        var page = await decision.Browser.Open(decision.Address);
        var units = await province.Installation.Service<UnitDirectory>();
        var (commune, today) = (await units.Named(PortalProvince.Commune, null, TestContext.Current.CancellationToken), VietnamTime.Today(TimeProvider.System));
        var covering = await (await province.Installation.Service<ProgramCoverage>()).Of(((Result<Unit>.Done)commune).Value, TestContext.Current.CancellationToken);
        var titles = covering.Where(program => program.InForceOn(today) && program.Composition.Count > 0).Select(program => $"{program.Title} ({program.Date.Year})").ToList();
        titles.ShouldNotBeEmpty();

        var small = await decision.Browser.Post(page, decision.Address + "/kiem-tra", [ADecision.Token(page), .. ADecision.Cells(["Thôn Phổ An | Lý Dậu | TT"])]);

        small.StatusCode.ShouldBe(HttpStatusCode.OK);
        var words = await small.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        words.ShouldContain("Tổ thiếu");
        words.ShouldNotContain("<html");
        words.ShouldContain("điểm phải có");
        page.QuerySelectorAll("#ket-qua h3").Select(title => title.Words()).ShouldBe(titles);
        (await Text($"select version::text from p51.decision_draft where id = '{decision.Id}'")).ShouldBe("1");
    }

    [Fact]
    public async Task A_sheet_of_two_hundred_people_is_taken_whole()
    {
        var decision = await ADecision.Begin(await province.Officer(), unit: PortalProvince.OtherCommune);

        var page = await decision.Save("", "", [.. Enumerable.Range(0, 200).Select(i => $"Tổ xã Bình Sơn | Lý Văn {(char)('A' + (i % 26))}a{(char)('a' + (i / 26))} | TV | | 09{77_120_000 + i}")]);

        page.QuerySelectorAll("input[name=c1]").Count(cell => cell.GetAttribute("value")!.Length > 0).ShouldBe(200);
        page.QuerySelectorAll("#ket-qua li[data-row]").Select(fault => fault.Words()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_register_finds_decisions_by_kind_year_state_and_what_was_not_sent()
    {
        var browser = await province.Officer();
        var decision = await ADecision.Begin(browser, unit: PortalProvince.OtherCommune);
        await decision.Save("91/QĐ-UBND", "2024-09-03", ["Thôn Long Thành | Ngô Ý | TT"]);

        (await browser.Open("/quyet-dinh?don-vi=51&trang-thai=draft")).Words("table").ShouldContain("91/QĐ-UBND");
        (await browser.Open("/quyet-dinh?don-vi=51&nam=2024&loai=establish")).Rows().ShouldHaveSingleItem()[0].ShouldContain("91/QĐ-UBND");
        (await browser.Open("/quyet-dinh?don-vi=51&chua-gui=1&trang-thai=published")).Rows().Select(row => row[^1]).Distinct().ShouldHaveSingleItem().ShouldContain("chưa gửi");
        (await browser.Open("/quyet-dinh?don-vi=51&ngay=2025-07-22")).Words("table").ShouldNotContain("15/QĐ-UBND");
        (await browser.Open("/quyet-dinh?don-vi=21034")).Words("table").ShouldNotContain("15/QĐ-UBND");
    }

    [Fact]
    public async Task The_day_a_decision_was_sent_is_noted_and_a_day_before_it_was_issued_is_refused()
    {
        var browser = await province.CommuneOfficer();
        var address = $"/quyet-dinh/{await Text("select id::text from p51.decision where number = '12/QĐ-UBND'")}";

        var refused = await browser.Post(await browser.Open(address), address + "/da-gui", ("ngay-gui", "2025-07-01"));
        var done = await browser.Post(await browser.Open(address), address + "/da-gui", ("ngay-gui", "2025-07-30"));

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.Open(address)).Words("dl").ShouldContain("Gửi cấp trên30/07/2025");
    }

    [Fact]
    public async Task Programs_get_published_decisions_with_their_teams_and_no_drafts()
    {
        var draft = await ADecision.Begin(await province.CommuneOfficer());
        using var api = await province.Installation.As("viewer", PortalProvince.Commune);

        var list = await api.GetFromJsonAsync<JsonElement>("/api/v1/decisions", TestContext.Current.CancellationToken);
        var item = list.GetProperty("items").EnumerateArray().Single(one => one.GetProperty("number").GetString() == "12/QĐ-UBND");
        var one = await api.GetFromJsonAsync<JsonElement>($"/api/v1/decisions/{item.GetProperty("id").GetString()}", TestContext.Current.CancellationToken);

        (item.GetProperty("kind").GetString(), item.GetProperty("issuer").GetString(), item.GetProperty("teams").GetInt32()).ShouldBe(("establish", "Xã An Phú", 1));
        one.GetProperty("teams")[0].GetProperty("name").GetString().ShouldBe("Tổ CNSCĐ thôn Phổ Trường");
        (await api.GetAsync($"/api/v1/decisions/{draft.Id}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task People_of_the_unit_are_suggested_with_masked_phones_and_a_chosen_one_s_phone_is_noted()
    {
        var decision = await ADecision.Begin(await province.CommuneOfficer());

        var answer = await decision.Browser.Download(decision.Address + "/goi-y?q=ho+thi+d");
        var found = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement[0];
        var whole = await decision.Browser.Post(null, decision.Address + "/nguoi", ADecision.Token(await decision.Browser.Open(decision.Address)), ("nguoi", found.GetProperty("id").GetString()!));

        (found.GetProperty("name").GetString(), found.GetProperty("phone").GetString()).ShouldBe(("Hồ Thị Dung", "0914 994 ***"));
        (await whole.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("0914994005");
        (await Text($"select count(*)::text from p51.audit_entry where action = 'personal.read' and '{found.GetProperty("id").GetString()}' = any(subjects)")).ShouldNotBe("0");
    }

    private Task<long> Members(string number) => province.Installation.Query<long>($"select count(*) from p51.membership m join p51.decision d on d.id = m.decision_id where d.number like '{number}/%'");

    private Task<string> Text(string sql) => province.Installation.Query<string>(sql);
}
