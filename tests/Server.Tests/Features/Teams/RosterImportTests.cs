using System.Text.Json;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Teams;

public sealed class RosterImportTests(TestCluster cluster) : IAsyncLifetime
{
    private const string Hac = "14797";
    private const string OneTeam = RosterFile.Header + "\n1 | Phường Hạc Thành | Tổ KP1 | 05/QĐ-UBND ngày 20/8/2025 | ";

    private readonly TestInstallation installation = new(cluster);

    public async ValueTask InitializeAsync() => await installation.InitializeAsync();

    public ValueTask DisposeAsync() => installation.DisposeAsync();

    [Theory]
    [InlineData("danh-sach.csv")]
    [InlineData("danh-sach.xlsx")]
    public async Task A_list_is_taken_in_and_taken_in_again_changes_nothing(string name)
    {
        var file = installation.Save(name, RosterFile.Small);

        var first = await Import(file);
        var again = await Import(file);

        Numbers(first).ShouldBe((true, 2, 3, 6, 7));
        Changes(first).ShouldBe((7, 0, 0, 0));
        Changes(again).ShouldBe((0, 0, 7, 0));
        (await Count("team")).ShouldBe(3);
        (await Count("decision")).ShouldBe(2);
        (await Count("person")).ShouldBe(6);
        (await Count("membership")).ShouldBe(7);
        (await Count("team_decision")).ShouldBe(3);
    }

    /// <summary>Quảng Nam went into Đà Nẵng on 01/07/2025; its decisions of before are still its communes'.</summary>
    [Fact]
    public async Task A_decision_of_before_the_reform_finds_its_commune_in_the_province_that_has_gone()
    {
        var taken = await installation.Json("roster", "import", installation.FileWith("quang-nam.csv", PortalProvince.RosterHead
            + "1,Xã Bình Nguyên,Tổ CNSCĐ xã Bình Nguyên,31/QĐ-UBND ngày 12/5/2025,Phạm Văn Kiên,Tổ trưởng,0914995001,\n"), "--province", "48", "--program", "quang-nam-2025");

        taken.GetProperty("faults").EnumerateArray().ShouldBeEmpty();
        (await installation.Query<string>("select v.code from p48.team t join cds.unit_version v on v.unit_id = t.unit_id")).ShouldBe("20800");
    }

    [Fact]
    public async Task A_dry_run_counts_and_writes_nothing()
    {
        var done = await Import(installation.Save("thu.csv", RosterFile.Small), "--dry-run");

        (done.GetProperty("applied").GetBoolean(), Changes(done)).ShouldBe((false, (7, 0, 0, 0)));
        (await installation.Query<long>("select count(*) from pg_namespace where nspname = 'p38'")).ShouldBe(0);
    }

    [Fact]
    public async Task One_fault_and_nothing_is_written()
    {
        await Import(installation.Save("truoc.csv", RosterFile.Small));

        var result = await installation.Run("roster", "import", installation.Save("loi.csv", OneTeam + "Lê Mới | TT | 0905000011 |\n | | | | Lê Sai | TV | 0914 994 *** |\n | Xã Không Có | Thôn 1 | 01/QĐ-UBND ngày 12/7/2025 | Vũ Minh | TV | 0905000006 |"), "--province", "38", "--program", "thanh-hoa-2025", "--json");

        result.Exit.ShouldBe(1);
        var faults = result.Document.GetProperty("faults").EnumerateArray().Select(fault => (fault.GetProperty("row").GetInt32(), fault.GetProperty("column").GetString(), fault.GetProperty("value").GetString()));
        faults.ShouldBe([(3, "G", "0914 994 ***"), (4, "B", "Xã Không Có")]);
        result.Problem.GetProperty("code").GetString().ShouldBe("roster-faulty");
        (await Count("membership")).ShouldBe(7);
    }

