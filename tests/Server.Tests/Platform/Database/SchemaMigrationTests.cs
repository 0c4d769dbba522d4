using CongDongSo.Server.Platform;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Tests.Platform.Database;

public sealed class SchemaMigrationTests(Harness.TestCluster cluster)
{
    [Fact]
    public async Task Servers_that_start_at_once_do_not_disturb_each_other()
    {
        var settings = Harness.TestCluster.SettingsFor(await cluster.NewDatabase());

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            await using var databases = new Databases(settings, new(settings), TimeProvider.System);
            await databases.Start(ConnectAs.Web, CancellationToken.None);
        })));
    }

    [Fact]
    public async Task Every_earlier_version_is_brought_to_this_one()
    {
        for (var steps = 0; steps <= SchemaFile.Province.Count; steps++)
        {
            await using var owner = await EmptyDatabase();
            // The common steps go first at each start, so a province never has a step without those that came with it; from its fifth on that is not one for one.
            await SchemaMigration.Apply(owner, "cds", [.. SchemaFile.Common.Take(steps < 5 ? Math.Max(1, steps) : SchemaFile.Common.Count)], CancellationToken.None);
            await SchemaMigration.Apply(owner, "p51", [.. SchemaFile.Province.Take(steps)], CancellationToken.None);

            await SchemaMigration.Apply(owner, "cds", SchemaFile.Common, CancellationToken.None);
            await SchemaMigration.Apply(owner, "p51", SchemaFile.Province, CancellationToken.None);

            (await Count(owner, "select count(*) from cds.schema_version where target = 'cds'")).ShouldBe(SchemaFile.Common.Count);
            (await Count(owner, "select count(*) from cds.schema_version where target = 'p51'")).ShouldBe(SchemaFile.Province.Count);
        }
    }

    [Fact]
    public async Task Activities_that_were_mended_before_the_step_that_knows_of_it_count_once_afterwards()
    {
        await using var owner = await EmptyDatabase();
        await SchemaMigration.Apply(owner, "cds", SchemaFile.Common, CancellationToken.None);
        await SchemaMigration.Apply(owner, "p51", [.. SchemaFile.Province.TakeWhile(step => step.Name != "mended_activities")], CancellationToken.None);
        await using (var fill = new NpgsqlCommand("""
            set search_path = p51, cds;
            insert into field_record (id, kind, observed_at, received_at, team_id, village_id, author, body)
            select n.id::uuid, 'activity', '2025-11-02T18:00:00Z', now(), '00000000-0000-0000-0000-0000000000aa', '00000000-0000-0000-0000-0000000000bb', 'anh', n.body::jsonb
            from (values ('00000000-0000-0000-0000-000000000001', '{"hours": 1.5, "reached": 7}'),
              ('00000000-0000-0000-0000-000000000002', '{"minutes": 60, "reached": 5, "corrects": "00000000-0000-0000-0000-000000000001"}')) as n (id, body);
            insert into tally (unit_id, what, grain, starts_on, subjects, met, have)
            select '00000000-0000-0000-0000-0000000000bb', '@activities', g.grain, g.starts_on::date, 2, 150, 12
            from (values ('D', '2025-11-03'), ('M', '2025-11-01'), ('Q', '2025-10-01'), ('Y', '2025-01-01')) as g (grain, starts_on);
            insert into team_week (team_id, week, minutes) values ('00000000-0000-0000-0000-0000000000aa', '2025-11-03', 150);
            reset search_path
            """, owner))
            await fill.ExecuteNonQueryAsync();

        await SchemaMigration.Apply(owner, "p51", SchemaFile.Province, CancellationToken.None);

        (await Count(owner, "select count(*) from p51.tally where (subjects, met, have) = (1, 60, 5)")).ShouldBe(4);
        (await Count(owner, "select minutes::bigint from p51.team_week")).ShouldBe(60);
        (await Count(owner, "select count(*) from p51.measure_due")).ShouldBe(1);
    }

    [Fact]
    public async Task A_newer_schema_is_refused_and_left_alone()
    {
        await using var owner = await EmptyDatabase();
        var newer = new SchemaFile(SchemaFile.Common.Count + 1, "from_the_future", "create table from_the_future (x int)", "abc");
        await SchemaMigration.Apply(owner, "cds", [.. SchemaFile.Common, newer], CancellationToken.None);

        var refused = await Should.ThrowAsync<ServiceUnavailableException>(() => SchemaMigration.Apply(owner, "cds", SchemaFile.Common, CancellationToken.None));

        refused.Problem.Code.ShouldBe("schema-newer");
        (await Count(owner, "select count(*) from cds.from_the_future")).ShouldBe(0);
    }

    [Fact]
    public async Task An_edited_step_is_noticed_by_its_checksum()
    {
        await using var owner = await EmptyDatabase();
        await SchemaMigration.Apply(owner, "cds", SchemaFile.Common, CancellationToken.None);
        var edited = SchemaFile.Common.Select(step => step with { Checksum = "edited" }).ToList();

        var refused = await Should.ThrowAsync<ServiceUnavailableException>(() => SchemaMigration.Apply(owner, "cds", edited, CancellationToken.None));

        refused.Problem.Code.ShouldBe("schema-differs");
    }

    [Fact]
    public async Task A_step_that_fails_leaves_nothing_of_itself()
    {
        await using var owner = await EmptyDatabase();
        var broken = new SchemaFile(1, "broken", "create table half (x int); select 1 / 0", "x");

        await Should.ThrowAsync<PostgresException>(() => SchemaMigration.Apply(owner, "cds", [broken], CancellationToken.None));

        (await Count(owner, "select count(*) from pg_class where relname = 'half'")).ShouldBe(0);
    }

    [Fact]
    public async Task Many_starts_at_once_apply_each_step_once()
    {
        var connection = await cluster.NewDatabase(empty: true);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            await using var owner = new NpgsqlConnection(connection);
            await owner.OpenAsync();
            await SchemaMigration.Apply(owner, "cds", SchemaFile.Common, CancellationToken.None);
        }));

        await using var look = new NpgsqlConnection(connection);
        await look.OpenAsync();
        (await Count(look, "select count(*) from cds.schema_version")).ShouldBe(SchemaFile.Common.Count);
    }

    private async Task<NpgsqlConnection> EmptyDatabase()
    {
        var connection = new NpgsqlConnection(await cluster.NewDatabase(empty: true));
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<long> Count(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
