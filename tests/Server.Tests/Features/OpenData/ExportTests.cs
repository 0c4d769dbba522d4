using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.OpenData;

public sealed class ExportTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private TestInstallation Installation => province.Installation;

    [Fact]
    public async Task A_bundle_holds_every_row_once_with_checksums_and_nobody_s_name_or_phone()
    {
        await Installation.Json("rebuild", "--province", "51");
        var path = Path.Combine(Path.GetDirectoryName(Installation.FileWith("x.txt", ""))!, "51.zip");

        var told = await Installation.Json("export", path, "--province", "51");

        await using var zip = await ZipFile.OpenReadAsync(path, TestContext.Current.CancellationToken);
        foreach (var table in told.GetProperty("tables").EnumerateArray())
        {
            using var content = new MemoryStream();
            await using (var entry = await zip.GetEntry(table.GetProperty("file").GetString()!)!.OpenAsync(TestContext.Current.CancellationToken))
                await entry.CopyToAsync(content, TestContext.Current.CancellationToken);
            Convert.ToHexStringLower(SHA256.HashData(content.ToArray())).ShouldBe(table.GetProperty("sha256").GetString());
            var text = System.Text.Encoding.UTF8.GetString(content.ToArray());
            text.ShouldNotContain("Nguyễn Văn An", customMessage: "a head of household");
            text.ShouldNotContain("0914", customMessage: "a phone");
        }
        await Counted(told, "households.csv", "household");
        await Counted(told, "records.csv", "field_record");
        await Counted(told, "measures.csv", "measure_row");
        await Counted(told, "teams.csv", "team");
        using var manifest = JsonDocument.Parse(await new StreamReader(await zip.GetEntry("manifest.json")!.OpenAsync(TestContext.Current.CancellationToken)).ReadToEndAsync(TestContext.Current.CancellationToken));
        manifest.RootElement.GetProperty("tables").GetArrayLength().ShouldBe(told.GetProperty("tables").GetArrayLength());
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named_and_nothing_is_left_behind()
    {
        var refused = await Installation.Run("export", "/khong/co/51.zip", "--province", "51");

        refused.Exit.ShouldBe(1);
        refused.Messages.ShouldContain("/khong/co");
    }

    [Fact]
    public async Task Households_are_streamed_with_their_number_and_checksum_and_end_at_the_border_of_the_scope()
    {
        using var officer = await Installation.As("commune-officer", PortalProvince.Commune);

        var answer = await officer.GetAsync($"/api/v1/households/export?unit={PortalProvince.Commune}", TestContext.Current.CancellationToken);
        var content = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var elsewhere = await officer.GetAsync($"/api/v1/households/export?unit={PortalProvince.OtherCommune}", TestContext.Current.CancellationToken);

        System.Text.Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(4, "three households and a header");
        answer.Headers.GetValues("Row-Count").ShouldBe(["3"]);
        answer.Headers.GetValues("Content-Digest").ShouldBe([$"sha-256=:{Convert.ToBase64String(SHA256.HashData(content))}:"]);
        elsewhere.StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Many_who_export_at_once_are_all_served_and_each_is_in_the_trail()
    {
        using var officer = await Installation.As("province-officer", "51");
        var before = await Noted();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => officer.GetAsync("/api/v1/households/export?unit=51", TestContext.Current.CancellationToken)));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        (await Noted()).ShouldBe(before + 20);

        Task<long> Noted() => Installation.Query<long>("select count(*) from p51.audit_entry where action = 'data.export'");
    }

    [Fact]
    public async Task Measures_that_did_not_change_are_not_sent_again()
    {
        using var client = await Installation.Http();
        var address = new Uri("/api/v1/measures?program=quang-ngai-2025-12&unit=51&period=2025-Q4", UriKind.Relative);
        var tag = (await client.GetAsync(address, TestContext.Current.CancellationToken)).Headers.ETag!;

        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(tag);
        var answer = await client.SendAsync(again, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Reporting_views_are_there_for_a_tool_and_closed_to_the_web_server()
    {
        await Installation.Json("rebuild", "--province", "51");

        (await Installation.Query<long>("select count(*) from reporting.p51_measure")).ShouldBe(await Installation.Query<long>("select count(*) from p51.measure_row"));
        (await Installation.Query<long>("select count(*) from reporting.p51_team")).ShouldBeGreaterThan(0);
        (await Installation.Query<bool>("select has_schema_privilege(current_database() || '_web', 'reporting', 'usage')")).ShouldBeFalse();
    }

    private async Task Counted(JsonElement told, string file, string table) =>
        told.GetProperty("tables").EnumerateArray().Single(one => one.GetProperty("file").GetString() == file).GetProperty("rows").GetInt64()
            .ShouldBe(await Installation.Query<long>($"select count(*) from p51.{table}"), file);
}
