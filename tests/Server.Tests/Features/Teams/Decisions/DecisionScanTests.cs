using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using AngleSharp.Dom;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Teams.Decisions;

public class DecisionScanTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private static readonly byte[] Pdf = [.. "%PDF-1.7\n"u8, .. RandomNumberGenerator.GetBytes(300_000)];

    [Fact]
    public async Task A_scan_that_comes_in_parts_goes_on_where_it_stopped_and_comes_takenas_it_went_in()
    {
        var (decision, page) = await Draft();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Pdf));
        var file = await Begin(decision, page, Pdf.Length, hash);
        await Put(decision, page, file, 0, Pdf[..100_000]);

        var again = await Begin(decision, page, Pdf.Length, hash);
        var tooFar = await Put(decision, page, file, 200_000, Pdf[200_000..]);
        var twice = await Put(decision, page, file, 0, Pdf[..100_000]);
        var last = await Put(decision, page, file, 100_000, Pdf[100_000..]);
        var taken = await decision.Browser.Download($"{decision.Address}/ban-chup/{file}");

        again.ShouldBe(file);
        Number(tooFar, "offset").ShouldBe(100_000);
        Number(twice, "offset").ShouldBe(100_000);
        (last.GetProperty("complete").GetBoolean(), last.GetProperty("sha256").GetString()).ShouldBe((true, hash));
        (await taken.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(Pdf);
        (taken.Content.Headers.ContentType!.MediaType, taken.Content.Headers.ContentDisposition!.DispositionType).ShouldBe(("application/pdf", "attachment"));
        (await province.Installation.Query<long>($"select count(*) from p51.audit_entry where action = 'decisionScan.export' and '{decision.Id}' = any(subjects)")).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_no_scan_by_its_content_is_refused_whatever_its_name()
    {
        var (decision, page) = await Draft();
        var file = await Begin(decision, page, 2_000, null);

        var refused = await Send(decision, page, file, 0, [.. "MZ this is a program"u8, .. new byte[500]]);

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("scan-unknown");
        (await province.Installation.Query<long>($"select count(*) from p51.decision_file where decision_id = '{decision.Id}'")).ShouldBe(0);
    }

    [Fact]
    public async Task What_was_damaged_on_the_way_is_refused_and_not_kept()
    {
        var (decision, page) = await Draft();
        var file = await Begin(decision, page, Pdf.Length, new string('0', 64));

        (await Send(decision, page, file, 0, Pdf)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await province.Installation.Query<long>($"select count(*) from p51.decision_file_part p join p51.decision_file f on f.id = p.file_id where f.decision_id = '{decision.Id}'")).ShouldBe(0);
    }

    [Fact]
    public async Task More_than_twenty_megabytes_are_refused_before_they_are_sent()
    {
        var (decision, page) = await Draft();

        var refused = await decision.Browser.Post(page, $"{decision.Address}/ban-chup/bat-dau", ADecision.Token(page), ("name", "to.pdf"), ("size", "20971521"));

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("nhiều nhất 20 MB");
    }

    [Fact]
    public async Task Withtakenscript_a_form_takes_the_whole_and_a_draft_s_scan_can_be_taken_away()
    {
        var (decision, page) = await Draft();

        await decision.Browser.Upload(page, $"{decision.Address}/ban-chup", "quyet-dinh.pdf", "%PDF-1.4 một trang", HttpStatusCode.Redirect);
        var shown = await decision.Browser.Open(decision.Address);
        var remove = shown.QuerySelector("form[action$='/bo'][action*='ban-chup']").ShouldNotBeNull().GetAttribute("action")!;
        await decision.Browser.Send(shown, remove, HttpStatusCode.Redirect);

        shown.Words("#ban-chup + ul").ShouldContain("quyet-dinh.pdf");
        (await decision.Browser.Open(decision.Address)).QuerySelector("#ban-chup + ul").ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_may_not_see_names_gets_no_scan()
    {
        var (decision, page) = await Draft();
        await decision.Browser.Upload(page, $"{decision.Address}/ban-chup", "quyet-dinh.pdf", "%PDF-1.4 một trang", HttpStatusCode.Redirect);
        var file = await province.Installation.Query<Guid>($"select id from p51.decision_file where decision_id = '{decision.Id}'");

        foreach (var (role, unit, status) in new[] { ("viewer", PortalProvince.Commune, HttpStatusCode.Forbidden), ("commune-officer", PortalProvince.OtherCommune, HttpStatusCode.NotFound), ("communeLeader", PortalProvince.Commune, HttpStatusCode.NotFound) })
            (await (await PortalBrowser.As(province.Installation, role, unit)).Download($"{decision.Address}/ban-chup/{file}")).StatusCode.ShouldBe(status, role);
    }

    private async Task<(ADecision Decision, IDocument Page)> Draft()
    {
        var decision = await ADecision.Begin(await province.CommuneOfficer());
        return (decision, await decision.Browser.Open(decision.Address));
    }

    private static async Task<Guid> Begin(ADecision decision, IDocument page, long size, string? hash)
    {
        var answer = await decision.Browser.Post(page, $"{decision.Address}/ban-chup/bat-dau", ADecision.Token(page), ("name", "quyết định.pdf"), ("size", $"{size}"), ("sha256", hash ?? ""));
        return (await Read(answer)).GetProperty("id").GetGuid();
    }

    private static async Task<JsonElement> Put(ADecision decision, IDocument page, Guid file, long from, byte[] part) => await Read(await Send(decision, page, file, from, part));

    private static Task<HttpResponseMessage> Send(ADecision decision, IDocument page, Guid file, long from, byte[] part) =>
        decision.Browser.Put($"{decision.Address}/ban-chup/{file}?tu={from}", part, ADecision.Token(page).Value);

    private static long Number(JsonElement document, string name) => document.GetProperty(name).GetInt64();

    private static async Task<JsonElement> Read(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement;
    }
}
