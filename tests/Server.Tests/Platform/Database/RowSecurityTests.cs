using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Tests.Harness;
using Npgsql;

namespace CongDongSo.Server.Tests.Platform.Database;

public sealed class RowSecurityTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    [Fact]
    public async Task Where_nobody_said_who_asks_every_table_of_a_province_is_empty_to_the_web_role()
    {
        var tables = await Tables();

        tables.Count.ShouldBeGreaterThan(15);
        foreach (var table in tables)
        {
            (await CountAs([], table)).ShouldBe(0, table);
            // The fixture has no rows of these; VisibilityTests fills every table.
            if (table is not ("business" or "business_fact" or "team_week" or "roster_mapping" or "finding_waiver" or "group_link" or "person_merge" or "person_apart" or "decision_draft" or "decision_file" or "decision_file_part"
                or "custody_record" or "photo" or "photo_part" or "announcement" or "announcement_place" or "village_anew"
                or "measure_row" or "measure_basis" or "measure_due" or "target" or "declared_value"
                or "quality_run" or "quality_finding" or "revisit" or "difficulty" or "difficulty_step" or "difficulty_guide" or "difficulty_contact" or "difficulty_contact_area"
                or "report" or "report_step" or "report_submission" or "report_remark" or "report_official" or "report_attachment" or "report_period" or "report_since" or "report_request" or "letter_template"
                or "message" or "message_parcel" or "message_delivery"))
                (await province.Installation.Query<long>($"select count(*) from p51.{table}")).ShouldBeGreaterThan(0, table);
        }
    }

    [Fact]
    public async Task Every_table_of_a_province_has_row_level_security_and_the_web_role_cannot_pass_it_by()
    {
        (await province.Installation.Query<long>("""
            select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'p51' and c.relkind in ('r', 'p') and not c.relrowsecurity
            """)).ShouldBe(0);
        (await province.Installation.Query<bool>($"select rolsuper or rolbypassrls or rolcreaterole from pg_roles where rolname = '{WebRoleName}'")).ShouldBeFalse();
        (await province.Installation.Query<long>($"""
            select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('p51', 'cds') and pg_get_userbyid(c.relowner) = '{WebRoleName}'
            """)).ShouldBe(0);
    }

    [Theory]
    [InlineData(Role.ProvinceOfficer, "51", 2, 8, 4, 3)]
    [InlineData(Role.CommuneOfficer, "21034", 1, 6, 3, 3)]
    [InlineData(Role.CommuneOfficer, "21040", 1, 2, 1, 0)]
    [InlineData(Role.TeamLeader, "21034-02", 0, 0, 1, 0)]
    [InlineData(Role.Viewer, "51", 2, 8, 0, 0)]
    [InlineData(Role.YouthViewer, "51", 2, 8, 0, 0)]
    [InlineData(Role.Auditor, "51", 0, 0, 0, 0)]
    [InlineData(Role.ProvinceOfficer, "48", 0, 0, 0, 0)]
    public async Task A_role_sees_of_a_province_what_lies_in_its_unit_and_what_the_role_may_see(Role role, string unit, long teams, long people, long households, long records)
    {
        var grants = new[] { new Grant(role, await province.Installation.IdOf(unit), "") };

        (await CountAs(grants, "team")).ShouldBe(teams);
        (await CountAs(grants, "person")).ShouldBe(people);
        (await CountAs(grants, "household")).ShouldBe(households);
        (await CountAs(grants, "household_fact")).ShouldBe(households);
        (await CountAs(grants, "field_record")).ShouldBe(records);
        (await CountAs(grants, "observation")).ShouldBe(records);
    }

    [Fact]
    public async Task Several_grants_add_up()
    {
        var grants = new[]
        {
            new Grant(Role.Viewer, await province.Installation.IdOf("51"), ""), new Grant(Role.TeamLeader, await province.Installation.IdOf("21034-02"), ""),
        };

        (await CountAs(grants, "team")).ShouldBe(2);
        (await CountAs(grants, "household")).ShouldBe(1);
    }

    [Theory]
    [InlineData("update audit_entry set actor = 'x'")]
    [InlineData("delete from audit_entry")]
    [InlineData("insert into audit_entry (seq, at, actor, action, hash) values (99, now(), 'x', 'x', '')")]
    [InlineData("update audit_head set seq = 0")]
    [InlineData("delete from field_record")]
    [InlineData("update field_record set author = 'x'")]
    [InlineData("update observation set count = 0")]
    [InlineData("alter table team disable row level security")]
    [InlineData("drop policy read on team")]
    public async Task What_is_append_only_is_so_by_the_rights_of_the_web_role(string sql)
    {
        var refused = await Should.ThrowAsync<PostgresException>(async () =>
        {
            await using var connection = await Connection([new Grant(Role.Admin, UnitDirectory.NationId, "")]);
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        });

        refused.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task A_row_cannot_be_written_outside_the_scope()
    {
        var neighbour = await province.Installation.IdOf("21040-01");
        await using var connection = await Connection([new Grant(Role.CommuneOfficer, await province.Installation.IdOf("21034"), "")]);
        await using var command = new NpgsqlCommand($"insert into household (id, village_id, code) values (gen_random_uuid(), '{neighbour}', 'X')", connection);

        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Theory]
    [InlineData("insert into household (id, village_id, code) values (gen_random_uuid(), (select unit_id from cds.unit_version where code = '21034-01' limit 1), 'X')")]
    [InlineData("insert into person (id, name, folded) values (gen_random_uuid(), 'Lê Văn X', 'le van x')")]
    public async Task Where_nobody_said_who_asks_nothing_is_written(string sql)
    {
        await using var connection = await Connection([]);
        await using var command = new NpgsqlCommand(sql, connection);

        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    private async Task<List<string>> Tables()
    {
        var names = await province.Installation.Query<string[]>("select array_agg(relname::text order by relname) from pg_class where relnamespace = 'p51'::regnamespace and relkind in ('r', 'p')");
        return [.. names];
    }

    private async Task<long> CountAs(IReadOnlyList<Grant> grants, string table)
    {
        await using var connection = await Connection(grants);
        await using var command = new NpgsqlCommand($"select count(*) from {table}", connection);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private string WebRoleName => new NpgsqlConnectionStringBuilder(province.Installation.Settings.Database!).Database + "_web";

    /// <summary>A connection as the web role, in a transaction that is dropped, with what the server says of a caller.</summary>
    private async Task<NpgsqlConnection> Connection(IReadOnlyList<Grant> grants)
    {
        // Starts the server, which makes the role; signing in, here again and again, is limited.
        (await province.Installation.Anonymous()).Dispose();
        var web = new NpgsqlConnectionStringBuilder(province.Installation.Settings.Database!) { Username = WebRoleName, Pooling = false, SearchPath = "p51, cds, public" };
        web.Password = await province.Installation.Query<string>("select value from cds.secret where name = 'web-role-password'");
        var connection = new NpgsqlConnection(web.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        if (grants.Count > 0)
        {
            await using var enter = new NpgsqlCommand("select cds.enter('p51', $1, $2)", connection);
            enter.Parameters.Add(new() { Value = grants.Select(grant => RoleWords.Code(grant.Role)).ToArray() });
            enter.Parameters.Add(new() { Value = grants.Select(grant => grant.UnitId.Value).ToArray() });
            await enter.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
        return connection;
    }
}
