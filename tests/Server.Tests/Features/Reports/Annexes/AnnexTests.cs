using System.Globalization;
using System.Net;
using CongDongSo.Server.Tests.Harness;
using CongDongSo.Server.Tests.Platform.Documents;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using ExcelDataReader;

namespace CongDongSo.Server.Tests.Features.Reports.Annexes;

/// <summary>Lists that officers sign: over the portal and the command line, as documents and workbooks.</summary>
public sealed class AnnexTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private const string Rates = "muc-0", Deputy = "muc-2", Member = "muc-3";

    private TestInstallation Installation => province.Installation;

    [Fact]
    public async Task The_list_of_teams_names_every_team_with_its_decisions_and_adds_up_the_members()
    {
        var officer = await province.Officer();
        using var answer = await officer.Download("/bao-cao/phu-luc/to?don-vi=51&ngay=2025-12-01&dang=docx");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var (body, rows) = Read(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        foreach (var words in new[] { "UBND TỈNH QUẢNG NGÃI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "PHỤ LỤC", "DANH SÁCH TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG VÀ QUYẾT ĐỊNH THÀNH LẬP, KIỆN TOÀN", "tính đến ngày 01/12/2025", "NGƯỜI LẬP BIỂU", "GIÁM ĐỐC", "(Ký, ghi rõ họ tên)" })
            body.InnerText.ShouldContain(words);
        rows[0].ShouldBe(["TT", "Tên Tổ", "Thôn, tổ dân phố", "Quyết định thành lập", "Ngày ký", "Quyết định kiện toàn gần nhất", "Ngày ký", "Số thành viên", "Ghi chú"]);
        rows.ShouldContain(row => row.SequenceEqual(new[] { "1", "Tổ CNSCĐ thôn Phổ Trường", "Thôn Phổ Trường", "12/QĐ-UBND", "22/07/2025", "", "", "6", "" }));
        rows.ShouldContain(row => row.SequenceEqual(new[] { "Xã Bình Sơn" }));
        rows[^1].ShouldBe(["", "TỔNG CỘNG", "", "", "", "", "", "8", ""]);
        body.InnerText.ShouldNotContain("Nguyễn Thị Ánh");
        body.Descendants<PageSize>().Single().Orient!.Value.ShouldBe(PageOrientationValues.Landscape);
    }

    [Fact]
    public async Task The_roster_is_an_annex_with_the_columns_of_the_form_exactly()
    {
        var file = Path.Combine(Installation.Folder, "danh-sach.docx");
        await Installation.Json("roster", "export", file, "--unit", PortalProvince.Commune, "--date", "2025-12-01");

        var (body, rows) = Read(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));

        rows[0].ShouldBe(["TT", "Tên Phường\\xã", "Tên Tổ", "Số Quyết định", "Họ tên thành viên", "Chức vụ trong tổ", "Số điện thoại liên hệ", "Ghi chú"]);
        rows[1].ShouldBe(["1", "Xã An Phú", "Tổ CNSCĐ thôn Phổ Trường", "12/QĐ-UBND ngày 22/7/2025", "Nguyễn Thị Ánh", "Tổ trưởng", "0914994001", "Trưởng thôn"]);
        rows[^1][1].ShouldBe("TỔNG");
        body.InnerText.ShouldContain("TM. ỦY BAN NHÂN DÂN");
    }

    [Fact]
    public async Task Payments_are_months_by_the_rate_that_was_typed_and_the_total_is_told_in_words()
    {
        var officer = await province.CommuneOfficer();
        var file = await Support(officer, ("dang", "xlsx"));
        var sheet = Sheet(file);

        var head = sheet.FindIndex(row => row[0] == "TT");
        sheet[head].ShouldBe(["TT", "Họ và tên", "Chức vụ trong Tổ", "Số tháng", "Giờ mỗi tuần của Tổ", "Mức chi mỗi tháng (đồng)", "Thành tiền (đồng)", "Ký nhận", "Ghi chú"]);
        sheet[head + 1][0].ShouldBe("Tổ CNSCĐ thôn Phổ Trường (Thôn Phổ Trường)");
        sheet[head + 2][..7].ShouldBe(["1", "Nguyễn Thị Ánh", "Tổ trưởng", "3", "chưa ghi", "600000", "1800000"]);
        sheet[head + 3][..7].ShouldBe(["2", "Lê Văn Bình", "Tổ phó", "3", "chưa ghi", "500000", "1500000"]);
        var total = sheet.Single(row => row[1] == "TỔNG CỘNG");
        (total[3], total[6]).ShouldBe(("18", "8100000"));
        sheet.ShouldContain(row => row[0] == "Tổng số tiền bằng chữ: Tám triệu một trăm nghìn đồng.");
        // Everything is worked out again by who opens it.
        Sheet(Office.Recalculated(file)).Single(row => row[1] == "TỔNG CỘNG")[6].ShouldBe("8100000");
        string.Join('\n', sheet.Select(row => string.Join('|', row))).ShouldNotContain("0914994");
    }

    [Fact]
    public async Task Who_drew_up_a_list_of_payments_with_which_rates_stands_in_the_trail()
    {
        var officer = await province.CommuneOfficer();
        await Support(officer, ("dang", "docx"), ("can-cu", "Theo Nghị quyết thử nhật ký"));

        (await Installation.Query<long>("""
            select count(*) from p51.audit_entry where action = 'support.export' and cardinality(subjects) = 6 and after ->> 'basis' = 'Theo Nghị quyết thử nhật ký' and after -> 'rates' ->> 'Tổ trưởng' = '600000'
            """)).ShouldBe(1);
    }

    [Fact]
    public async Task Members_who_came_later_have_fewer_months_and_who_has_none_is_counted_below()
    {
        var officer = await province.CommuneOfficer();

        var quarter = Sheet(await Support(officer, ("dang", "xlsx"), ("ky", "2025-Q3"), ("so-ngay", "10")));
        quarter.First(row => row[1] == "Nguyễn Thị Ánh")[3].ShouldBe("3");
        var whole = Sheet(await Support(officer, ("dang", "xlsx"), ("ky", "2025-07")));
        whole.ShouldNotContain(row => row[1] == "Nguyễn Thị Ánh");
        whole.ShouldContain(row => row[0].Contains("6 thành viên không có tháng nào được tính"));
        whole.ShouldContain(row => row[0] == "Tổng số tiền bằng chữ: Không đồng.");
    }

    [Theory]
    [InlineData("muc-0", "nửa triệu", "Mức chi của Tổ trưởng")]
    [InlineData("muc-3", "-1", "Mức chi của Thành viên")]
    [InlineData("so-ngay", "32", "Số ngày")]
    [InlineData("can-cu", " ", "Thiếu căn cứ chi")]
    [InlineData("ky", "2025-W40", "Chi hỗ trợ tính theo tháng")]
    [InlineData("ky", "2199-Q1", "chưa bắt đầu")]
    public async Task What_cannot_be_read_is_refused_with_what_to_write(string name, string value, string message)
    {
        var officer = await province.CommuneOfficer();
        var page = await officer.Open($"/bao-cao/phu-luc?don-vi={PortalProvince.Commune}");

        (await officer.Send(page, "/bao-cao/phu-luc/chi-ho-tro", HttpStatusCode.BadRequest, Form((name, value)))).Body!.TextContent.ShouldContain(message);
    }

    [Fact]
    public async Task Payments_are_of_one_commune_and_not_for_those_who_see_no_names()
    {
        var officer = await province.Officer();
        var page = await officer.Open($"/bao-cao/phu-luc?don-vi={PortalProvince.Commune}");
        (await officer.Send(page, "/bao-cao/phu-luc/chi-ho-tro", HttpStatusCode.BadRequest, Form(("don-vi", "51")))).Body!.TextContent.ShouldContain("lập theo từng xã");
        (await officer.Open("/bao-cao/phu-luc?don-vi=51")).QuerySelector("form[action='/bao-cao/phu-luc/chi-ho-tro']").ShouldBeNull();

        var viewer = await PortalBrowser.As(Installation, "viewer", PortalProvince.Commune);
        var seen = await viewer.Open($"/bao-cao/phu-luc?don-vi={PortalProvince.Commune}");
        seen.QuerySelectorAll("form[action^='/bao-cao/phu-luc/']").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Classes_are_listed_with_place_topics_who_took_part_and_how_many()
    {
        var member = await Installation.Query<Guid>("select id from p51.person where name = 'Lê Văn Bình'");
        await Installation.Json("record", "push", Installation.FileWith("tap-huan.ndjson", $$$"""
            {"id":"019a5000-0000-7000-8000-0000000000a1","kind":"activity","observedAt":"2025-09-05T08:00:00+07:00","village":"21034-01","body":{"minutes":120,"reached":35,"activityKind":"training","topics":["safe-services"],"place":"Nhà văn hóa","members":["{{{member}}}"]}}
            {"id":"019a5000-0000-7000-8000-0000000000a2","kind":"activity","observedAt":"2025-09-06T08:00:00+07:00","village":"21034-01","body":{"minutes":60,"reached":5,"activityKind":"guidance"}}
            {"id":"019a5000-0000-7000-8000-0000000000a3","kind":"activity","observedAt":"2025-09-05T08:00:00+07:00","village":"21034-01","body":{"minutes":120,"reached":37,"activityKind":"training","place":"Nhà văn hóa","corrects":"019a5000-0000-7000-8000-0000000000a1","members":["{{{member}}}"],"topics":["safe-services"]}}
            """), "--province", "51");
        var officer = await province.CommuneOfficer();
        using var answer = await officer.Download($"/bao-cao/phu-luc/tap-huan?don-vi={PortalProvince.Commune}&ky=2025-09&dang=docx");

        var (_, rows) = Read(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        rows.Count.ShouldBe(3);
        rows[1].ShouldBe(["1", "05/09/2025", "Nhà văn hóa, Thôn Phổ Trường", "Kỹ năng số, an toàn thông tin và bảo vệ dữ liệu cá nhân", "Tổ CNSCĐ thôn Phổ Trường: Lê Văn Bình", "1", "37", ""]);
        var masked = await PortalBrowser.As(Installation, "member", PortalProvince.Commune);
        using var told = await masked.Download($"/bao-cao/phu-luc/tap-huan?don-vi={PortalProvince.Commune}&ky=2025-09&dang=docx");
        Read(await told.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Rows[1][4].ShouldBe("Tổ CNSCĐ thôn Phổ Trường: Lê V. B.");
    }

    [Fact]
    public async Task Commands_write_the_same_lists()
    {
        var made = await Installation.Json("report", "annex", "support", Path.Combine(Installation.Folder, "chi.xlsx"), "--unit", PortalProvince.Commune, "--period", "2025-Q4", "--leader", "600.000", "--standing-deputy", "0", "--deputy", "500000", "--member", "400000");
        made.GetProperty("rows").GetInt32().ShouldBe(6);
        await Installation.Json("report", "annex", "teams", Path.Combine(Installation.Folder, "to.docx"), "--unit", "51", "--date", "2025-12-01");
        await Installation.Json("report", "annex", "training", Path.Combine(Installation.Folder, "tap-huan.xlsx"), "--unit", "51", "--period", "2025");
        File.Exists(Path.Combine(Installation.Folder, "tap-huan.xlsx")).ShouldBeTrue();
    }

    private static async Task<byte[]> Support(PortalBrowser officer, params (string Name, string Value)[] values)
    {
        var page = await officer.Open($"/bao-cao/phu-luc?don-vi={PortalProvince.Commune}");
        using var answer = await officer.Post(page, "/bao-cao/phu-luc/chi-ho-tro", Form(values));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private static (string, string)[] Form(params (string Name, string Value)[] values) =>
    [
        .. new (string Name, string Value)[] { ("ky", "2025-Q4"), ("so-ngay", ""), ("can-cu", "Theo Nghị quyết số 03/2025/NQ-HĐND"), (Rates, "600.000"), ("muc-1", "550.000"), (Deputy, "500.000"), (Member, "400.000"), ("dang", "docx") }
            .Where(field => values.All(value => value.Name != field.Name)), .. values,
    ];

    private static (Body Body, IReadOnlyList<string[]> Rows) Read(byte[] file)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        Office.SchemaFaults(package).ShouldBeEmpty();
        var body = (Body)package.MainDocumentPart!.Document!.Body!.CloneNode(true);
        return (body, [.. body.Elements<Table>().ElementAt(1).Elements<TableRow>().Select(row => row.Elements<TableCell>().Select(cell => cell.InnerText).ToArray())]);
    }

    private static List<string[]> Sheet(byte[] file)
    {
        using (var package = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false))
            Office.SchemaFaults(package).ShouldBeEmpty();
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(file));
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture) ?? "")]);
        return rows;
    }
}
