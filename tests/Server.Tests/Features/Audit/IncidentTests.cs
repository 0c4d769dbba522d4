using System.Net;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Documents.Reading;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Audit;

/// <summary>Who saw what of whom.</summary>
public sealed class IncidentTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private TestInstallation Installation => province.Installation;

    [Fact]
    public async Task All_who_saw_a_person_are_found_by_id_and_by_phone_and_nothing_else_is()
    {
        var (an, chau) = (await PersonOf("0914994001"), await PersonOf("0914994004"));
        await Read(an);
        await Read(an, chau);
        await Read(chau);
        await Installation.Append("51", new AuditEntry(AuditActions.RosterImport) { Subjects = [an] });
        await Installation.Json("roster", "export", Path.Combine(Installation.Folder, "ra.csv"), "--unit", "21034");

        var byId = await Installation.Json("audit", "incident", Path.Combine(Installation.Folder, "an.xlsx"), "--person", an.ToString());
        var byPhone = await Installation.Json("audit", "incident", Path.Combine(Installation.Folder, "an2.xlsx"), "--phone", "0914 994 001");

        byId.GetProperty("readings").GetInt32().ShouldBe(3);
        byId.GetProperty("people").GetInt32().ShouldBe(1);
        // Looking into the incident showed the person's name: that is one reading more.
        byPhone.GetProperty("readings").GetInt32().ShouldBe(4);
        var sheets = Sheets("an.xlsx");
        sheets.Select(sheet => sheet.Name).ShouldBe(["Tóm tắt", "Các lần xem", "Người bị ảnh hưởng"]);
        sheets[1].Rows.Count.ShouldBe(4);
        sheets[1].Rows.ShouldContain(row => row.Contains("Xuất danh sách Tổ"));
        sheets[2].Rows[1].ShouldContain("Nguyễn Thị Ánh");
        sheets[2].Rows[1].ShouldContain("Thôn Phổ Trường");
        sheets[2].Rows.ShouldAllBe(row => !row.Contains("Võ Minh Châu"));
    }

    [Fact]
    public async Task Of_an_account_that_leaked_everybody_it_saw_is_listed_with_counts_by_day()
    {
        var (one, two) = (await PersonOf("0914994002"), await HouseholdOf("H1", "21034-01"));
        await Read(one);
        await Read(one, two);

        var found = await Installation.Json("audit", "incident", Path.Combine(Installation.Folder, "lo.xlsx"), "--actor", "tinhkhe.anh");

        found.GetProperty("viewers").GetArrayLength().ShouldBe(1);
        found.GetProperty("days").GetArrayLength().ShouldBe(1);
        var people = Sheets("lo.xlsx")[2].Rows.Where(row => row[0] == one.ToString() || row[0] == two.ToString()).ToList();
        people.Select(row => (row[1], row[2], row[6])).ShouldBe([("Thành viên Tổ", "Lê Văn Bình", "2"), ("Hộ gia đình", "Nguyễn Văn An", "1")], ignoreOrder: true);
    }

    [Fact]
    public async Task The_page_tells_an_auditor_who_without_names_and_a_leader_with_them()
    {
        var person = await PersonOf("0914994003");
        await Read(person);
        var auditor = await PortalBrowser.As(Installation, "auditor", "51");
        var form = await auditor.Open("/nhat-ky/su-co");
        form.QuerySelector("input[name=dien-thoai]").ShouldBeNull();

        var seen = await auditor.Send(form, "/nhat-ky/su-co", HttpStatusCode.OK, ("ve", person.ToString()));

        seen.Rows().ShouldContain(row => row[0] == "tinhkhe.anh");
        (await auditor.Send(form, "/nhat-ky/su-co", HttpStatusCode.UnprocessableEntity)).Words("div.alert").ShouldContain("Chưa nói rõ sự cố");
        (await auditor.Send(form, "/nhat-ky/su-co", HttpStatusCode.UnprocessableEntity, ("dien-thoai", "0914994003"))).Words("div.alert").ShouldContain("không tra được theo số điện thoại");
        (await NamedIn("auditor", person)).ShouldBeFalse();
        var leader = await PortalBrowser.As(Installation, "province-leader", "51");
        await leader.Send(await leader.Open("/nhat-ky/su-co"), "/nhat-ky/su-co", HttpStatusCode.OK, ("dien-thoai", "0914994003"));
        (await NamedIn("province-leader", person)).ShouldBeTrue();
    }

    /// <summary>Whether whoever looked into the incident was shown the name, as the trail says.</summary>
    private async Task<bool> NamedIn(string role, Guid person)
    {
        var (login, _) = await Installation.Account(role, "51");
        (await Installation.Query<long>($"select count(*) from p51.audit_entry where action = 'audit.incident' and actor = '{login}' and '{person}' = any(subjects)")).ShouldBeGreaterThan(0);
        return await Installation.Query<long>($"select count(*) from p51.audit_entry where action = 'personal.read' and actor = '{login}' and '{person}' = any(subjects)") > 0;
    }

    /// <summary>As a page of a team notes that whole phones were shown.</summary>
    private Task Read(params Guid[] people) =>
        Installation.Append("51", new AuditEntry(AuditActions.PersonalRead) { Subjects = people, After = new { fields = (string[])["phone"], from = "team page" } });

    private Task<Guid> PersonOf(string phone) => Installation.Query<Guid>($"select id from p51.person where phone = '{phone}'");

    private async Task<Guid> HouseholdOf(string code, string village) =>
        await Installation.Query<Guid>($"select id from p51.household where code = '{code}' and village_id = '{await Installation.IdOf(village)}'");

    private List<(string Name, List<string[]> Rows)> Sheets(string name)
    {
        using var file = File.OpenRead(Path.Combine(Installation.Folder, name));
        return ((Result<List<(string, List<string[]>)>>.Done)SheetReader.Read<List<(string, List<string[]>)>>(file, SheetLimits.Form, sheets =>
            sheets.Select(sheet => (sheet.Name ?? "", sheet.Rows.Select(row => Enumerable.Range(0, 10).Select(column => row[column].Text ?? "").ToArray()).ToList())).ToList())).Value;
    }
}
