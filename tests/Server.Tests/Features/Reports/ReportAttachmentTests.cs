using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Reports;

/// <summary>Files that go with a report: added and taken away while it is written, kept for ever once they were sent.</summary>
public sealed class ReportAttachmentTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private const string Pdf = "%PDF-1.7 danh sách";

    private TestInstallation Installation => province.Installation;

    [Fact]
    public async Task What_is_attached_goes_with_the_next_sending_and_stays_with_it_when_it_is_taken_away_later()
    {
        var report = await Draft("2025-Q4");
        var (commune, above) = (await province.CommuneOfficer(), await province.Officer());
        await Attach(commune, report, 1, HttpStatusCode.Redirect, Pdf, "Danh sách lớp.pdf");
        var file = (await Files(report)).Single();
        (await above.Open($"/bao-cao/{report}")).QuerySelector($"a[href$='{file}']").ShouldBeNull();
        (await above.Download($"/bao-cao/{report}/kem-theo/{file}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await Step(PortalProvince.Commune, "commune-officer", report, new { deed = "submit", version = 2 });

        (await above.Open($"/bao-cao/{report}")).QuerySelector($"a[href$='{file}']")!.TextContent.ShouldBe("Danh sách lớp.pdf");
        using var taken = await above.Download($"/bao-cao/{report}/kem-theo/{file}");
        (await taken.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), taken.Content.Headers.ContentDisposition!.DispositionType).ShouldBe((Pdf, "attachment"));
        (await Words(above, report)).ShouldContain("Tài liệu gửi kèm: Danh sách lớp.pdf.");

        await Step("51", "province-officer", report, new { deed = "return", version = 3, remarks = new[] { new { at = "whole", text = "Thiếu phụ lục" } } });
        await Detach(commune, report, file, 4, HttpStatusCode.Redirect);
        await Attach(commune, report, 5, HttpStatusCode.Redirect, Pdf, "Phụ lục.pdf");
        // Until it is sent again the superior has what was sent.
        (await above.Open($"/bao-cao/{report}")).Words("#kem-theo ~ ul").ShouldContain("Danh sách lớp.pdf");
        await Step(PortalProvince.Commune, "commune-officer", report, new { deed = "submit", version = 6 });

        (await above.Open($"/bao-cao/{report}")).Words("#kem-theo ~ ul").ShouldNotContain("Danh sách lớp.pdf");
        (await above.Download($"/bao-cao/{report}/kem-theo/{file}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var api = await Installation.As("province-officer", "51");
        var told = (await api.GetFromJsonAsync<JsonElement>($"/api/v1/reports/{report}")).GetProperty("attachments").EnumerateArray().Single();
        (told.GetProperty("name").GetString(), told.GetProperty("firstSubmission").GetInt32()).ShouldBe(("Phụ lục.pdf", 2));
        (await Installation.Query<string>($"select string_agg(deed || ' ' || note, ', ' order by version) from p51.report_step where report_id = '{report}' and deed like '%tach'")).ShouldBe("attach Danh sách lớp.pdf, detach Danh sách lớp.pdf, attach Phụ lục.pdf");
    }

    [Fact]
    public async Task What_was_never_sent_is_gone_when_it_is_taken_away_and_what_was_sent_can_be_neither_added_to_nor_lessened()
    {
        var report = await Draft("2026-Q1");
        var commune = await province.CommuneOfficer();
        await Attach(commune, report, 1, HttpStatusCode.Redirect, Pdf, "nhầm.pdf");
        await Detach(commune, report, (await Files(report)).Single(), 2, HttpStatusCode.Redirect);
        (await Files(report)).ShouldBeEmpty();
        await Attach(commune, report, 3, HttpStatusCode.Redirect, Pdf, "đúng.pdf");
        // Whoever saw an earlier version is told, and nothing is written.
        (await Attach(commune, report, 3, HttpStatusCode.Conflict, Pdf, "nữa.pdf")).ShouldContain("Tải lại trang");
        await Step(PortalProvince.Commune, "commune-officer", report, new { deed = "submit", version = 4 });

        (await Attach(commune, report, 5, HttpStatusCode.Conflict, Pdf, "muộn.pdf")).ShouldContain("Báo cáo đã gửi thì không sửa được.");
        await Detach(commune, report, (await Files(report)).Single(), 5, HttpStatusCode.Conflict);

        (await Files(report)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Only_documents_and_pictures_without_macros_are_taken_and_no_more_than_ten()
    {
        var report = await Draft("2026-Q2");
        var commune = await province.CommuneOfficer();

        (await Attach(commune, report, 1, HttpStatusCode.BadRequest, "MZ chương trình", "a.pdf")).ShouldContain("Tệp không phải PDF");
        (await Attach(commune, report, 1, HttpStatusCode.BadRequest, Package("word/document.xml", "word/vbaProject.bin"), "a.docx")).ShouldContain("macro");
        (await Attach(commune, report, 1, HttpStatusCode.BadRequest, Package("evil.txt"), "a.docx")).ShouldContain("Tệp không phải PDF");
        await Attach(commune, report, 1, HttpStatusCode.Redirect, Package("xl/workbook.xml"), "../../số liệu.exe");
        (await Installation.Query<string>($"select name from p51.report_attachment where report_id = '{report}'")).ShouldBe("số liệu.xlsx");
        for (var file = 2; file <= 10; file++)
            await Attach(commune, report, file, HttpStatusCode.Redirect, Pdf, $"{file}.pdf");
        (await Attach(commune, report, 11, HttpStatusCode.Conflict, Pdf, "11.pdf")).ShouldContain("đã có 10 tài liệu");
    }

    [Fact]
    public async Task Only_the_unit_itself_attaches()
    {
        var report = await Draft("2026-Q3");

        await Attach(await province.Officer(), report, 1, HttpStatusCode.Forbidden, Pdf, "a.pdf");
        await Attach(await PortalBrowser.As(Installation, "commune-officer", PortalProvince.OtherCommune), report, 1, HttpStatusCode.NotFound, Pdf, "a.pdf");
        (await (await PortalBrowser.As(Installation, "viewer", PortalProvince.Commune)).Download($"/bao-cao/{report}/kem-theo/{report}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Files(report)).ShouldBeEmpty();
    }

    private static byte[] Package(params string[] entries)
    {
        var made = new MemoryStream();
        using (var package = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in entries)
                package.CreateEntry(entry).Open().Dispose();
        }
        return made.ToArray();
    }

    private static Task<string> Attach(PortalBrowser browser, Guid report, int version, HttpStatusCode status, string content, string name) =>
        Attach(browser, report, version, status, System.Text.Encoding.UTF8.GetBytes(content), name);

    private static async Task<string> Attach(PortalBrowser browser, Guid report, int version, HttpStatusCode status, byte[] content, string name)
    {
        var page = await browser.Open("/bao-cao");
        var token = page.QuerySelector("input[name=__RequestVerificationToken]").ShouldNotBeNull();
        var answer = await browser.Upload(page, $"/bao-cao/{report}/kem-theo", name, content, status, [("v", $"{version}"), (token.GetAttribute("name")!, token.GetAttribute("value")!)]);
        return answer.Body?.TextContent ?? "";
    }

    private static async Task Detach(PortalBrowser browser, Guid report, Guid file, int version, HttpStatusCode status)
    {
        var page = await browser.Open("/bao-cao");
        var token = page.QuerySelector("input[name=__RequestVerificationToken]").ShouldNotBeNull();
        await browser.Send(page, $"/bao-cao/{report}/kem-theo/{file}/bot", status, ("v", $"{version}"), (token.GetAttribute("name")!, token.GetAttribute("value")!));
    }

    private async Task<string> Words(PortalBrowser browser, Guid report)
    {
        using var letter = await browser.Download($"/bao-cao/{report}/tai.docx");
        using var package = new ZipArchive(await letter.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        using var document = new StreamReader(package.GetEntry("word/document.xml")!.Open());
        return await document.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private async Task<IReadOnlyList<Guid>> Files(Guid report) => await Installation.Query<Guid[]>($"select coalesce(array_agg(id order by added_at), '{{}}') from p51.report_attachment where report_id = '{report}'");

    private async Task Step(string unit, string role, Guid report, object step)
    {
        using var api = await Installation.As(role, unit);
        using var answer = await api.PostAsJsonAsync($"/api/v1/reports/{report}/steps", step);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <returns>A report that has been written to once, so that its version is 1.</returns>
    private async Task<Guid> Draft(string period)
    {
        await Installation.Json("report", "open", "--province", "51", "--since", "2025-10-01");
        var id = await Installation.Query<Guid>($"""
            select r.id from p51.report r join cds.unit_version v on v.unit_id = r.unit_id
            where r.program = '{PortalProvince.Program}' and r.report = 'quarter' and r.period = '{period}' and v.code = '{PortalProvince.Commune}' limit 1
            """);
        await Step(PortalProvince.Commune, "commune-officer", id, new { deed = "write", version = 0, sections = new Dictionary<string, string> { ["Kết quả thực hiện"] = "Đã hướng dẫn." } });
        return id;
    }
}
