using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Teams.Pages;

public class RosterMappingPageTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private const string Import = "/nhap-danh-sach", Mapping = "/nhap-danh-sach/ghep-cot", Confirm = "/nhap-danh-sach/ghi", Imported = "/nhap-danh-sach/da-nhap", Undo = "/nhap-danh-sach/hoan-tac";

    [Fact]
    public async Task A_sheet_in_another_form_is_matched_checked_written_and_remembered()
    {
        var browser = await province.CommuneOfficer();

        var mapping = await Upload(browser, Sheet("Mã số,Khu,Người phụ trách,Việc,Số máy", "1,thôn Phổ An,Đinh Văn Núi,Tổ trưởng,0914996001"));
        Choose(mapping, "g0-dong", "1");
        mapping.QuerySelectorAll<IHtmlInputElement>("input[name='g0-trang']").Single().IsChecked = true;
        var open = await Submit(browser, mapping, HttpStatusCode.UnprocessableEntity);
        Choose(open, "g0-cot1", "village");
        Choose(open, "g0-cot2", "name");
        Choose(open, "g0-cot3", "role");
        Choose(open, "g0-cot4", "phone");
        Choose(open, "g0-chung-commune", "Xã An Phú");
        Choose(open, "g0-chung-decision", "61/QĐ-UBND ngày 1/8/2025");
        var shown = await Submit(browser, open, HttpStatusCode.OK);
        var written = await browser.Send(shown, Confirm, HttpStatusCode.OK);
        var again = await Upload(browser, Sheet("MÃ SỐ,KHU,Người phụ trách,Việc,Số máy", "1,thôn Phổ An,Đinh Văn Núi,Tổ trưởng,0914996009"));

        mapping.Words("h1").ShouldBe("Ghép cột");
        open.Words(".alert-danger:not(#request-failure)").ShouldContain("Chưa chọn cột họ tên thành viên");
        shown.Words(".tile").ShouldBe("1thành viên mới");
        written.Words(".alert-success").ShouldContain("Đã nhập danh sách");
        again.Words("h1").ShouldBe("Nhập danh sách Tổ");
        again.Rows(".card-body table").SelectMany(row => row).ShouldContain(cell => cell.Contains("Đọc theo cách ghép cột đã ghi nhớ"));
    }

    [Fact]
    public async Task What_the_headers_say_is_chosen_already_and_two_columns_of_one_meaning_are_refused()
    {
        var browser = await province.Officer();

        var mapping = await Upload(browser, "UBND XÃ AN PHÚ,,,,\nTT,Thôn,Họ và tên,Nhiệm vụ,Điện thoại,Họ tên vợ/chồng\n1,Phổ An,Đinh Văn Sông,TT,0914996002,Lê Thị Suối\n");
        Choose(mapping, "g0-cot5", "name");
        var refused = await Submit(browser, mapping, HttpStatusCode.UnprocessableEntity);

        Chosen(mapping, "g0-cot1").ShouldBe("village");
        Chosen(mapping, "g0-cot2").ShouldBe("name");
        Chosen(mapping, "g0-cot3").ShouldBe("role");
        mapping.QuerySelector<IHtmlInputElement>("#g0-dong")!.Value.ShouldBe("2");
        refused.Words(".alert-danger:not(#request-failure)").ShouldContain("Cột C và cột F cùng là họ tên");
    }

    [Fact]
    public async Task Faults_of_a_matched_file_lead_back_to_the_matching()
    {
        var browser = await province.Officer();
        var mapping = await Upload(browser, "Xã,Tổ CNSCĐ,Quyết định,Họ và tên,Vai trò trong Tổ,Liên lạc\nXã An Phú,thôn Phổ An,62/QĐ-UBND ngày 2/8/2025,Đinh Văn Biển,Tổ trưởng,0912\n");
        Choose(mapping, "g0-cot5", "phone");

        var faulty = await Submit(browser, mapping, HttpStatusCode.UnprocessableEntity);
        var back = await browser.Open(faulty.QuerySelector<IHtmlAnchorElement>($"a[href^='{Mapping}']")!.GetAttribute("href")!);

        faulty.Rows(".problem-faults").ShouldHaveSingleItem()[..3].ShouldBe(["2", "F", "0912"]);
        Chosen(back, "g0-cot5").ShouldBe("phone");
    }

    [Fact]
    public async Task An_import_is_listed_and_undone_and_what_was_changed_since_is_said()
    {
        var browser = await province.CommuneOfficer();
        const string Team = "1,Xã An Phú,Tổ CNSCĐ số 9 thôn Phổ An,71/QĐ-UBND ngày 5/8/2025,";
        await Write(browser, Team + "Phạm Văn Lúa,Tổ trưởng,0914997001,\n");
        await Write(browser, Team + "Phạm Văn Lúa,Tổ trưởng,0914997009,\n");

        var list = await browser.Open(Imported);
        var changes = list.QuerySelectorAll<IHtmlInputElement>("input[name=lan]").Select(input => input.Value).ToList();
        var refused = await browser.Send(list, Undo, HttpStatusCode.UnprocessableEntity, ("lan", changes[1]));
        var undone = await browser.Send(list, Undo, HttpStatusCode.OK, ("lan", changes[0]));

        refused.Words(".alert-danger:not(#request-failure)").ShouldContain("có phần đã thay đổi sau lần nhập này");
        undone.Words(".alert-success").ShouldContain("trở lại đúng như trước khi nhập to.csv");
        (await province.Installation.Query<string>("select string_agg(phone, ' ') from p51.person where name = 'Phạm Văn Lúa'")).ShouldBe("0914997001");
    }

    /// <summary>Everything that is filled in on the page, as a browser sends it.</summary>
    private static Task<IDocument> Submit(PortalBrowser browser, IDocument page, HttpStatusCode expected)
    {
        var form = page.QuerySelector($"form[action='{Mapping}']")!;
        var inputs = form.QuerySelectorAll<IHtmlInputElement>("input[name]:not([type=hidden])").Where(input => input.Type != "checkbox" || input.IsChecked).Select(input => (input.Name!, input.Value));
        var choices = form.QuerySelectorAll<IHtmlSelectElement>("select").Select(select => (select.Name!, select.Value ?? ""));
        return browser.Send(page, Mapping, expected, [.. inputs, .. choices, ("viec", "kiem-tra")]);
    }

    private static async Task Write(PortalBrowser browser, string lines) =>
        await browser.Send(await Upload(browser, PortalProvince.RosterHead + lines), Confirm, HttpStatusCode.OK);

    private static string Sheet(params string[] lines) => string.Join('\n', lines) + '\n';

    private static async Task<IDocument> Upload(PortalBrowser browser, string content) =>
        await browser.Upload(await browser.Open(Import), Import, "to.csv", content, HttpStatusCode.OK, ("program", PortalProvince.Program));

    private static void Choose(IDocument page, string field, string value)
    {
        var element = page.QuerySelector($"[name='{field}']").ShouldNotBeNull(field);
        if (element is IHtmlSelectElement select)
            select.Value = value;
        else
            ((IHtmlInputElement)element).Value = value;
    }

    private static string? Chosen(IDocument page, string field) => page.QuerySelector<IHtmlSelectElement>($"[name='{field}']")!.Value;
}