    [Fact]
    public async Task Members_a_later_list_no_longer_has_end_the_day_before_it()
    {
        await Import(installation.Save("truoc.csv", RosterFile.Small));

        var done = await Import(installation.Save("sau.csv", OneTeam + "Phạm Dũng | Tổ phó | 0905000004 | Trưởng khu phố\n | | | | Hồ Mới | Tổ trưởng | 0905000012 |"));

        Changes(done).ShouldBe((1, 1, 0, 1));
        (await installation.Query<string>("""
            select string_agg(p.name || ' ' || m.role || ' ' || m.valid_from || ' ' || m.valid_to, '; ' order by p.name, m.valid_from)
            from p38.membership m join p38.person p on p.id = m.person_id join p38.team t on t.id = m.team_id where t.name = 'Tổ KP1'
            """)).ShouldBe("Hồ Mới leader 2025-08-20 infinity; Lê Chi member 2025-07-10 2025-08-19; Phạm Dũng leader 2025-07-10 2025-08-19; Phạm Dũng deputy 2025-08-20 infinity");
        (await installation.Query<string>("select string_agg(d.number, ', ' order by f.valid_from) from p38.team_decision f join p38.decision d on d.id = f.decision_id join p38.team t on t.id = f.team_id where t.name = 'Tổ KP1'"))
            .ShouldBe("01/QĐ-UBND, 05/QĐ-UBND");
    }

    [Fact]
    public async Task The_list_of_an_earlier_decision_does_not_rewrite_a_later_one()
    {
        var old = installation.Save("cu.csv", RosterFile.Small);
        await Import(old);
        await Import(installation.Save("moi.csv", OneTeam + "Phạm Dũng | TT | 0905000004 |"));

        var result = await installation.Run("roster", "import", old, "--province", "38", "--program", "thanh-hoa-2025", "--json");

        result.Exit.ShouldBe(1);
        result.Document.GetProperty("faults")[0].GetProperty("message").GetString()!.ShouldContain("05/QĐ-UBND ngày 20/08/2025");
    }

    [Fact]
    public async Task A_team_stands_on_its_village_or_on_the_commune_until_the_village_is_registered()
    {
        var file = installation.Save("ds.csv", RosterFile.Small);
        var before = await Import(file);
        await installation.Register(Hac, ("HT01", "Khu phố", "1"));

        var after = await Import(file);

        before.GetProperty("notices").EnumerateArray().Select(notice => notice.GetProperty("message").GetString()!).ShouldContain(text => text.Contains("Phường Hạc Thành chưa có danh sách thôn"));
        Changes(after).ShouldBe((0, 0, 7, 0));
        (await installation.Query<string>("select v.code || ' ' || t.level from p38.team t join cds.unit_version v on v.unit_id = t.unit_id where t.name = 'Tổ KP1'")).ShouldBe("HT01 village");
        (await Count("team")).ShouldBe(3);
    }

    [Fact]
    public async Task Affiliations_are_read_from_the_notes_by_the_program_s_words()
    {
        await Import(installation.Save("ds.csv", RosterFile.Small), program: "binh-son-2022");

        (await installation.Query<string[]>("select m.affiliations from p38.membership m join p38.person p on p.id = m.person_id where p.name = 'Trần Thị Bình'")).ShouldNotBeEmpty();
        (await installation.Query<string>("select m.note from p38.membership m join p38.person p on p.id = m.person_id where p.name = 'Trần Thị Bình'")).ShouldBe("Công chức VH-XH");
    }

