using System.Text;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Server.Features.Teams.People;
using CongDongSo.Server.Features.Teams.Rosters;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Teams.People;

/// <summary>Merging and taking it back as the web server does it, with the rights of its role and of a province's or a commune's officer.</summary>
public sealed class PersonMergeTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private static readonly string[] Names = ["Nguyễn An", "Nguyên An", "Trần Bình", "Lê Chi", "LÊ CHI"];
    private static readonly (string Commune, string Team)[] Teams =
        [("Xã An Phú", "Tổ CNSCĐ thôn Phổ Trường"), ("Xã An Phú", "Tổ CNSCĐ thôn Phổ An"), ("Xã An Phú", "Tổ CNSCĐ xã An Phú"), ("Xã Bình Sơn", "Thôn Long Thành")];

    [Fact]
    public async Task Any_merges_taken_back_in_reverse_leave_the_tables_exactly_as_before_each()
    {
        var caller = await As(Role.ProvinceOfficer, "51");
        Acting.Set(Acting.Of(caller, null));
        var merges = await province.Installation.Service<PersonMerges>();
        var accounts = await Accounts();
        var undone = 0;
        for (var seed = 0; seed < 12; seed++)
        {
            var random = new Random(seed);
            for (var step = 0; step < 4; step++)
                await Import(Roster(random, (seed * 2) + 1 + step));
            await Link(random, accounts);
            var before = new Stack<(string Tables, Guid Merge)>();
            for (var step = 0; step < 5; step++)
            {
                var (tables, held, people) = (await Tables(), await OpenPerTeam(), await People());
                var (kept, gone) = (people[random.Next(people.Length)], people[random.Next(people.Length)]);
                var choice = new MergeChoice(new(kept), new(random.Next(2) == 0 ? kept : gone), new(random.Next(2) == 0 ? kept : gone));
                if (await merges.Merge(caller, "51", new(kept), new(gone), choice, TestContext.Current.CancellationToken) is not Result<SeenUnit>.Done)
                {
                    (await Tables()).ShouldBe(tables, $"seed {seed}");
                    continue;
                }
                before.Push((tables, await Latest()));
                (await OpenPerTeam(kept, gone)).ShouldBe(held, $"seed {seed}: each team has the same people but for the two who are one");
                (await province.Installation.Query<long>($"""
                    select count(*) from p51.membership m join p51.membership n on n.person_id = m.person_id and n.team_id = m.team_id and n.id > m.id
                    where m.person_id = '{kept}' and m.valid_from <= n.valid_to and n.valid_from <= m.valid_to
                    """)).ShouldBe(0, $"seed {seed}: nobody is twice in a team on one day");
            }
            while (before.TryPop(out var step))
            {
                (await merges.Undo(caller, "51", step.Merge, TestContext.Current.CancellationToken)).ShouldBeOfType<Result<SeenUnit>.Done>($"seed {seed}");
                (await Tables()).ShouldBe(step.Tables, $"seed {seed}");
                undone++;
            }
        }
        undone.ShouldBeGreaterThan(25);
        (await province.Installation.Query<long>("select count(*) from p51.person_merge where undone_at is not null and (before is not null or aliases <> '[]')")).ShouldBe(0);
    }

    [Fact]
    public async Task What_has_changed_since_stands_in_the_way_and_is_named()
    {
        var caller = await As(Role.ProvinceOfficer, "51");
        Acting.Set(Acting.Of(caller, null));
        var merges = await province.Installation.Service<PersonMerges>();
        await Import("1,Xã An Phú,Tổ CNSCĐ số 2 thôn Phổ An,41/QĐ-UBND ngày 1/10/2025,Hồ Gộp Một,Tổ trưởng,0914996101,\n1,Xã An Phú,Tổ CNSCĐ số 3 thôn Phổ An,42/QĐ-UBND ngày 1/10/2025,Hồ Gộp Hai,Tổ trưởng,0914996101,\n");
        var (one, other) = (await Person("Hồ Gộp Một"), await Person("Hồ Gộp Hai"));
        (await merges.Merge(caller, "51", one, other, new(one, other, one), TestContext.Current.CancellationToken)).ShouldBeOfType<Result<SeenUnit>.Done>();
        var merge = await Latest();
        await Import("1,Xã An Phú,Tổ CNSCĐ số 4 thôn Phổ An,43/QĐ-UBND ngày 2/10/2025,Hồ Gộp Một,Tổ trưởng,0914996101,\n");

        var refused = (await merges.Undo(caller, "51", merge, TestContext.Current.CancellationToken)).ShouldBeOfType<Result<SeenUnit>.Refused>().Problem;

        refused.Detail.ShouldBe("Người này đã tham gia thêm Tổ.");
        (await province.Installation.Query<string>($"select string_agg(t.name, ', ' order by t.name) from p51.membership m join p51.team t on t.id = m.team_id where m.person_id = '{one}'"))
            .ShouldBe("Tổ CNSCĐ số 2 thôn Phổ An, Tổ CNSCĐ số 3 thôn Phổ An, Tổ CNSCĐ số 4 thôn Phổ An");
        (await province.Installation.Query<string>($"select name from p51.person where id = '{one}'")).ShouldBe("Hồ Gộp Hai");
    }

    [Fact]
    public async Task Only_who_may_write_in_every_team_of_both_merges_and_takes_back()
    {
        var merges = await province.Installation.Service<PersonMerges>();
        var officer = await As(Role.ProvinceOfficer, "51");
        Acting.Set(Acting.Of(officer, null));
        await Import("1,Xã An Phú,Tổ CNSCĐ số 5 thôn Phổ An,45/QĐ-UBND ngày 3/10/2025,Lý Hai Xã,Tổ trưởng,0914996201,\n,,,,Lý Hai Xa Em,Thành viên,0914996201,\n2,Xã Bình Sơn,Tổ CNSCĐ số 5 thôn Long Thành,45/QĐ-UBND ngày 3/10/2025,Lý Hai Xã,Tổ trưởng,0914996201,\n");
        var (both, here) = (await Person("Lý Hai Xã"), await Person("Lý Hai Xa Em"));
        var commune = await As(Role.CommuneOfficer, PortalProvince.Commune);
        Acting.Set(Acting.Of(commune, null));

        var refused = (await merges.Merge(commune, PortalProvince.Commune, both, here, new(both, both, both), TestContext.Current.CancellationToken)).ShouldBeOfType<Result<SeenUnit>.Refused>().Problem;

        refused.Code.ShouldBe("merge-scope");
        Acting.Set(Acting.Of(officer, null));
        (await merges.Merge(officer, "51", both, here, new(both, both, both), TestContext.Current.CancellationToken)).ShouldBeOfType<Result<SeenUnit>.Done>();
        var merge = await Latest();
        commune = await As(Role.CommuneOfficer, PortalProvince.Commune);
        Acting.Set(Acting.Of(commune, null));
        (await merges.Undo(commune, PortalProvince.Commune, merge, TestContext.Current.CancellationToken)).ShouldBeOfType<Result<SeenUnit>.Refused>().Problem.Code.ShouldBe("merge-not-found");
        officer = await As(Role.ProvinceOfficer, "51");
        Acting.Set(Acting.Of(officer, null));
        (await merges.Undo(officer, "51", merge, TestContext.Current.CancellationToken)).ShouldBeOfType<Result<SeenUnit>.Done>();
        (await province.Installation.Query<long>($"select count(*) from p51.audit_entry where action in ('person.merge', 'person.unmerge') and subjects @> array['{both}', '{here}']::uuid[]")).ShouldBe(2);
    }

    [Fact]
    public async Task An_import_afterwards_knows_the_person_by_the_name_and_phone_of_the_one_who_went_beyond_its_own_scope_too()
    {
        var merges = await province.Installation.Service<PersonMerges>();
        var officer = await As(Role.ProvinceOfficer, "51");
        Acting.Set(Acting.Of(officer, null));
        await Import("1,Xã An Phú,Tổ CNSCĐ số 6 thôn Phổ An,46/QĐ-UBND ngày 4/10/2025,Vũ Tên Cũ,Tổ trưởng,0914996301,\n2,Xã Bình Sơn,Tổ CNSCĐ số 6 thôn Long Thành,46/QĐ-UBND ngày 4/10/2025,Vũ Tên Mới,Tổ trưởng,0914996302,\n");
        var (old, now) = (await Person("Vũ Tên Cũ"), await Person("Vũ Tên Mới"));
        (await merges.Merge(officer, "51", now, old, new(now, now, now), TestContext.Current.CancellationToken)).ShouldBeOfType<Result<SeenUnit>.Done>();
        Acting.Set(Acting.Of(await As(Role.CommuneOfficer, PortalProvince.OtherCommune), null));

        await Import("2,Xã Bình Sơn,Tổ CNSCĐ số 7 thôn Long Thành,47/QĐ-UBND ngày 5/10/2025,Vũ Tên Cũ,Tổ phó,0914996301,\n");

        (await province.Installation.Query<long>($"select count(*) from p51.membership where person_id = '{now}'")).ShouldBe(3);
        (await province.Installation.Query<string>($"select name || ' ' || phone from p51.person where id = '{now}'")).ShouldBe("Vũ Tên Mới 0914996302");
        (await province.Installation.Query<long>("select count(*) from p51.person where phone = '0914996301'")).ShouldBe(0);
    }

    [Fact]
    public async Task Of_an_erased_person_no_merge_keeps_anything_and_none_can_be_taken_back()
    {
        var merges = await province.Installation.Service<PersonMerges>();
        var officer = await As(Role.ProvinceOfficer, "51");
        Acting.Set(Acting.Of(officer, null));
        await Import("1,Xã An Phú,Tổ CNSCĐ số 8 thôn Phổ An,48/QĐ-UBND ngày 6/10/2025,Mai Xuân Quên,Tổ trưởng,0914996401,Trưởng thôn\n,,,,Mai Xuân Quen Hai,Thành viên,0914996402,ở xóm Đình\n");
        var (kept, gone) = (await Person("Mai Xuân Quên"), await Person("Mai Xuân Quen Hai"));
        (await merges.Merge(officer, "51", kept, gone, new(kept, kept, kept), TestContext.Current.CancellationToken)).ShouldBeOfType<Result<SeenUnit>.Done>();
        await province.Installation.Query<Guid>($"""
            insert into p51.decision_draft (id, unit_id, issuer_level, kind, sheet, typed_by, typed_at, changed_by, changed_at)
            select gen_random_uuid(), unit_id, 'commune', 'consolidate', '[["Tổ", "Mai Xuân Quen Hai", "Thành viên", "", "0914 996 402", "", ""], ["", "Mai Xuân Quên", "Tổ trưởng", "", "0914996401", "", ""]]', 'anh', now(), 'anh', now()
            from p51.team limit 1 returning id
            """);
        var told = await province.Installation.Query<string>($"set search_path = p51, cds; select p51.privacy_person('{kept}', null)::text");

        await province.Installation.Query<long>($"set search_path = p51, cds; select p51.replace_person('{kept}')");

        told.ShouldContain("Mai Xuân Quen Hai");
        told.ShouldContain("0914996402");
        told.ShouldContain("xóm Đình");
        foreach (var table in new[] { "person_merge", "person", "membership", "roster_change_row", "decision_draft" })
            (await province.Installation.Query<long>($"select count(*) from p51.{table} t where to_jsonb(t)::text ~ '091499640|0914 996 40|Xuân Qu|xuan qu|xóm Đình'")).ShouldBe(0, table);
        (await merges.Undo(officer, "51", await Latest(), TestContext.Current.CancellationToken)).ShouldBeOfType<Result<SeenUnit>.Refused>().Problem.Detail!.ShouldContain("đã được xóa");
    }

    private static string Roster(Random random, int from)
    {
        var lines = new StringBuilder();
        foreach (var (commune, team) in Teams.Where(_ => random.Next(4) > 0))
        {
            var day = Math.Min(from, 30);
            var members = Enumerable.Range(0, random.Next(2, 6)).Select(_ => (Name: Names[random.Next(Names.Length)], Phone: random.Next(6) == 0 ? "" : $"090600000{random.Next(3)}"))
                .DistinctBy(member => (Domain.Language.Folding.Fold(member.Name), member.Phone)).ToList();
            foreach (var (name, phone) in members)
                lines.Append($"1,{commune},{team},{day}/QĐ-UBND ngày {day}/9/2025,{name},{(random.Next(3) == 0 ? "Tổ trưởng" : "Thành viên")},{phone},{(random.Next(3) == 0 ? "ghi chú" : "")}\n");
        }
        return lines.ToString();
    }

    /// <summary>Some people have accounts, whose roles come from their memberships.</summary>
    private async Task Link(Random random, Guid[] accounts)
    {
        var people = await People();
        foreach (var account in accounts)
        {
            await province.Installation.Query<object>($"""
                with gone as (delete from cds.account_person where account_id = '{account}')
                select 1
                """);
            await province.Installation.Query<object>($"""
                with linked as (insert into cds.account_person values ('{account}', '{people[random.Next(people.Length)]}') on conflict do nothing returning person_id),
                  given as (
                    insert into cds.account_grant (id, account_id, role, unit_id, membership_id, valid_from, valid_to, granted_at, granted_by)
                    select gen_random_uuid(), '{account}', 'member', t.unit_id, m.id, m.valid_from, m.valid_to, now(), 'roster'
                    from linked l join p51.membership m on m.person_id = l.person_id join p51.team t on t.id = m.team_id on conflict do nothing)
                select 1
                """);
        }
    }

    private async Task<Guid[]> Accounts()
    {
        foreach (var _ in Enumerable.Range(0, 4))
            await province.Installation.Account("commune-officer", PortalProvince.Commune);
        return await province.Installation.Query<Guid[]>("select array_agg(id order by id) from (select id from cds.account order by id limit 4) a");
    }

    /// <summary>For whom the test then acts.</summary>
    private async Task<Caller> As(Role role, string unit)
    {
        var grant = new Grant(role, await province.Installation.IdOf(unit), "");
        return new Caller(Guid.NewGuid(), "can-bo", "Cán bộ", [grant], Guid.NewGuid());
    }

    private async Task Import(string lines)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(PortalProvince.RosterHead + lines));
        await (await province.Installation.Service<RosterImport>()).Import(file, new RosterImportOrder("51", PortalProvince.Program, DryRun: false, OpensProvince: false), TestContext.Current.CancellationToken);
    }

    private async Task<PersonId> Person(string name) => new(await province.Installation.Query<Guid>($"select id from p51.person where name = '{name}'"));

    private Task<Guid[]> People() => province.Installation.Query<Guid[]>("select array_agg(id order by id) from p51.person");

    private Task<Guid> Latest() => province.Installation.Query<Guid>("select id from p51.person_merge where undone_at is null order by merged_at desc, id desc limit 1");

    /// <summary>Of each team, how many different people are in it; where two have become one, both are counted as they were.</summary>
    private async Task<string> OpenPerTeam(Guid? kept = null, Guid? gone = null)
    {
        var twice = kept is null ? "" : $"""
            , (select b ->> 'team_id' team, count(distinct b ->> 'person_id') - 1 more from p51.person_merge m cross join lateral jsonb_array_elements(m.before -> 'memberships') b
               where m.id = (select id from p51.person_merge where undone_at is null order by merged_at desc, id desc limit 1) and m.kept_id = '{kept}' and m.gone_id = '{gone}'
                 and b ->> 'valid_to' = 'infinity' group by 1) w
            """;
        return await province.Installation.Query<string>(kept is null
            ? "select json_object_agg(team, people order by team)::text from (select team_id team, count(distinct person_id) people from p51.membership where valid_to = 'infinity' group by 1) t"
            : $"""
              select json_object_agg(team, people order by team)::text from (
                select o.team, o.people + coalesce((select w.more from (select null::int) n {twice} where w.team = o.team::text), 0) people
                from (select team_id team, count(distinct person_id) people from p51.membership where valid_to = 'infinity' group by 1) o) t
              """);
    }

    private Task<string> Tables() => province.Installation.Query<string>("""
        select json_build_array(
          (select json_agg(t order by t.id) from p51.decision t), (select json_agg(t order by t.id) from p51.team t),
          (select json_agg(t order by t.team_id, t.decision_id) from p51.team_decision t), (select json_agg(t order by t.id) from p51.person t),
          (select json_agg(t order by t.id) from p51.membership t), (select json_agg(t order by t.account_id) from cds.account_person t),
          (select json_agg(t order by t.id) from cds.account_grant t))::text
        """);
}
