using System.Net;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units.Reform;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Units.Reform;

/// <summary>An officer of the province records events; each test takes back what it did.</summary>
public sealed class ReformPageTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private const string Day = "2026-03-01";

    private readonly TestInstallation installation = province.Installation;

    [Fact]
    public async Task A_merger_is_looked_at_recorded_and_taken_back_to_the_row()
    {
        var officer = await province.Officer();
        var before = await installation.UnitRows();

        var preview = await officer.Decide(ReformDesk.Merge("99991", Day, PortalProvince.Commune, PortalProvince.OtherCommune));

        preview.ShouldContain("Lập Xã Hợp Nhất (mã 99991) từ ngày 01/03/2026, thuộc Tỉnh Quảng Ngãi.");
        preview.ShouldContain("2 đơn vị cấp thôn của Xã An Phú chuyển về Xã Hợp Nhất.");
        preview.ShouldContain("2 Tổ, 8 lượt thành viên, 4 hộ");
        (await installation.Json("unit", "list", "--under", "99991")).GetProperty("total").GetInt32().ShouldBe(3);
        (await installation.Json("unit", "show", "21034-01")).GetProperty("terrain").GetString().ShouldBe("plain");
        (await installation.Query<long>("select count(*) from cds.audit_entry where action = 'reform.apply'")).ShouldBeGreaterThan(0);
        (await officer.UndoLast()).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await installation.UnitRows()).ShouldBe(before);
    }

    [Fact]
    public async Task Villages_that_a_split_left_open_wait_on_the_worklist_until_they_are_placed()
    {
        var officer = await province.Officer();
        var before = await installation.UnitRows();
        var (placed, open) = (await installation.IdOf("21034-01"), await installation.IdOf("21034-02"));
        await officer.Decide(
        [
            ("loai-su-kien", "split"), ("ngay", Day), ("nghi-quyet", "89/NQ-UBTVQH16"), ("cu", PortalProvince.Commune),
            ("ma", "99992"), ("loai", "Phường"), ("ten", "Đông"), ("tren", ""), ("ma", "99993"), ("loai", "Xã"), ("ten", "Tây"), ("tren", ""), ($"thon-{placed}", "99992"),
        ]);

        var worklist = await officer.Open(ReformLinks.Unplaced);
        worklist.Rows().ShouldHaveSingleItem()[0].ShouldBe("Thôn Phổ An");
        var west = await installation.IdOf("99993");
        (await officer.Post(worklist, ReformLinks.Unplaced, ($"thon-{open}", west.ToString()))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await officer.Open(ReformLinks.Unplaced)).Words("main").ShouldContain("Không còn thôn nào chưa rõ");
        (await installation.Json("unit", "show", "21034-02")).GetProperty("parentId").GetGuid().ShouldBe(west.Value);
        var first = (await officer.Open(ReformLinks.List)).QuerySelectorAll("form[action$='/hoan-tac']")[1].GetAttribute("action")!;
        (await officer.Post(await officer.Open(ReformLinks.List), first)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await officer.UndoLast();
        await officer.UndoLast();
        (await installation.UnitRows()).ShouldBe(before);
    }

    [Fact]
    public async Task What_has_come_to_stand_on_a_new_unit_keeps_the_event_from_being_undone()
    {
        var officer = await province.Officer();
        await officer.Decide(ReformDesk.Merge("99994", Day, PortalProvince.OtherCommune));
        await installation.Json("unit", "import", installation.FileWith("moi.csv", "code,name,kind,commune,validFrom\n99994-09,Mới,Thôn,99994,2026-04-01\n"));

        var answer = await officer.UndoLast();

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Thôn Mới (mã 99994-09) đã thay đổi sau sự kiện này");
        await installation.Query<int>("delete from cds.unit_version where code = '99994-09'; delete from cds.unit u where not exists (select from cds.unit_version v where v.unit_id = u.id); select 1");
        (await officer.UndoLast()).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task An_event_outside_the_officer_s_province_or_against_the_rules_is_refused_beside_the_form()
    {
        var officer = await province.Officer();
        var form = await officer.Open(ReformLinks.New);

        var elsewhere = await officer.Send(form, ReformLinks.New, HttpStatusCode.UnprocessableEntity, [.. ReformDesk.Merge("99995", Day, "20341"), ("viec", "ghi")]);
        var taken = await officer.Send(form, ReformLinks.New, HttpStatusCode.UnprocessableEntity, [.. ReformDesk.Merge("20341", Day, PortalProvince.Commune), ("viec", "ghi")]);
        var day = await officer.Send(form, ReformLinks.New, HttpStatusCode.UnprocessableEntity, [.. ReformDesk.Merge("99995", "mai", PortalProvince.Commune), ("viec", "xem")]);

        elsewhere.Words(".alert-heading").ShouldContain("Không có đơn vị này trong phạm vi của bạn");
        taken.Words("main").ShouldContain("Mã 20341 là của");
        day.Words(".alert-heading").ShouldContain("viết chưa đúng");
    }

    [Fact]
    public async Task A_unit_that_ended_is_followed_to_those_that_stand()
    {
        var officer = await province.Officer();
        var old = await installation.IdOf(PortalProvince.OtherCommune);
        await officer.Decide(ReformDesk.Merge("99996", Day, PortalProvince.OtherCommune));
        var succession = await installation.Service<UnitSuccession>();

        var heirs = await succession.Of([old, UnitId.Of("commune/20503/2021-01-01")], new DateOnly(2026, 11, 1), TestContext.Current.CancellationToken);

        heirs[old].ShouldHaveSingleItem().ShouldSatisfyAllConditions(heir => heir.Unit.Code.ShouldBe("99996"), heir => heir.Whole.ShouldBeTrue());
        (await succession.Ended([old], new DateOnly(2026, 2, 1), TestContext.Current.CancellationToken)).ShouldBeEmpty();
        (await officer.UndoLast()).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await succession.Of([old], new DateOnly(2026, 11, 1), TestContext.Current.CancellationToken))[old].ShouldBeEmpty();
    }
}