    [Theory]
    [InlineData("Lê Mới | TT | 0905000011 |\n | | | | LÊ MỚI | TV | 0905.000.011 |", 3, "E", "đã có trong Tổ ở dòng 2")]
    [InlineData("Lê Mới | TT | 0905000011 |\n2 | | Tổ KP2 | 05/QĐ-UBND ngày 21/8/2025 | Lê Hai | TT | 0905000012 |", 3, "D", "đề ngày khác")]
    [InlineData("Lê Mới | TT | 0905000011 |\n2 | | Tổ KP1 | 06/QĐ-UBND ngày 21/8/2025 | Lê Hai | TV | 0905000012 |", 3, "D", "mỗi Tổ chỉ ghi một quyết định")]
    public async Task What_contradicts_itself_is_refused(string lines, int row, string column, string says)
    {
        var result = await installation.Run("roster", "import", installation.Save("x.csv", OneTeam + lines), "--province", "38", "--program", "thanh-hoa-2025", "--json");

        result.Exit.ShouldBe(1);
        var fault = result.Document.GetProperty("faults")[0];
        (fault.GetProperty("row").GetInt32(), fault.GetProperty("column").GetString()).ShouldBe((row, column));
        fault.GetProperty("message").GetString()!.ShouldContain(says);
    }

    [Fact]
    public async Task A_decision_of_tomorrow_is_refused()
    {
        var result = await installation.Run("roster", "import", installation.Save("x.csv", OneTeam.Replace("2025", "2999") + "Lê Mới | TT | 0905000011 |"), "--province", "38", "--program", "thanh-hoa-2025", "--json");

        result.Document.GetProperty("faults")[0].GetProperty("message").GetString()!.ShouldContain("tương lai");
    }

    [Fact]
    public async Task Two_leaders_and_a_shared_phone_are_noticed_but_taken_in()
    {
        var done = await Import(installation.Save("x.csv", OneTeam + "Lê Mới | TT | 0905000011 |\n | | | | Lê Hai | TT | 0905000011 |\n | | | | Lê Ba | TV | |"));

        done.GetProperty("notices").EnumerateArray().Select(notice => (notice.GetProperty("row").GetInt32(), notice.GetProperty("column").GetString())).ShouldBe([(2, "C"), (3, "F"), (3, "G"), (4, "G")]);
        Changes(done).ShouldBe((3, 0, 0, 0));
    }

    [Fact]
    public async Task Many_imports_at_once_make_every_team_and_person_once()
    {
        var file = installation.Save("ds.csv", RosterFile.Small);
        await Import(installation.Save("mo.csv", RosterFile.Header + "\n1 | Phường Hàm Rồng | KP 9 | 09/QĐ-UBND ngày 20/8/2025 | Hồ Mở | TT | 0905000099 |"));

        var done = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Import(file)));

        done.Sum(one => Changes(one).New).ShouldBe(7);
        (await Count("team")).ShouldBe(4);
        (await Count("person")).ShouldBe(7);
        (await Count("membership")).ShouldBe(8);
    }

    [Theory]
    [InlineData("00", "thanh-hoa-2025", "province-not-found")]
    [InlineData("38", "khong-co", "program-not-found")]
    public async Task A_province_or_program_that_is_not_there_is_said(string province, string program, string code)
    {
        var result = await installation.Run("roster", "import", installation.Save("ds.csv", RosterFile.Small), "--province", province, "--program", program, "--json");

        (result.Exit, result.Problem.GetProperty("code").GetString()).ShouldBe((1, code));
    }

    private Task<JsonElement> Import(string file, string? option = null, string program = "thanh-hoa-2025") =>
        installation.Json([.. new[] { "roster", "import", file, "--province", "38", "--program", program, option }.OfType<string>()]);

    private Task<long> Count(string table) => installation.Query<long>($"select count(*) from p38.{table}");

    private static (bool Applied, int, int, int, int) Numbers(JsonElement done) => (
        done.GetProperty("applied").GetBoolean(), done.GetProperty("decisions").GetInt32(), done.GetProperty("teams").GetInt32(), done.GetProperty("people").GetInt32(),
        done.GetProperty("memberships").GetInt32());

    private static (int New, int Changed, int Unchanged, int Ended) Changes(JsonElement done)
    {
        var changes = done.GetProperty("changes");
        return (changes.GetProperty("new").GetInt32(), changes.GetProperty("changed").GetInt32(), changes.GetProperty("unchanged").GetInt32(), changes.GetProperty("ended").GetInt32());
    }
}
