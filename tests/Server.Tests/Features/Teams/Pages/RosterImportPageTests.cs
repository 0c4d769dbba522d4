using System.Net;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Teams.Pages;

public class RosterImportPageTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private const string Import = "/nhap-danh-sach", Confirm = "/nhap-danh-sach/ghi";

    private static readonly string OneTeam = PortalProvince.RosterHead
        + "1,Xã An Phú,Tổ CNSCĐ thôn Phổ An,31/QĐ-UBND ngày 25/7/2025,Phạm Văn Kiên,Tổ trưởng,0914995001,\n,,,,Đinh Thị Lan,Thành viên,0914995002,\n";

    [Fact]
    public async Task A_file_is_shown_first_and_written_only_when_its_sender_says_so_and_once()
    {
        var browser = await province.Officer();

        var shown = await Upload(browser, OneTeam);
        var before = await Members("Phổ An");
        var written = await browser.Send(shown, Confirm, HttpStatusCode.OK);
        var again = await browser.Send(shown, Confirm, HttpStatusCode.UnprocessableEntity);

        shown.Words(".alert-info").ShouldContain("Đã kiểm tra, chưa ghi");
        shown.Words(".tile").ShouldBe("2thành viên mới");
        before.ShouldBe(0);
        written.Words(".alert-success").ShouldContain("Đã nhập danh sách");
        (await Members("Phổ An")).ShouldBe(2);
        again.Words(".alert-danger:not(#request-failure)").ShouldContain("Tệp đã kiểm tra không còn được giữ");
    }

    [Fact]
    public async Task Faults_stand_with_their_cell_value_and_reason_and_nothing_can_be_confirmed()
    {
        var page = await Upload(await province.Officer(), OneTeam.Replace("0914995001", "09123", StringComparison.Ordinal), HttpStatusCode.UnprocessableEntity);

        var fault = page.Rows(".problem-faults").ShouldHaveSingleItem();
        fault[..3].ShouldBe(["2", "G", "09123"]);
        page.QuerySelector($"form[action='{Confirm}']").ShouldBeNull();
    }

    [Fact]
    public async Task What_one_account_checked_another_cannot_write()
    {
        var shown = await Upload(await province.Officer(), OneTeam.Replace("Phạm Văn Kiên", "Phạm Văn Khoa", StringComparison.Ordinal));
        var token = shown.QuerySelector("input[name=token]")!.GetAttribute("value")!;
        var other = await PortalBrowser.As(province.Installation, "admin", "51");

        var refused = await other.Send(await other.Open(Import), Confirm, HttpStatusCode.BadRequest, ("token", token));
        var withForm = await other.Upload(await other.Open(Import), Confirm, "x.csv", "", HttpStatusCode.UnprocessableEntity,
            ("token", token), ("__RequestVerificationToken", (await other.Open(Import)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!));

        refused.Words("h1").ShouldBe("Yêu cầu không hợp lệ");
        withForm.Words(".alert-danger:not(#request-failure)").ShouldContain("không còn được giữ");
        (await province.Installation.Query<long>("select count(*) from p51.person where name = 'Phạm Văn Khoa'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_that_is_no_roster_is_refused_beside_the_form()
    {
        var page = await Upload(await province.Officer(), "xin chào", HttpStatusCode.UnprocessableEntity);

        page.QuerySelector(".alert-danger:not(#request-failure)").ShouldNotBeNull();
        page.QuerySelector("input[type=file]").ShouldNotBeNull();
    }

    [Fact]
    public async Task Whoever_may_not_import_is_told_whom_to_ask() =>
        (await (await PortalBrowser.As(province.Installation, "viewer", PortalProvince.Commune)).Open(Import, HttpStatusCode.Forbidden)).Words(".empty").ShouldContain("cán bộ cấp xã");

    private static async Task<AngleSharp.Dom.IDocument> Upload(PortalBrowser browser, string content, HttpStatusCode expected = HttpStatusCode.OK) =>
        await browser.Upload(await browser.Open(Import), Import, "to.csv", content, expected, ("program", PortalProvince.Program));

    private Task<long> Members(string village) => province.Installation.Query<long>(
        $"select count(*) from p51.membership m join p51.team t on t.id = m.team_id where t.name like '%{village}'");
}
