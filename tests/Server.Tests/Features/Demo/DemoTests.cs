using System.Text.Json;
using CongDongSo.Server.Platform.Commands;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Demo;

/// <summary>One filled installation for all that only look at it.</summary>
[CollectionDefinition]
public sealed class FilledCollection : ICollectionFixture<FilledInstallation>;

/// <summary>An installation filled once at the smaller scale.</summary>
public sealed class FilledInstallation(TestCluster cluster) : IAsyncLifetime
{
    public TestInstallation Installation { get; } = new(cluster);

    public JsonElement Answer { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await Installation.InitializeAsync();
        Answer = await Installation.Json(ADemo.Commune);
    }

    public ValueTask DisposeAsync() => Installation.DisposeAsync();
}

[Collection<FilledCollection>]
public sealed class DemoTests(FilledInstallation filled, TestCluster cluster)
{
    private readonly TestInstallation installation = filled.Installation;

    [Fact]
    public async Task The_province_has_the_teams_and_members_that_its_document_states()
    {
        (await installation.Query<long>("select count(*) from p51.team where valid_to = 'infinity'")).ShouldBe(1_477);
        (await installation.Query<long>("select count(*) from p51.membership where valid_to = 'infinity'")).ShouldBe(12_198);
        (await installation.Query<long>("select count(*) from p51.team where level = 'commune'")).ShouldBe(96);
        (await installation.Query<long>("select count(*) from p51.team t join cds.unit u on u.id = t.unit_id where t.level = u.kind")).ShouldBe(1_477, "a team stands on its own village");
        (await installation.Query<long>("select count(*) from cds.unit where kind = 'village'")).ShouldBe(1_386);
    }

    [Fact]
    public async Task One_commune_is_complete_and_the_others_have_no_households()
    {
        (await installation.Query<long>("select count(distinct v.parent_id) from p51.household h join cds.unit_version v on v.unit_id = h.village_id")).ShouldBe(1);
        (await installation.Query<long>("select count(*) from p51.field_record")).ShouldBeGreaterThan(10_000);
        filled.Answer.GetProperty("households").GetInt64().ShouldBe(await installation.Query<long>("select count(*) from p51.household where code like 'H%'"));
        (await installation.Query<long>("select count(distinct kind) from p51.field_record")).ShouldBe(6, "records of every kind");
    }

    [Fact]
    public async Task All_records_lie_in_the_year_from_October_2025() =>
        (await installation.Query<long>("""
            select count(*) from p51.field_record
            where observed_at < '2025-10-01 00:00+07' or observed_at >= '2026-10-01 00:00+07' or substr(id::text, 15, 1) <> '7'
            """)).ShouldBe(0);

    [Fact]
    public async Task All_that_is_derived_agrees_with_the_records() =>
        (await installation.Json("verify")).GetProperty("ok").GetBoolean().ShouldBeTrue();

    [Fact]
    public async Task Measures_are_met_behind_and_missing()
    {
        var statuses = JsonDocument.Parse(await installation.Measures("2025-Q4")).RootElement.EnumerateArray().Select(row => row.GetProperty("status").GetString()).Distinct();

        statuses.ShouldBe(["met", "behind", "missing", "noTarget"], ignoreOrder: true);
    }

    [Fact]
    public async Task Rosters_are_not_all_as_they_should_be()
    {
        foreach (var program in (string[])["quang-ngai-2025-12", "quang-ngai-335-2025"])
            (await installation.Json("roster", "check", "--unit", "51", "--program", program)).GetProperty("total").GetInt32().ShouldBeInRange(20, 400, program);
    }

    [Fact]
    public void What_was_recorded_wrongly_is_refused_and_reported()
    {
        var records = filled.Answer.GetProperty("records");

        records.GetProperty("rejected").EnumerateArray().ShouldNotBeEmpty();
        records.GetProperty("rejected").EnumerateArray().ShouldAllBe(one => one.GetProperty("reason").GetString()!.Length > 10);
        records.GetProperty("duplicate").GetInt32().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_demo_s_accounts_are_marked_and_their_password_is_told()
    {
        var accounts = filled.Answer.GetProperty("accounts").EnumerateArray().ToList();

        accounts.ShouldAllBe(account => account.GetProperty("login").GetString()!.EndsWith(".minhhoa") && account.GetProperty("password").GetString()!.Length >= 10);
        (await installation.Json("user", "list")).GetProperty("total").GetInt32().ShouldBe(accounts.Count);
    }

    [Fact]
    public async Task Running_it_again_says_so_and_changes_nothing()
    {
        var before = await installation.Fingerprint();

        var again = await installation.Run(ADemo.Commune);

        again.Exit.ShouldBe(0, again.Messages);
        again.Output.ShouldContain("không có gì thay đổi");
        (await installation.Fingerprint()).ShouldBe(before);
    }

    [Fact]
    public async Task A_demo_is_known_again_after_its_village_got_another_name()
    {
        await using var other = new TestInstallation(cluster);
        await other.InitializeAsync();
        await other.Json(ADemo.Commune);
        var code = await other.Query<string>("select min(code) from cds.unit_version where code like 'MH1-21211-%'");
        await other.Json("unit", "import", other.FileWith("thon.csv", $"code,name,kind,commune\n{code},Trường Định,Thôn,21211\n"), "--date", "2026-11-01");

        var again = await other.Run(ADemo.Commune);

        again.Exit.ShouldBe(0, again.Messages);
        again.Output.ShouldContain("không có gì thay đổi");
    }

    [Fact]
    public async Task Another_seed_is_refused_where_a_demo_is()
    {
        var refused = await installation.Run([.. ADemo.Commune, "--seed", "2"]);

        refused.Exit.ShouldBe(1);
        refused.Messages.ShouldContain("--seed");
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_records_and_measures_though_it_was_killed_half_way()
    {
        await using var other = new TestInstallation(cluster);
        await other.InitializeAsync();
        using var kill = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using var messages = new KillingWriter("5/", kill);
        await Should.ThrowAsync<OperationCanceledException>(() => new CommandShell(Cds.Features, _ => other.Settings, TextWriter.Null, messages).Run(ADemo.Commune, kill.Token));
        (await other.Query<long>("select count(distinct village_id) from p51.field_record")).ShouldBeLessThan(13, "it was not killed in time");

        await other.Json(ADemo.Commune);

        (await other.Fingerprint()).ShouldBe(await installation.Fingerprint());
        (await other.Measures("2025-Q4")).ShouldBe(await installation.Measures("2025-Q4"));
        (await other.Measures("2026-Q3")).ShouldBe(await installation.Measures("2026-Q3"));
    }

    /// <summary>Ends the run as soon as a line has a text.</summary>
    private sealed class KillingWriter(string at, CancellationTokenSource kill) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            if (value?.Contains(at, StringComparison.Ordinal) == true)
                kill.Cancel();
        }
    }
}
