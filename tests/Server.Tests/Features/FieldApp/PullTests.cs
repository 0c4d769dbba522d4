using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Server.Tests.Features.Accounts.Devices;
using CongDongSo.Server.Tests.Features.Fieldwork;
using CongDongSo.Server.Tests.Harness;
using Npgsql;

namespace CongDongSo.Server.Tests.Features.FieldApp;

public class PullTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private const string Village = "21034-01", Neighbour = "21034-02";

    private TestInstallation Installation => province.Installation;

    [Fact]
    public async Task The_first_pull_tells_the_desk_and_the_whole_village_and_the_second_nothing()
    {
        var phone = new PhoneState(await Member(Village));
        var (village, household) = (await Installation.IdOf(Village), await Household(Village, "H1"));

        await phone.Pull();
        var first = phone.Told.Select(change => change.GetProperty("kind").GetString()).ToList();
        await phone.PullUntilQuiet();

        first.ShouldBe(["desk", "village", "household", "household", "village"]);
        phone.Told.ShouldBeEmpty();
        phone.Villages.ShouldBe([village.ToString()]);
        phone.CountOf(household, "health-record").ShouldBe(3);
        var card = phone.Subjects[household.ToString()].GetProperty("card");
        (card.GetProperty("head").GetString(), card.GetProperty("phone").GetString(), card.GetProperty("from15").GetInt32()).ShouldBe(("Nguyễn Văn An", "0914000001", 3));
    }

    [Fact]
    public async Task The_desk_has_team_village_programs_and_official_figures()
    {
        var phone = await new PhoneState(await Member(Village)).Pull();
        var desk = phone.Desk!.Value;

        desk.GetProperty("teams")[0].GetProperty("members").GetArrayLength().ShouldBe(6);
        var village = desk.GetProperty("villages").EnumerateArray().Single();
        (village.GetProperty("name").GetString(), village.GetProperty("communeName").GetString(), village.GetProperty("households").GetInt32()).ShouldBe(("Thôn Phổ Trường", "Xã An Phú", 2));
        var program = desk.GetProperty("programs").EnumerateArray().Single(one => one.GetProperty("id").GetString() == PortalProvince.Program);
        program.GetProperty("version").GetString()!.Length.ShouldBe(12);
        var health = program.GetProperty("indicators").EnumerateArray().Single(one => one.GetProperty("id").GetString() == "health-record");
        (health.GetProperty("of").GetString(), health.GetProperty("fromAge").GetInt32()).ShouldBe(("residents", 14));
        desk.GetProperty("progress").GetProperty("rows").EnumerateArray().ShouldContain(row => row.GetProperty("indicator").GetString() == "health-record" && row.GetProperty("denominator").GetInt64() == 6);
    }

    [Fact]
    public async Task A_record_brings_its_household_again_with_the_latest_count_and_who_saw_it()
    {
        var client = await Member(Neighbour);
        var phone = await new PhoneState(client).Pull();
        var (village, household) = (await Installation.IdOf(Neighbour), await Household(Neighbour, "H1"));

        await AField.Push(client, AField.Observation(AField.NewId(), village, household, "health-record", 2, "2025-11-05T08:15:00+07:00"));
        await AField.Push(client, AField.Observation(AField.NewId(), village, household, "health-record", 1, "2025-11-04T08:15:00+07:00"));
        await phone.Pull();

        phone.Told.Count(change => change.GetProperty("kind").GetString() == "household").ShouldBe(1);
        phone.CountOf(household, "health-record").ShouldBe(2);
        var told = phone.Subjects[household.ToString()];
        told.GetProperty("state").GetProperty("health-record")[1].GetDecimal().ShouldBe(1_762_305_300_000);
        told.GetProperty("state").GetProperty("health-record")[3].GetString().ShouldBe("Nguyễn Thị Ánh");
        told.GetProperty("seen")[1].GetString().ShouldBe("Nguyễn Thị Ánh");
    }

    [Fact]
    public async Task A_card_whose_transaction_commits_late_is_not_skipped()
    {
        var officer = await Installation.As("commune-officer", PortalProvince.OtherCommune);
        var phone = await new PhoneState(officer).Pull();
        var household = await Household("21040-01", "H1");
        await using var late = await Begin();
        await Execute(late, Card(household, "2025-11-06T01:00:00Z", "Viết trước, ghi sau"));
        await using (var soon = await Begin())
        {
            await Execute(soon, Card(household, "2025-11-05T01:00:00Z", "Viết sau, ghi trước"));
            await Execute(soon, "commit");
        }

        await phone.Pull();
        var between = Head();
        await Execute(late, "commit");
        await phone.Pull();

        between.ShouldBe("Viết sau, ghi trước");
        Head().ShouldBe("Viết trước, ghi sau");

        string Head() => phone.Subjects[household.ToString()].GetProperty("card").GetProperty("head").GetString()!;
    }

    [Fact]
    public async Task A_record_whose_transaction_commits_late_is_not_skipped()
    {
        var client = await Member(Village);
        var phone = await new PhoneState(client).Pull();
        var (village, household) = (await Installation.IdOf(Village), await Household(Village, "H2"));
        // Everything of a push is written, but for its entry in the trail, whose end somebody else holds.
        await using var holder = await Begin();
        await Execute(holder, "select from p51.audit_head for update");
        var push = AField.Push(client, AField.Observation(AField.NewId(), village, household, "bank-account", 3));
        while (await Installation.Query<long>("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%append_audit%'") == 0)
            await Task.Delay(20, TestContext.Current.CancellationToken);

        await phone.Pull();
        var between = phone.CountOf(household, "bank-account");
        await Execute(holder, "commit");
        await push;
        await phone.Pull();

        (between, phone.CountOf(household, "bank-account")).ShouldBe((null, 3));
    }

    [Fact]
    public async Task Whoever_pulls_while_many_push_ends_with_what_the_server_has()
    {
        using var officer = await Installation.As("commune-officer", PortalProvince.Commune);
        var places = new List<(Domain.Units.UnitId Village, Guid Household)>();
        foreach (var (village, code) in new[] { (Village, "H1"), (Village, "H2"), (Neighbour, "H1") })
            places.Add((await Installation.IdOf(village), await Household(village, code)));
        var phone = new PhoneState(officer);
        var random = new Random(4);
        var pushes = Enumerable.Range(0, 8).Select(async writer =>
        {
            for (var i = 0; i < 25; i++)
            {
                var (village, household) = places[(writer + i) % places.Count];
                await AField.Push(officer, AField.Observation(AField.NewId(), village, household, "adult-signature", (writer + i) % 3, $"2025-12-{1 + ((writer * 7) + i) % 28:00}T08:{writer:00}:{i:00}+07:00"));
            }
        }).ToList();

        var all = Task.WhenAll(pushes);
        while (!all.IsCompleted)
            await phone.Pull();
        await all;
        await phone.Pull();

        foreach (var (_, household) in places)
        {
            phone.CountOf(household, "adult-signature").ShouldBe(await Installation.Query<int>(
                $"select count from p51.observation where subject_id = '{household}' and indicator = 'adult-signature' order by observed_at desc, record_id desc limit 1"));
        }
    }

    [Fact]
    public async Task A_village_that_leaves_the_scope_is_gone_and_another_begins()
    {
        await Installation.Json("user", "add", "doi.to", "--name", "Lê Đổi Tổ", "--role", "member", "--unit", Village);
        var phone = new PhoneState((await Phone.Of(Installation, "doi.to")).Client);
        await phone.Pull();

        await Installation.Json("user", "grant", "doi.to", "--role", "member", "--unit", Neighbour);
        await Installation.Json("user", "revoke", "doi.to", "--role", "member", "--unit", Village);
        await phone.Pull();

        phone.Villages.ShouldBe([(await Installation.IdOf(Neighbour)).ToString()]);
        phone.Subjects.Keys.ShouldBe([(await Household(Neighbour, "H1")).ToString()]);
    }

    [Fact]
    public async Task A_cursor_of_another_life_of_the_database_or_of_nobody_begins_anew()
    {
        var phone = await new PhoneState(await Member(Village)).Pull();
        var other = PhoneWith(phone.Cursor![..4] + "AAAA" + phone.Cursor[8..], await Member(Village));
        var broken = PhoneWith("khong-phai", await Member(Village));

        await other.Pull();
        await broken.Pull();

        (other.WasReset, other.Villages.Count, broken.WasReset, broken.Subjects.Count).ShouldBe((true, 1, true, 2));
    }

    [Fact]
    public async Task Who_sends_no_records_pulls_nothing()
    {
        var viewer = await Installation.As("viewer", "51");

        (await viewer.GetAsync("/api/v1/sync/pull")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await (await Installation.Anonymous()).GetAsync("/api/v1/sync/pull")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static PhoneState PhoneWith(string cursor, HttpClient client) => new(client) { Cursor = cursor };

    /// <summary>A session of a member with the person's rights; the phone's token has no others.</summary>
    private Task<HttpClient> Member(string village) => Installation.As("member", village);

    private Task<Guid> Household(string village, string code) =>
        Installation.Query<Guid>($"select h.id from p51.household h join cds.unit_version v on v.unit_id = h.village_id where v.code = '{village}' and h.code = '{code}'");

    private static string Card(Guid household, string at, string head) =>
        $"insert into p51.household_fact select '{household}', '{at}', gen_random_uuid(), '{head}', '', null, 4, 3, 3, 2, 0, 0, 0, pg_current_xact_id(), village_id from p51.household where id = '{household}'";

    private async Task<NpgsqlConnection> Begin()
    {
        var connection = new NpgsqlConnection(Installation.Settings.Database);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await Execute(connection, "begin");
        return connection;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
