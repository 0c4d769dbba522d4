using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Reports;

/// <summary>The signed copy of a report: in after it was sent, shown to the superior, replaced with a reason only, never altered.</summary>
public sealed class OfficialCopyTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private const string Signed = "%PDF-1.7 /ByteRange [0 10 20 30] /Sig", Scanned = "%PDF-1.4 một trang";

    private TestInstallation Installation => province.Installation;

    [Fact]
    public async Task A_signed_copy_is_attached_with_its_number_and_date_and_the_superior_sees_it()
    {
        var report = await Sent("2025-Q4");
        var commune = await province.CommuneOfficer();

        await Attach(commune, report, HttpStatusCode.Redirect, Signed, ("so", "12/BC-UBND"), ("ngay", "2025-12-15"));

        var above = await province.Officer();
        (await above.Open($"/bao-cao/{report}")).Body!.TextContent.ShouldContain("Số 12/BC-UBND ngày 15/12/2025");
        using var api = await Installation.As("province-officer", "51");
        var official = (await api.GetFromJsonAsync<JsonElement>($"/api/v1/reports/{report}")).GetProperty("official");
        (official.GetProperty("number").GetString(), official.GetProperty("isSigned").GetBoolean(), official.GetProperty("submission").GetInt32()).ShouldBe(("12/BC-UBND", true, 1));
        using var taken = await above.Download($"/bao-cao/{report}/ban-chinh-thuc?ban=1");
        (await taken.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(Signed);
        (taken.Content.Headers.ContentType!.MediaType, taken.Content.Headers.ContentDisposition!.DispositionType).ShouldBe(("application/pdf", "attachment"));
        (await Installation.Query<long>($"select count(*) from p51.audit_entry where action in ('report.official', 'reportOfficial.export') and '{report}' = any(subjects)")).ShouldBe(2);
    }

    [Fact]
    public async Task It_is_replaced_with_a_reason_only_and_the_one_before_is_kept()
    {
        var report = await Sent("2026-Q1");
        var commune = await province.CommuneOfficer();
        await Attach(commune, report, HttpStatusCode.Redirect, Scanned, ("so", "12/BC-UBND"), ("ngay", "2025-12-15"));

        (await Attach(commune, report, HttpStatusCode.BadRequest, Signed, ("so", "13/BC-UBND"), ("ngay", "2025-12-15"), ("da-co", "1"))).ShouldContain("cần ghi lý do");
        // Who has not seen that there is one is told of it.
        (await Attach(commune, report, HttpStatusCode.Conflict, Signed, ("so", "13/BC-UBND"), ("ngay", "2025-12-15"), ("da-co", "0"))).ShouldContain("Có người vừa gắn");
        await Attach(commune, report, HttpStatusCode.Redirect, Signed, ("so", "13/BC-UBND"), ("ngay", "2025-12-15"), ("da-co", "1"), ("ly-do", "Sai số văn bản"));

        var page = (await commune.Open($"/bao-cao/{report}")).Body!.TextContent;
        page.ShouldContain("lý do thay: Sai số văn bản");
        page.ShouldContain("Số 12/BC-UBND");
        (await Installation.Query<long>($"select count(*) from p51.report_official where report_id = '{report}'")).ShouldBe(2);
    }

    [Fact]
    public async Task Wrong_numbers_days_and_files_are_refused_with_what_to_do()
    {
        var report = await Sent("2026-Q2");
        var commune = await province.CommuneOfficer();

        (await Attach(commune, report, HttpStatusCode.BadRequest, Scanned, ("so", "mười hai"), ("ngay", "2025-12-15"))).ShouldContain("ví dụ 12/BC-UBND");
        (await Attach(commune, report, HttpStatusCode.BadRequest, Scanned, ("so", "12/BC-UBND"), ("ngay", "2199-12-15"))).ShouldContain("Ngày ký");
        (await Attach(commune, report, HttpStatusCode.BadRequest, "MZ chương trình", ("so", "12/BC-UBND"), ("ngay", "2025-12-15"))).ShouldContain("Tệp không phải PDF, JPG hay PNG.");
        (await Installation.Query<long>($"select count(*) from p51.report_official where report_id = '{report}'")).ShouldBe(0);
    }

    [Fact]
    public async Task Only_the_unit_itself_attaches_one_and_only_to_what_was_sent()
    {
        var report = await Sent("2026-Q3");
        var unsent = await Report("2026-Q4");

        (await Attach(await province.CommuneOfficer(), unsent, HttpStatusCode.Conflict, Scanned, ("so", "12/BC-UBND"), ("ngay", "2025-12-15"))).ShouldContain("báo cáo đã gửi");
        await Attach(await province.Officer(), report, HttpStatusCode.Forbidden, Scanned, ("so", "12/BC-UBND"), ("ngay", "2025-12-15"));
        await Attach(await PortalBrowser.As(Installation, "commune-officer", PortalProvince.OtherCommune), report, HttpStatusCode.NotFound, Scanned, ("so", "12/BC-UBND"), ("ngay", "2025-12-15"));
        (await (await PortalBrowser.As(Installation, "viewer", PortalProvince.Commune)).Download($"/bao-cao/{report}/ban-chinh-thuc")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<string> Attach(PortalBrowser browser, Guid report, HttpStatusCode status, string content, params (string Name, string Value)[] values)
    {
        var page = await browser.Open("/bao-cao");
        var token = page.QuerySelector("input[name=__RequestVerificationToken]").ShouldNotBeNull();
        var answer = await browser.Upload(page, $"/bao-cao/{report}/ban-chinh-thuc", "bao-cao-ky.pdf", content, status, [.. values, (token.GetAttribute("name")!, token.GetAttribute("value")!)]);
        return answer.Body?.TextContent ?? "";
    }

    private async Task<Guid> Sent(string period)
    {
        var id = await Report(period);
        using var commune = await Installation.As("commune-officer", PortalProvince.Commune);
        await commune.PostAsJsonAsync($"/api/v1/reports/{id}/steps", new { deed = "write", version = 0, sections = new Dictionary<string, string> { ["Kết quả thực hiện"] = "Đã hướng dẫn." } });
        using var sent = await commune.PostAsJsonAsync($"/api/v1/reports/{id}/steps", new { deed = "submit", version = 1 });
        sent.StatusCode.ShouldBe(HttpStatusCode.OK);
        return id;
    }

    private async Task<Guid> Report(string period)
    {
        await Installation.Json("report", "open", "--province", "51", "--since", "2025-10-01");
        return await Installation.Query<Guid>($"""
            select r.id from p51.report r join cds.unit_version v on v.unit_id = r.unit_id
            where r.program = '{PortalProvince.Program}' and r.report = 'quarter' and r.period = '{period}' and v.code = '{PortalProvince.Commune}' limit 1
            """);
    }
}
