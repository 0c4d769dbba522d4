using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Tests.Harness;
using FsCheck;
using FsCheck.Fluent;
using Npgsql;

namespace CongDongSo.Server.Tests.Features.Audit;

/// <summary>What somebody who owns the tables can do to a chain, and that it is found.</summary>
public sealed class VerificationTests(TestInstallation installation) : IClassFixture<TestInstallation>, IAsyncLifetime
{
    private const string Province = "51";

    private const int Entries = 12;

    public async ValueTask InitializeAsync()
    {
        // A province is opened by its first data.
        if (await installation.Query<bool>("select to_regnamespace('p51') is null"))
            await Open();
        await installation.Tamper("delete from p51.audit_entry; update p51.audit_head set seq = 0, hash = ''");
        await installation.Append(Province, [.. Enumerable.Range(1, Entries).Select(ATrail.Entry)]);
    }

    private async Task Open()
    {
        await installation.Json("unit", "import", installation.FileWith("thon.csv", "code,name,kind,commune,terrain,households,validFrom\n21034-01,Phổ Trường,Thôn,21034,đồng bằng,2,2025-07-01\n"));
        await installation.Json("household", "import", installation.FileWith("ho.csv",
            "code,village,head,address,phone,members,from14,from15,from18,elderly60,disabled,noSmartphone\nH1,21034-01,Nguyễn Văn An,,0914000001,4,3,3,2,0,0,0\n"), "--province", Province);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_chain_that_nobody_touched_is_whole_and_tells_its_head()
    {
        var result = await installation.Verify();

        result.Exit.ShouldBe(0, result.Messages);
        result.Document.GetProperty("ok").GetBoolean().ShouldBeTrue();
        result.Chain(Province).GetProperty("entries").GetInt64().ShouldBe(Entries);
        var last = await installation.Query<string>("select seq || ':' || encode(hash, 'hex') from p51.audit_entry order by seq desc limit 1");
        result.Chain(Province).GetProperty("head").GetString().ShouldBe(last);
        result.Chain("common").GetProperty("entries").GetInt64().ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("at = at + interval '1 microsecond'")]
    [InlineData("at = 'infinity'")]
    [InlineData("actor = actor || ' '")]
    [InlineData("account_id = gen_random_uuid()")]
    [InlineData("account_id = null")]
    [InlineData("role = 'admin'")]
    [InlineData("role = ''")]
    [InlineData("unit_id = gen_random_uuid()")]
    [InlineData("action = 'record.push'")]
    [InlineData("place_id = gen_random_uuid()")]
    [InlineData("place_id = null")]
    [InlineData("subjects = subjects[1:1]")]
    [InlineData("subjects = '{}'")]
    [InlineData("subjects = array[subjects[2], subjects[1]]")]
    [InlineData("subjects = ('[0:1]={' || subjects[1] || ',' || subjects[2] || '}')::uuid[]")]
    [InlineData("before = null")]
    [InlineData("before = 'null'")]
    [InlineData("before = (before::text || ' ')::json")]
    [InlineData("after = replace(after::text, 'Bình', 'Chi')::json")]
    [InlineData("before = after, after = before")]
    [InlineData("reason = null")]
    [InlineData("reason = 'null'")]
    [InlineData("reason = normalize(reason, NFD)")]
    [InlineData("request_id = reason, reason = request_id")]
    [InlineData("hash = ''")]
    public async Task An_edited_column_is_found_in_whichever_entry(string edit)
    {
        foreach (var seq in new[] { 1, 6, Entries })
        {
            await Restored(async () =>
            {
                await installation.Tamper($"update p51.audit_entry set {edit} where seq = {seq}");

                var result = await installation.Verify();

                result.Exit.ShouldBe(1);
                result.Document.GetProperty("ok").GetBoolean().ShouldBeFalse();
                result.Faults(Province).ShouldContain($"{seq} altered");
            });
        }
    }

    [Fact]
    public async Task Each_byte_of_a_hash_counts()
    {
        for (var place = 0; place < 32; place++)
        {
            await Restored(async () =>
            {
                await installation.Tamper($"update p51.audit_entry set hash = set_byte(hash, {place}, get_byte(hash, {place}) # 1) where seq = 7");

                (await installation.Verify()).Faults(Province).ShouldBe(["7 altered", "8 altered"]);
            });
        }
    }

    [Theory]
    [InlineData("delete from p51.audit_entry where seq = 1", "1 missing")]
    [InlineData("delete from p51.audit_entry where seq between 5 and 7", "5 missing")]
    [InlineData("delete from p51.audit_entry where seq = 12", "12 missing-at-end")]
    [InlineData("delete from p51.audit_entry where seq > 3", "4 missing-at-end")]
    [InlineData("delete from p51.audit_entry", "1 missing-at-end")]
    [InlineData("delete from p51.audit_head", "12 head-missing")]
    [InlineData("update p51.audit_head set seq = 11", "12 beyond-head")]
    [InlineData("update p51.audit_head set seq = 13", "13 missing-at-end")]
    [InlineData("update p51.audit_head set hash = sha256(hash)", "12 head-altered")]
    [InlineData("insert into p51.audit_entry select 13, at, actor, account_id, role, unit_id, action, place_id, subjects, before, after, reason, request_id, sha256(hash) from p51.audit_entry where seq = 12", "13 beyond-head")]
    [InlineData("update p51.audit_entry set seq = seq + 1000 where seq > 5; insert into p51.audit_entry select 6, at, actor, account_id, role, unit_id, action, place_id, subjects, before, after, reason, request_id, hash from p51.audit_entry where seq = 5; update p51.audit_entry set seq = seq - 999 where seq > 1000", "6 altered")]
    [InlineData("update p51.audit_entry set seq = -1 where seq = 4; update p51.audit_entry set seq = 4 where seq = 9; update p51.audit_entry set seq = 9 where seq = -1", "4 altered")]
    [InlineData("update p51.audit_entry set seq = 0 where seq = 1", "0 altered")]
    public async Task A_row_or_head_that_was_taken_out_put_in_or_moved_is_found(string sql, string fault) => await Restored(async () =>
    {
        await installation.Tamper(sql);

        var result = await installation.Verify();

        result.Exit.ShouldBe(1);
        result.Faults(Province).ShouldContain(fault);
    });

    [Fact]
    public async Task A_head_that_was_written_down_tells_a_chain_made_anew_from_the_old_one() => await Restored(async () =>
    {
        var noted = (await installation.Verify()).Chain(Province).GetProperty("head").GetString()!;
        await installation.Append(Province, ATrail.Entry(13));

        var standing = await installation.Verify(noted, $"{Province}:{noted}");
        standing.Exit.ShouldBe(0, standing.Messages);

        // Whoever may call append_audit as the owner can write a whole new history that fits in itself.
        await installation.Tamper("delete from p51.audit_entry; update p51.audit_head set seq = 0, hash = ''");
        await installation.Append(Province, [.. Enumerable.Range(2, Entries).Select(ATrail.Entry)]);

        (await installation.Verify()).Exit.ShouldBe(0);
        var found = await installation.Verify(noted);
        found.Exit.ShouldBe(1);
        found.Document.GetProperty("noted")[0].GetProperty("stands").GetBoolean().ShouldBeFalse();
        (await installation.Verify($"{Province}:{noted}")).Faults(Province).ShouldBe([$"{Entries} noted-head-differs"]);
    });

    [Theory]
    [InlineData("mười hai")]
    [InlineData("12:9f86")]
    [InlineData("xx:12:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    public async Task A_noted_head_that_cannot_be_read_is_refused_with_the_way_out(string noted)
    {
        var refused = await installation.Verify(noted);

        refused.Exit.ShouldBe(1);
        refused.Problem.GetProperty("code").GetString().ShouldBe("noted-malformed");
    }

    [Fact]
    public async Task Settings_of_a_session_change_nothing_of_what_a_hash_covers()
    {
        await using var source = new NpgsqlDataSourceBuilder(installation.Settings.Database!).Build();
        await using var connection = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("""
            set timezone = 'America/St_Johns'; set datestyle = 'German, DMY'; set intervalstyle = 'sql_standard'; set bytea_output = 'escape'; set extra_float_digits = -15;
            set search_path = pg_temp; create temp table audit_entry (x int); set quote_all_identifiers = on; set lc_numeric = 'C';
            select p51.append_audit('[{"at":"2026-03-01T06:59:59.1234567+07:00","actor":"a\"b","action":"x","after":{"b":1.50,"a":[1, 2]},"subjects":["019a5000-0000-7000-8000-000000000001"]}]');
            select count(*) from p51.audit_entry e join p51.audit_entry b on b.seq = e.seq - 1 where e.hash is distinct from p51.audit_hash(b.hash, e);
            """, connection);
        ((long)(await LastScalar(command))).ShouldBe(0);
        await Restored(async () => (await installation.Verify()).Faults(Province).ShouldBeEmpty());
    }

    [Fact]
    public async Task Whatever_is_written_verifies_and_any_other_text_in_its_place_does_not()
    {
        var texts = Gen.Sample(ArbMap.Default.GeneratorFor<string>(), 60).Where(text => text is not null).Concat(["", "null", "\"", "\\", "\u0000", "\ud800", "a\u0301", "😀", "=1+1", "', hash = '"]).ToList();
        await installation.Append(Province, [.. texts.Select(text => new AuditEntry(AuditActions.RosterImport) { Reason = text, Before = text, After = new { text } })]);
        (await installation.Verify()).Faults(Province).ShouldBeEmpty();
        var from = Entries + 1;

        await installation.Tamper($"update p51.audit_entry set reason = reason || 'x', after = before where seq >= {from}");

        (await installation.Verify()).Faults(Province).Count.ShouldBe(texts.Count);
    }

    private static async Task<object> LastScalar(NpgsqlCommand command)
    {
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        object last = 0L;
        do
        {
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
                last = reader.GetValue(0);
        }
        while (await reader.NextResultAsync(TestContext.Current.CancellationToken));
        return last;
    }

    /// <summary>Does something to the chain, and puts everything back.</summary>
    private async Task Restored(Func<Task> work)
    {
        await installation.Tamper("create table kept_entry as select * from p51.audit_entry; create table kept_head as select * from p51.audit_head");
        try
        {
            await work();
        }
        finally
        {
            await installation.Tamper("""
                delete from p51.audit_entry; delete from p51.audit_head; insert into p51.audit_entry select * from kept_entry; insert into p51.audit_head select * from kept_head;
                drop table kept_entry; drop table kept_head
                """);
        }
    }
}
