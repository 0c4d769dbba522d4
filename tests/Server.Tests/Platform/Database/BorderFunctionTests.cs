using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Tests.Harness;
using Npgsql;

namespace CongDongSo.Server.Tests.Platform.Database;

/// <summary>What a question that forgot its filter shows to a caller of another province: no row of a table, and of each function that crosses the border of a scope what stands here.</summary>
public sealed class BorderFunctionTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    /// <summary>
    /// Every function of a province's schema that works with its owner's rights, and what it gives away. A new one is a decision and a line here.
    /// Null: it gives nothing back, or is no function that a statement can call.
    /// </summary>
    private static readonly IReadOnlyDictionary<string, string?> Borders = new Dictionary<string, string?>
    {
        // Ids that the asker has already; nothing else of them.
        ["stored_records"] = "select count(*) from stored_records(array(select gen_random_uuid() from generate_series(1, 3)))",
        ["registered_subjects"] = "select count(*) from registered_subjects(array(select gen_random_uuid() from generate_series(1, 3)))",
        // Ids, units, levels and days of teams: no name, no person. Its columns are looked at below.
        ["team_places"] = null,
        // Whether and where activities count whose ids the asker has already; nothing of what was done.
        ["activity_state"] = "select count(*) from activity_state(array(select gen_random_uuid() from generate_series(1, 3))) where village_id is not null or is_mended",
        ["is_mended"] = "select count(*) where is_mended(gen_random_uuid())",
        // A person whose phone and name the asker knows in full; half is not enough.
        ["known_people"] = """
            select (select count(*) from known_people(array['0914994001'], array['le van binh'])) + (select count(*) from known_people(array['0914994001'], array['%']))
              + (select count(*) from known_people(array[null], array['nguyen thi anh'])) + (select count(*) from known_people(array['0914994%'], array['nguyen thi anh']))
            """,
        // The same of people who were merged: whom the asker knows in full as they were, and the members of teams whose rosters the asker writes.
        ["known_aliases"] = """
            select (select count(*) from known_aliases(array['0914994777'], array['%'], array(select id from team_places()))) + (select count(*) from known_aliases(array['%'], array['nguoi da gop'], '{}'))
            """,
        // Of subjects in the asker's scope only; looked at below with subjects that there are.
        ["observed"] = null,
        // Whether the ids are new, to who sends the records; nothing of what is kept.
        ["keep_in_custody"] = null,
        // Of photos by their id and the login that sent them, which the server alone gives.
        ["photo_progress"] = "select count(*) from photo_progress(gen_random_uuid(), 'anh')",
        ["photo_content"] = "select count(content) from photo_content(gen_random_uuid(), 'anh') as content",
        ["add_photo_part"] = "select case when add_photo_part(gen_random_uuid(), gen_random_uuid(), 10, 0, 'x', null, 'anh', now()) then 1 else 0 end::bigint",
        ["drop_photo"] = null,
        // They note that figures of a place are due, and give nothing back; whose measures are computed anew harms nobody.
        ["note_due"] = null,
        ["note_teams_due"] = null,
        ["team_due"] = null,
        ["membership_due"] = null,
        // Adds to hours of teams in the sender's scope and of their communes' teams, refuses others, and gives nothing back.
        ["count_team_minutes"] = null,
        // A trigger; what it notes is which villages phones are told anew.
        ["subject_gone"] = null,
        // A trigger; it notes whose measures are due.
        ["target_due"] = null,
        // Of what is asked for by the id of somebody: whoever manages the province's rosters, and the person.
        ["may_know"] = "select count(*) where may_know((select id from team_places() limit 1), gen_random_uuid())",
        ["privacy_person"] = "select count(*) from (select privacy_person(gen_random_uuid(), gen_random_uuid()) as it) as asked where it is not null",
        ["privacy_trail"] = "select count(*) from privacy_trail(gen_random_uuid(), null, gen_random_uuid(), true)",
        ["privacy_difficulties"] = "select count(*) from (select privacy_difficulties(gen_random_uuid(), gen_random_uuid()) as it) as asked where it is not null",
        ["privacy_fieldwork"] = "select count(*) from (select privacy_fieldwork(gen_random_uuid(), gen_random_uuid()) as it) as asked where it is not null",
        // Of difficulties by the login that raised them, which the server alone gives.
        ["told_difficulties"] = "select count(*) from told_difficulties('anh', '0', now())",
        // Topics and times of what lies in the asker's scope, and no word of it.
        ["difficulty_courses"] = "select count(*) from difficulty_courses(array(select unit_id from team_places()), now() - interval '1 year', now())",
        // They take a name out of texts, and give nothing back; one is not for the web role to call, the other is a trigger.
        ["forget_in_difficulties"] = null,
        ["person_forgotten"] = null,
        // They change and give nothing back but counts, or refuse; DataErasure's tests look at whom.
        ["erase_person"] = null,
        ["erase_household"] = null,
        ["replace_person"] = null,
        ["replace_account"] = null,
        ["replace_author"] = null,
        ["retain_people"] = null,
        ["retain_drafts"] = null,
        ["append_audit"] = null,
        ["grant_members"] = null,
        // A trigger; what it notes only undo_roster reads, which looks who asks and names teams, and refuses a change that is not in the asker's scope.
        ["note_roster_row"] = null,
        ["undo_roster"] = null,
        // They refuse whoever may not write in every team of both people; PersonMergeTests look at whom.
        ["merge_people"] = null,
        ["undo_merge"] = null,
        // Not for the web role to call.
        ["merged_people"] = null,
        // Gives nothing back, and refuses a file that is not wholly in the asker's scope.
        ["withdraw_register"] = null,
    };

    [Fact]
    public async Task Every_function_with_its_owner_s_rights_is_listed()
    {
        var functions = await province.Installation.Query<string[]>("select array_agg(proname::text) from pg_proc where pronamespace = 'p51'::regnamespace and prosecdef");

        functions.ShouldBe(Borders.Keys, ignoreOrder: true);
    }

    [Fact]
    public async Task A_function_tells_a_stranger_nothing_that_the_stranger_does_not_know()
    {
        foreach (var (function, sql) in Borders.Where(border => border.Value is not null))
            (await AsStranger(sql!)).ShouldBe(0L, function);
    }

    [Fact]
    public async Task Places_of_teams_are_no_personal_data() =>
        (await province.Installation.Query<string>("select pg_get_function_result('p51.team_places'::regproc)")).ShouldBe("TABLE(id uuid, unit_id uuid, level text, valid_from date, valid_to date)");

    [Fact]
    public async Task Observations_are_told_only_of_subjects_in_scope()
    {
        await province.Installation.Query<Guid>("insert into p51.observation select id, 'health-record', now(), gen_random_uuid(), 1 from p51.household returning subject_id");
        var subjects = $"'{{{string.Join(',', await province.Installation.Query<Guid[]>("select array_agg(id) from p51.household"))}}}'::uuid[]";
        var question = $"select count(*) from observed({subjects}, '{{health-record}}', '{{}}')";

        (await AsStranger(question)).ShouldBe(0L);
        ((long)(await AsAdminOf("51", question))!).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task No_table_shows_a_row_to_somebody_of_another_province()
    {
        var tables = await province.Installation.Query<string[]>("select array_agg(relname::text) from pg_class where relnamespace = 'p51'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')");

        foreach (var table in tables)
            (await AsStranger($"select count(*) from {table}")).ShouldBe(0L, table);
    }

    [Fact]
    public async Task Functions_with_their_owner_s_rights_have_a_search_path_of_their_own() =>
        (await province.Installation.Query<long>("""
            select count(*) from pg_proc where pronamespace in ('p51'::regnamespace, 'cds'::regnamespace) and prosecdef
              and not exists (select from unnest(proconfig) as setting where setting like 'search_path=%')
            """)).ShouldBe(0);

    /// <summary>Asks as the web role does for an administrator of another province, who has every right there.</summary>
    private Task<object?> AsStranger(string sql) => AsAdminOf("48", sql);

    private async Task<object?> AsAdminOf(string provinceCode, string sql)
    {
        // Starts the server, which makes the role; signing in, here again and again, is limited.
        (await province.Installation.Anonymous()).Dispose();
        var web = new NpgsqlConnectionStringBuilder(province.Installation.Settings.Database!) { Pooling = false, SearchPath = "p51, cds, public" };
        web.Username = web.Database + "_web";
        web.Password = await province.Installation.Query<string>("select value from cds.secret where name = 'web-role-password'");
        await using var source = NpgsqlDataSource.Create(web.ConnectionString);
        await using var batch = source.CreateBatch();
        batch.Add("select cds.enter('p51', $1, $2)", new[] { RoleWords.Code(Role.Admin) }, new[] { (await province.Installation.IdOf(provinceCode)).Value });
        batch.Add(sql);
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        await reader.ReadAsync();
        return reader.GetValue(0);
    }
}
