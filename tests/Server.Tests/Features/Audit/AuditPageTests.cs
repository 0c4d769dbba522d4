using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Tests.Harness;
using CongDongSo.Server.Tests.Platform.Documents;

namespace CongDongSo.Server.Tests.Features.Audit;

/// <summary>The trail as auditors read it: on the page, in files, over the API.</summary>
public sealed class AuditPageTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private TestInstallation Installation => province.Installation;

    [Theory]
    [InlineData("auditor", "51", HttpStatusCode.OK)]
    [InlineData("province-leader", "51", HttpStatusCode.OK)]
    [InlineData("admin", "51", HttpStatusCode.OK)]
    [InlineData("province-officer", "51", HttpStatusCode.Forbidden)]
    [InlineData("commune-officer", "21034", HttpStatusCode.Forbidden)]
    [InlineData("team-leader", "21034-01", HttpStatusCode.Forbidden)]
    [InlineData("viewer", "51", HttpStatusCode.Forbidden)]
    public async Task Whoever_may_read_the_trail_may_and_nobody_else(string role, string unit, HttpStatusCode expected)
    {
        var browser = await PortalBrowser.As(Installation, role, unit);

        foreach (var address in new[] { "/nhat-ky", "/nhat-ky/su-co", "/nhat-ky/xuat/csv", "/nhat-ky/xuat/xlsx" })
            (await browser.Download(address)).StatusCode.ShouldBe(expected, address);
        (await (await Installation.As(role, unit)).GetAsync("/api/v1/audit", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(expected);
        (await browser.Open("/tai-khoan")).QuerySelectorAll("nav.menu a[href='/nhat-ky']").Length.ShouldBe(expected == HttpStatusCode.OK ? 1 : 0);
    }

    [Fact]
    public async Task An_entry_reads_as_words_with_before_and_after_side_by_side_and_long_values_folded()
    {
        await Installation.Append("51", new AuditEntry(AuditActions.RosterImport)
        {
            Place = await Installation.IdOf(PortalProvince.Commune), Reason = "Theo đơn của <b>bà Ánh</b>",
            Before = new { name = "Nguyễn Văn An", role = "communeOfficer", kept = "như cũ" }, After = new { name = new string('x', 500), role = "teamLeader", kept = "như cũ", records = 1234 },
        });
        var page = await (await Auditor("51")).Open("/nhat-ky?viec=roster.import&ly-do=ba+anh");

        var row = page.QuerySelectorAll("table.audit-table > tbody > tr").ShouldHaveSingleItem();
        row.TextContent.ShouldContain("tinhkhe.anh");
        row.TextContent.ShouldContain("Nhập danh sách Tổ");
        row.TextContent.ShouldContain("Xã An Phú");
        row.TextContent.ShouldContain("<b>bà Ánh</b>");
        row.TextContent.ShouldContain("0af7651916cd43dd8448eb211c80319c");
        var changes = row.QuerySelectorAll("table.entry-changes tbody tr").Select(change => change.Children.Select(cell => cell.Words()).ToArray()).ToList();
        changes.ShouldContain(change => change[0] == "Vai trò" && change[1] == "Cán bộ cấp xã" && change[2] == "Tổ trưởng");
        changes.ShouldContain(change => change[0] == "Số bản ghi" && change[1] == "–" && change[2] == "1.234");
        row.QuerySelector("details.long-text summary")!.TextContent.Length.ShouldBeLessThan(100);
        row.QuerySelectorAll("tr.changed th").Select(cell => cell.Words()).ShouldBe(["Họ tên", "Vai trò", "Số bản ghi"]);
    }

    [Fact]
    public async Task Filters_find_what_they_say()
    {
        var subject = Guid.Parse("019a5000-0000-7000-8001-000000000077");
        await Installation.Append("51", ATrail.Entry(77), ATrail.Entry(78));
        var api = await Installation.As("auditor", "51");
        var today = (await Installation.Query<string>("select to_char(now() at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD')"))!;

        (await Seqs(api, $"subject={subject}")).Count.ShouldBe(1);
        (await Seqs(api, "actor=tinhkhe.anh&reason=theo+don+so+77")).Count.ShouldBe(1);
        (await Seqs(api, "actor=tinhkhe")).ShouldBeEmpty();
        var pushes = (int)await Installation.Query<long>("select count(*) from p51.audit_entry where action = 'record.push'");
        pushes.ShouldBeGreaterThan(0);
        (await Seqs(api, "action=record.push")).Count.ShouldBe(pushes);
        (await Seqs(api, $"action=record.push&from={today}&to={today}")).Count.ShouldBe(pushes);
        (await Seqs(api, "to=2020-01-01")).ShouldBeEmpty();
        (await Seqs(api, "from=2120-01-01")).ShouldBeEmpty();
        (await Seqs(api, "action=record.push&unit=21034")).Count.ShouldBe(pushes);
        (await Seqs(api, "action=record.push&unit=21040")).ShouldBeEmpty();
        // Looking for one person is itself noted, once.
        (await Installation.Query<long>($"select count(*) from p51.audit_entry where action = 'audit.search' and subjects = array['{subject}'::uuid]")).ShouldBe(1);
    }

    [Theory]
    [InlineData("from=hôm+nay", 400)]
    [InlineData("from=9999-12-31", 400)]
    [InlineData("from=2025-12-31&to=2025-01-01", 400)]
    [InlineData("action=khong.co", 400)]
    [InlineData("subject=1", 400)]
    [InlineData("cursor=-1", 400)]
    [InlineData("cursor=99999999999999999999", 400)]
    [InlineData("limit=100000", 400)]
    [InlineData("chain=48", 404)]
    [InlineData("chain=p51", 404)]
    [InlineData("unit=48", 404)]
    [InlineData("unit=99999", 404)]
    [InlineData("reason=%00%27%22%5C", 400)]
    public async Task A_question_that_cannot_be_answered_is_refused_with_the_way_out(string query, int status)
    {
        var answer = await (await Installation.As("auditor", "51")).GetAsync($"/api/v1/audit?{query}", TestContext.Current.CancellationToken);

        ((int)answer.StatusCode).ShouldBe(status);
        if (status >= 400)
            (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("detail").GetString().ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task Pages_follow_one_another_without_gap_or_repetition_while_others_write()
    {
        await Installation.Append("51", [.. Enumerable.Range(100, 30).Select(ATrail.Entry)]);
        var api = await Installation.As("auditor", "51");
        var expected = await Seqs(api, "actor=tinhkhe.anh&limit=500");
        var (seen, cursor) = (new List<long>(), "");
        do
        {
            var part = await api.GetFromJsonAsync<JsonElement>($"/api/v1/audit?actor=tinhkhe.anh&limit=7{cursor}", TestContext.Current.CancellationToken);
            seen.AddRange(part.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("seq").GetInt64()));
            cursor = part.GetProperty("cursor").GetString() is { } next ? $"&cursor={next}" : "";
            await Installation.Append("51", ATrail.Entry(200));
        }
        while (cursor.Length > 0);

        seen.ShouldBe(expected);
        seen.ShouldBe([.. seen.OrderDescending()]);
    }

    [Fact]
    public async Task Auditors_see_the_entries_of_their_units_only()
    {
        var (inside, outside) = (await Installation.IdOf("51"), await Installation.IdOf("48"));
        await Installation.Append("48", new AuditEntry(AuditActions.RosterImport) { Place = outside, Reason = "của Đà Nẵng" });

        (await Seqs(await Installation.As("auditor", "51"), "reason=da+nang")).ShouldBeEmpty();
        (await Seqs(await Installation.As("auditor", "48"), "reason=da+nang")).Count.ShouldBe(1);
        (await Seqs(await Installation.As("auditor", UnitDirectory.NationId.ToString()), "chain=48&reason=da+nang")).Count.ShouldBe(1);
        // Of the common chain, where accounts are: the own province's, and the nation's to the nation only.
        await Installation.Account("viewer", "21034");
        await Installation.Account("viewer", "48");
        var common = await Installation.As("auditor", "51");
        var places = (await common.GetFromJsonAsync<JsonElement>("/api/v1/audit?chain=common&limit=500", TestContext.Current.CancellationToken)).GetProperty("items").EnumerateArray()
            .Select(item => item.GetProperty("placeId").GetString()).Distinct().ToList();
        places.ShouldContain((await Installation.IdOf("21034")).ToString());
        places.ShouldContain(inside.ToString());
        places.ShouldNotContain(outside.ToString());
        places.ShouldNotContain(UnitDirectory.NationId.ToString());
    }

    [Fact]
    public async Task An_empty_answer_says_what_to_do()
    {
        var page = await (await Auditor("51")).Open("/nhat-ky?ai=khong.co.ai");

        page.Words(".empty-title").ShouldBe("Không có mục nào như vậy");
        page.QuerySelector("a[href='/nhat-ky?so=51']").ShouldNotBeNull();
        (await (await Auditor("51")).Open("/nhat-ky?tu=mai", HttpStatusCode.UnprocessableEntity)).Words("div.alert").ShouldContain("Ngày “mai” viết chưa đúng");
    }

    [Fact]
    public async Task An_export_is_whole_counted_hashed_harmless_and_noted()
    {
        await Installation.Append("51", new AuditEntry(AuditActions.HouseholdImport) { Reason = "=HYPERLINK(\"http://x\")" });

        foreach (var format in new[] { "csv", "xlsx" })
        {
            var answer = await (await Auditor("51")).Download($"/nhat-ky/xuat/{format}?viec=household.import");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            var hash = SHA256.HashData(bytes);
            var rows = await Installation.Query<long>("select count(*) from p51.audit_entry where action = 'household.import'");
            answer.Headers.GetValues("X-Row-Count").ShouldBe([rows.ToString(CultureInfo.InvariantCulture)]);
            answer.Headers.GetValues("Repr-Digest").ShouldBe([$"sha-256=:{Convert.ToBase64String(hash)}:"]);
            answer.Content.Headers.ContentDisposition!.FileName.ShouldBe($"nhat-ky-51.{format}");
            (await Installation.Query<long>($"select count(*) from p51.audit_entry where action = 'audit.export' and after ->> 'sha256' = '{Convert.ToHexStringLower(hash)}' and after ->> 'rows' = '{rows}'")).ShouldBe(1);
            if (format == "csv")
            {
                Encoding.UTF8.GetString(bytes).ShouldContain("'=HYPERLINK");
                Encoding.UTF8.GetString(bytes).ShouldContain("Nhập sổ hộ");
            }
            else
            {
                Reading.Rows(bytes).Count.ShouldBe((int)rows + 1);
            }
        }
        (await (await Auditor("51")).Download("/nhat-ky/xuat/pdf")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_command_line_exports_the_same()
    {
        var file = Path.Combine(Installation.Folder, "nhat-ky.csv");
        var done = await Installation.Json("audit", "export", file, "--province", "51", "--action", "household.import");

        done.GetProperty("sha256").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken))));
        done.GetProperty("rows").GetInt64().ShouldBeGreaterThan(0);
        (await Installation.Run("audit", "export", Path.Combine(Installation.Folder, "x.pdf"), "--province", "51")).Exit.ShouldBe(1);
        (await Installation.Run("audit", "export", Path.Combine(Installation.Folder, "x.csv"), "--province", "99")).Exit.ShouldBe(1);
        (await Installation.Run("audit", "export", Path.Combine(Installation.Folder, "x.csv"), "--province", "51", "--from", "mai")).Exit.ShouldBe(1);
        File.Exists(Path.Combine(Installation.Folder, "x.csv")).ShouldBeFalse();
        (await Installation.Verify()).Exit.ShouldBe(0);
    }

    private Task<PortalBrowser> Auditor(string unit) => PortalBrowser.As(Installation, "auditor", unit);

    private static async Task<IReadOnlyList<long>> Seqs(HttpClient api, string query) =>
        [.. (await api.GetFromJsonAsync<JsonElement>($"/api/v1/audit?{query}", TestContext.Current.CancellationToken)).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("seq").GetInt64())];
}
