using System.Text;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Teams.Rosters;
using CongDongSo.Server.Features.Teams.Undo;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Teams.Rosters;

/// <summary>Undoing as the web server does it, with the rights of its role and of a province's or a commune's officer.</summary>
public sealed class RosterUndoTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private static readonly string[] Names = ["Nguyễn An", "Nguyên An", "Trần Bình", "Lê Chi", "LÊ CHI"];
    private static readonly (string Commune, string Team)[] Teams =
        [("Xã An Phú", "Tổ CNSCĐ thôn Phổ Trường"), ("Xã An Phú", "Tổ CNSCĐ thôn Phổ An"), ("Xã An Phú", "Tổ CNSCĐ xã An Phú"), ("Xã Bình Sơn", "Thôn Long Thành")];

    [Fact]
    public async Task Any_imports_undone_in_reverse_leave_the_tables_exactly_as_before_each()
    {
        var (import, undo) = await Services();
        Acting.Set(await As(Role.ProvinceOfficer, "51"));
        var undone = 0;
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var before = new Stack<(string Tables, Guid Change)>();
            for (var step = 0; step < 6; step++)
            {
                var (tables, last) = (await Tables(), await Latest());
                await Import(import, Roster(random, 10 + step));
                if (await Latest() is { } change && change != last)
                    before.Push((tables, change));
                else
                    (await Tables()).ShouldBe(tables);
            }
            while (before.TryPop(out var step))
            {
                (await undo.Undo("51", step.Change, TestContext.Current.CancellationToken)).ShouldBeOfType<Result<RosterUndone>.Done>($"seed {seed}");
                (await Tables()).ShouldBe(step.Tables, $"seed {seed}");
                undone++;
            }
        }
        undone.ShouldBeGreaterThan(50);
        (await province.Installation.Query<long>("select count(*) from p51.roster_change_row where change_id in (select id from p51.roster_change where undone_at is not null)")).ShouldBe(0);
    }

    [Fact]
    public async Task What_a_later_import_changed_or_built_on_stands_in_the_way_and_nothing_is_undone()
    {
        var (import, undo) = await Services();
        Acting.Set(await As(Role.ProvinceOfficer, "51"));
        await Import(import, "1,Xã An Phú,Tổ CNSCĐ số 2 thôn Phổ An,41/QĐ-UBND ngày 1/9/2025,Nguyễn Kiên,Tổ trưởng,0914995101,\n,,,,Lê Lan,Thành viên,0914995102,\n");
        var first = (await Latest())!.Value;
        await Import(import, "1,Xã An Phú,Tổ CNSCĐ số 2 thôn Phổ An,41/QĐ-UBND ngày 1/9/2025,Nguyễn Kiên,Tổ trưởng,0914995109,\n,,,,Lê Lan,Thành viên,0914995102,\n,,,,Hồ Minh,Thành viên,0914995103,\n");
        var second = (await Latest())!.Value;
        var tables = await Tables();

        var refused = (await undo.Undo("51", first, TestContext.Current.CancellationToken)).ShouldBeOfType<Result<RosterUndone>.Refused>().Problem;

        refused.Code.ShouldBe("roster-changed-since");
        refused.Detail!.ShouldContain("Tổ CNSCĐ số 2 thôn Phổ An: 1 mục về thành viên đã được sửa.");
        refused.Detail!.ShouldContain("1 mục được ghi sau dựa vào lần nhập này");
        (await Tables()).ShouldBe(tables);
        (await undo.Undo("51", second, TestContext.Current.CancellationToken)).ShouldBeOfType<Result<RosterUndone>.Done>();
        (await undo.Undo("51", first, TestContext.Current.CancellationToken)).ShouldBeOfType<Result<RosterUndone>.Done>();
        (await undo.Undo("51", first, TestContext.Current.CancellationToken)).ShouldBeOfType<Result<RosterUndone>.Refused>().Problem.Code.ShouldBe("roster-undone");
        (await province.Installation.Query<long>("select count(*) from p51.audit_entry where action = 'roster.undo' and cardinality(subjects) > 0")).ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public async Task A_team_that_reported_and_a_member_with_an_account_stand_in_the_way()
    {
        var (import, undo) = await Services();
        Acting.Set(await As(Role.ProvinceOfficer, "51"));
        await Import(import, "1,Xã An Phú,Tổ CNSCĐ số 3 thôn Phổ An,43/QĐ-UBND ngày 3/9/2025,Nguyễn Thành,Tổ trưởng,0914995201,\n");
        var change = (await Latest())!.Value;
        await province.Installation.Query<Guid>("""
            insert into p51.team_week (team_id, week, minutes) select id, '2025-11-03', 60 from p51.team where name = 'Tổ CNSCĐ số 3 thôn Phổ An' returning team_id
            """);
        await province.Installation.Account("commune-officer", PortalProvince.Commune);
        await province.Installation.Query<Guid>("""
            insert into cds.account_person (account_id, person_id) select (select id from cds.account limit 1), id from p51.person where phone = '0914995201' returning person_id
            """);

        var refused = (await undo.Undo("51", change, TestContext.Current.CancellationToken)).ShouldBeOfType<Result<RosterUndone>.Refused>().Problem;

        refused.Detail!.ShouldContain("Tổ đã gửi bản ghi thực địa");
        refused.Detail!.ShouldContain("có thành viên đã được cấp tài khoản");
    }

    [Fact]
    public async Task The_list_is_narrowed_to_the_commune_that_was_asked_for()
    {
        var (import, _) = await Services();
        Acting.Set(await As(Role.ProvinceOfficer, "51"));
        await Import(import, "1,Xã An Phú,Tổ CNSCĐ số 6 thôn Phổ An,46/QĐ-UBND ngày 6/9/2025,Nguyễn Thành,Tổ trưởng,0914995601,\n");
        var officer = await province.Officer();

        var ofProvince = await officer.Open("/nhap-danh-sach/da-nhap");
        var own = await officer.Open($"/nhap-danh-sach/da-nhap?don-vi={PortalProvince.Commune}");
        var other = await officer.Open($"/nhap-danh-sach/da-nhap?don-vi={PortalProvince.OtherCommune}");

        Places(ofProvince).ShouldContain("Xã An Phú");
        Places(own).ShouldAllBe(places => places.Contains("Xã An Phú"));
        Places(own).ShouldContain("Xã An Phú");
        Places(other).ShouldNotBeEmpty();
        Places(other).ShouldAllBe(places => places.Contains("Xã Bình Sơn"));
    }

    private static IReadOnlyList<string> Places(AngleSharp.Dom.IDocument page) => [.. page.Rows().Select(row => row[2])];

    [Fact]
    public async Task A_commune_s_officer_sees_and_undoes_what_touched_no_other_commune()
    {
        var (import, undo) = await Services();
        Acting.Set(await As(Role.ProvinceOfficer, "51"));
        await Import(import, "1,Xã An Phú,Tổ CNSCĐ số 4 thôn Phổ An,44/QĐ-UBND ngày 4/9/2025,Nguyễn Thành,Tổ trưởng,0914995301,\n2,Xã Bình Sơn,Tổ CNSCĐ số 4 thôn Long Thành,44/QĐ-UBND ngày 4/9/2025,Lê Vinh,Tổ trưởng,0914995302,\n");
        var both = (await Latest())!.Value;
        await Import(import, "1,Xã An Phú,Tổ CNSCĐ số 5 thôn Phổ An,45/QĐ-UBND ngày 5/9/2025,Nguyễn Thành,Tổ trưởng,0914995301,\n");
        var own = (await Latest())!.Value;

        Acting.Set(await As(Role.CommuneOfficer, PortalProvince.Commune));
        var seen = ((Result<RosterChangeList>.Done)await undo.List("51", null, 0, 50, TestContext.Current.CancellationToken)).Value.Items.Select(change => change.Id).ToList();
        var refused = await undo.Undo("51", both, TestContext.Current.CancellationToken);
        Acting.Set(await As(Role.CommuneOfficer, PortalProvince.OtherCommune));
        var others = await undo.Undo("51", own, TestContext.Current.CancellationToken);
        Acting.Set(await As(Role.CommuneLeader, PortalProvince.Commune));
        var leaders = await undo.Undo("51", own, TestContext.Current.CancellationToken);
        Acting.Set(await As(Role.CommuneOfficer, PortalProvince.Commune));
        var done = await undo.Undo("51", own, TestContext.Current.CancellationToken);

        seen.ShouldContain(own);
        seen.ShouldNotContain(both);
        refused.ShouldBeOfType<Result<RosterUndone>.Refused>().Problem.Kind.ShouldBe(ProblemKind.NotFound);
        others.ShouldBeOfType<Result<RosterUndone>.Refused>().Problem.Kind.ShouldBe(ProblemKind.NotFound);
        leaders.ShouldBeOfType<Result<RosterUndone>.Refused>().Problem.Kind.ShouldBe(ProblemKind.NotFound);
        done.ShouldBeOfType<Result<RosterUndone>.Done>();
    }

    [Fact]
    public async Task Of_an_erased_person_nothing_is_kept_to_be_put_back()
    {
        var (import, undo) = await Services();
        Acting.Set(await As(Role.ProvinceOfficer, "51"));
        await Import(import, "1,Xã An Phú,Tổ CNSCĐ số 6 thôn Phổ An,46/QĐ-UBND ngày 6/9/2025,Nguyễn Xuân Xóa,Tổ trưởng,0914995401,Trưởng thôn\n");
        await Import(import, "1,Xã An Phú,Tổ CNSCĐ số 6 thôn Phổ An,46/QĐ-UBND ngày 6/9/2025,Nguyễn Xuân Xóa,Tổ trưởng,0914995402,Bí thư\n");
        var person = await province.Installation.Query<Guid>("select id from p51.person where phone = '0914995402'");

        await province.Installation.Query<long>($"set search_path = p51, cds; select p51.replace_person('{person}')");

        (await province.Installation.Query<long>("select count(*) from p51.roster_change_row where before::text ~ '0914995401|Xuân|Trưởng thôn|xuan'")).ShouldBe(0);
        (await undo.Undo("51", (await Latest())!.Value, TestContext.Current.CancellationToken)).ShouldBeOfType<Result<RosterUndone>.Refused>().Problem.Code.ShouldBe("roster-changed-since");
    }

    [Fact]
    public async Task The_command_lists_the_imports_and_undoes_one()
    {
        var before = await Tables();
        await province.Installation.Json("roster", "import", province.Installation.FileWith("mot.csv", PortalProvince.RosterHead
            + "1,Xã An Phú,Tổ CNSCĐ số 7 thôn Phổ An,47/QĐ-UBND ngày 7/9/2025,Nguyễn Bảy,Tổ trưởng,0914995501,\n"), "--province", "51", "--program", PortalProvince.Program);

        var listed = (await province.Installation.Json("roster", "undo", "--province", "51")).GetProperty("items")[0];
        await province.Installation.Json("roster", "undo", listed.GetProperty("id").GetString()!, "--province", "51");

        listed.GetProperty("title").GetString().ShouldBe("mot.csv");
        listed.GetProperty("counts").GetProperty("new").GetInt32().ShouldBe(1);
        (await Tables()).ShouldBe(before);
    }

    private static string Roster(Random random, int from)
    {
        var lines = new StringBuilder();
        foreach (var (commune, team) in Teams.Where(_ => random.Next(3) > 0))
        {
            var day = random.Next(from, from + 2);
            var members = Enumerable.Range(0, random.Next(1, 5)).Select(_ => (Name: Names[random.Next(Names.Length)], Phone: random.Next(6) == 0 ? "" : $"090500000{random.Next(3)}"))
                .DistinctBy(member => (Domain.Language.Folding.Fold(member.Name), member.Phone)).ToList();
            foreach (var (name, phone) in members)
                lines.Append($"1,{commune},{team},{day}/QĐ-UBND ngày {day}/9/2025,{name},{(random.Next(3) == 0 ? "Tổ trưởng" : "Thành viên")},{phone},{(random.Next(3) == 0 ? "ghi chú" : "")}\n");
        }
        return lines.ToString();
    }

    private async Task<(RosterImport, RosterUndo)> Services() => (await province.Installation.Service<RosterImport>(), await province.Installation.Service<RosterUndo>());

    /// <summary>It holds in the method that sets it.</summary>
    private async Task<Acting> As(Role role, string unit) => new("can-bo", null, [new Grant(role, await province.Installation.IdOf(unit), "")], null);

    private static async Task Import(RosterImport import, string lines)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(PortalProvince.RosterHead + lines));
        await import.Import(file, new RosterImportOrder("51", PortalProvince.Program, DryRun: false, OpensProvince: false), TestContext.Current.CancellationToken);
    }

    private async Task<Guid?> Latest() => await province.Installation.Query<object>("select coalesce((select id::text from p51.roster_change where undone_at is null order by made_at desc, id desc limit 1), '')") is string { Length: > 0 } id ? Guid.Parse(id) : null;

    private Task<string> Tables() => province.Installation.Query<string>("""
        select json_build_array(
          (select json_agg(t order by t.id) from p51.decision t), (select json_agg(t order by t.id) from p51.team t),
          (select json_agg(t order by t.team_id, t.decision_id) from p51.team_decision t), (select json_agg(t order by t.id) from p51.person t),
          (select json_agg(t order by t.id) from p51.membership t))::text
        """);
}
