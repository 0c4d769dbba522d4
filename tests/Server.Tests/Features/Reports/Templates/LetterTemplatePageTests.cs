using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using CongDongSo.Server.Features.Reports.Templates;
using CongDongSo.Server.Tests.Harness;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CongDongSo.Server.Tests.Features.Reports.Templates;

/// <summary>An office's template over the portal and the command line: checked, tried, taken, inherited, brought back.</summary>
public sealed class LetterTemplatePageTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private TestInstallation Installation => province.Installation;

    [Fact]
    public async Task A_template_is_checked_tried_with_a_real_report_and_taken()
    {
        var officer = await PortalBrowser.As(Installation, "commune-officer", PortalProvince.OtherCommune);

        var page = await Send(officer, PortalProvince.OtherCommune, Saying("Kính thưa quý cơ quan,"), HttpStatusCode.OK);
        page.Body!.TextContent.ShouldContain("dùng được, chưa đổi mẫu");
        using var tried = await officer.Download(page.QuerySelector("a[href*='xem-thu'][href*='dang=docx']")!.GetAttribute("href")!);
        Text(await Bytes(tried)).ShouldContain("XÃ BÌNH SƠN");
        Text(await Bytes(tried)).ShouldContain("Kính thưa quý cơ quan,");
        (await Letter(officer, PortalProvince.OtherCommune)).ShouldNotContain("Kính thưa");
        await officer.Send(page, "/bao-cao/mau/dung", HttpStatusCode.Redirect);

        (await Letter(officer, PortalProvince.OtherCommune)).ShouldContain("Kính thưa quý cơ quan,");
        var shown = await officer.Open($"/bao-cao/mau?don-vi={PortalProvince.OtherCommune}");
        shown.Body!.TextContent.ShouldContain("bản 1 của Xã Bình Sơn");
        (await Installation.Query<long>("select count(*) from p51.audit_entry where action = 'letterTemplate.set' and after ->> 'no' = '1'")).ShouldBeGreaterThan(0);
        (await officer.Send(page, "/bao-cao/mau/dung", HttpStatusCode.BadRequest)).Body!.TextContent.ShouldContain("không còn được giữ");
    }

    [Fact]
    public async Task A_broken_one_says_where_and_changes_nothing()
    {
        var officer = await province.CommuneOfficer();

        var page = await Send(officer, PortalProvince.Commune, ATemplate.Of([.. ATemplate.Needed, "Của {{ten_don_vj}}"]), HttpStatusCode.UnprocessableEntity);

        page.Rows().ShouldContain(row => row.SequenceEqual(new[] { "Đoạn 5", "Của {{ten_don_vj}}", "Không có trường {{ten_don_vj}}; ý bạn là {{ten_don_vi}}?" }));
        page.QuerySelector("form[action='/bao-cao/mau/dung']").ShouldBeNull();
        (await Send(officer, PortalProvince.Commune, [1, 2, 3], HttpStatusCode.UnprocessableEntity)).Body!.TextContent.ShouldContain("không phải văn bản Word");
    }

    [Fact]
    public async Task The_nearest_unit_up_the_tree_decides_and_earlier_versions_come_back()
    {
        var (commune, top) = (await province.CommuneOfficer(), await province.Officer());
        await Take(top, "51", "Mẫu của tỉnh");
        (await Letter(commune, PortalProvince.Commune)).ShouldContain("Mẫu của tỉnh");
        (await commune.Open($"/bao-cao/mau?don-vi={PortalProvince.Commune}")).Body!.TextContent.ShouldContain("Đơn vị chưa có mẫu riêng nên dùng mẫu của cấp trên.");

        await Take(commune, PortalProvince.Commune, "Mẫu xã, một");
        await Take(commune, PortalProvince.Commune, "Mẫu xã, hai");
        (await Letter(commune, PortalProvince.Commune)).ShouldContain("Mẫu xã, hai");
        await Return(commune, PortalProvince.Commune, "1", "Mẫu hai sai lề");
        (await Letter(commune, PortalProvince.Commune)).ShouldContain("Mẫu xã, một");
        await Return(commune, PortalProvince.Commune, "0", "Dùng chung với tỉnh");
        (await Letter(commune, PortalProvince.Commune)).ShouldContain("Mẫu của tỉnh");

        var list = await Installation.Json("report", "template", "list", "--unit", PortalProvince.Commune);
        list.GetProperty("items").EnumerateArray().Select(one => (one.GetProperty("no").GetInt32(), one.GetProperty("removed").GetBoolean())).ShouldBe([(4, true), (3, false), (2, false), (1, false)]);
        using var first = await commune.Download($"/bao-cao/mau/tai?don-vi={PortalProvince.Commune}&ban=1");
        Text(await Bytes(first)).ShouldContain("Mẫu xã, một");
        using var start = await commune.Download($"/bao-cao/mau/tai?don-vi={PortalProvince.Commune}&ban=0");
        (await Bytes(start)).ShouldBe(LetterStart.Content);
        await Installation.Json("report", "template", "remove", "--unit", "51");
        (await Letter(commune, PortalProvince.Commune)).ShouldNotContain("Mẫu của tỉnh");
    }

    [Fact]
    public async Task Only_officers_of_the_unit_or_above_set_one_and_nobody_elses_is_reached()
    {
        var template = Saying("Không được");
        var leader = await PortalBrowser.As(Installation, "team-leader", "21034-01");
        (await Send(leader, "21034-01", template, HttpStatusCode.BadRequest)).Body!.TextContent.ShouldContain("dùng mẫu của cấp trên");
        await Send(await PortalBrowser.As(Installation, "commune-officer", PortalProvince.OtherCommune), PortalProvince.Commune, template, HttpStatusCode.NotFound);
        await Send(await PortalBrowser.As(Installation, "viewer", PortalProvince.Commune), PortalProvince.Commune, template, HttpStatusCode.Forbidden);
        (await Installation.Query<long>("select count(*) from p51.letter_template t join cds.unit_version v on v.unit_id = t.unit_id where v.code = '21034-01' or t.added_by like 'viewer%'")).ShouldBe(0);
    }

    [Fact]
    public async Task Commands_check_and_set_and_a_report_built_there_uses_it()
    {
        var path = Path.Combine(Installation.Folder, "mau.docx");
        await Installation.Json("report", "template", "start", path);
        (await Installation.Json("report", "template", "check", path)).GetProperty("ok").GetBoolean().ShouldBeTrue();
        await File.WriteAllBytesAsync(path, ATemplate.Of(ATemplate.Needed.Append("Phường gửi {{kinh_guii}}")), TestContext.Current.CancellationToken);
        var faulty = await Installation.Run("report", "template", "check", path, "--json");
        faulty.Exit.ShouldBe(1);
        faulty.Output.ShouldContain("kinh_gui");
        await File.WriteAllBytesAsync(path, Saying("Mẫu phường"), TestContext.Current.CancellationToken);
        (await Installation.Json("report", "template", "set", path, "--unit", "20335", "--reason", "Thử")).GetProperty("total").GetInt32().ShouldBe(1);
    }

    private static async Task<IDocument> Send(PortalBrowser browser, string unit, byte[] file, HttpStatusCode status)
    {
        var any = await browser.Open("/tai-khoan");
        var token = any.QuerySelector("input[name=__RequestVerificationToken]").ShouldNotBeNull();
        return await browser.Upload(any, "/bao-cao/mau", "khong.docx", file, status, ("don-vi", unit), (token.GetAttribute("name")!, token.GetAttribute("value")!));
    }

    private static async Task Take(PortalBrowser browser, string unit, string words) =>
        await browser.Send(await Send(browser, unit, Saying(words), HttpStatusCode.OK), "/bao-cao/mau/dung", HttpStatusCode.Redirect);

    private static async Task Return(PortalBrowser browser, string unit, string no, string reason) =>
        await browser.Send(await browser.Open($"/bao-cao/mau?don-vi={unit}"), "/bao-cao/mau/tro-lai", HttpStatusCode.Redirect, ("ban", no), ("ly-do", reason));

    private static async Task<string> Letter(PortalBrowser browser, string unit)
    {
        using var answer = await browser.Download($"/bao-cao/tai/{PortalProvince.Program}/quarter/{unit}/2025-Q4.docx");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return Text(await Bytes(answer));
    }

    private static byte[] Saying(string words) => ATemplate.Started(main => main.Document!.Body!.Elements<Paragraph>().First(one => one.InnerText.StartsWith("Thực hiện", StringComparison.Ordinal)).InsertBeforeSelf(new Paragraph(new Run(new Text(words)))));

    private static Task<byte[]> Bytes(HttpResponseMessage answer) => answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

    private static string Text(byte[] file)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        return package.MainDocumentPart!.Document!.Body!.InnerText;
    }
}
