using System.Diagnostics;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Tests.Harness;
using Npgsql;

namespace CongDongSo.Server.Tests.Features.Audit;

public sealed class ConcurrencyTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    [Fact]
    public async Task Entries_of_transactions_at_once_form_one_chain_and_those_rolled_back_leave_no_gap()
    {
        const int writers = 16, each = 20;
        var before = await province.Installation.Query<long>("select count(*) from p51.audit_entry");

        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(() => Write(writer, each))));

        var result = await province.Installation.Verify();
        result.Exit.ShouldBe(0, result.Messages + result.Output);
        var committed = writers * each - writers * (each / 4);
        (await province.Installation.Query<long>("select count(*) from p51.audit_entry")).ShouldBe(before + committed * 3);
        (await province.Installation.Query<long>("select max(seq) from p51.audit_entry")).ShouldBe(before + committed * 3);
        // The entries of one transaction stand one after the other, in their order.
        (await province.Installation.Query<long>("""
            select count(*) from p51.audit_entry a join p51.audit_entry b on b.seq = a.seq + 1
            where a.action = 'account.add' and a.after ->> 'part' in ('0', '1')
              and (b.after ->> 'of' <> a.after ->> 'of' or (b.after ->> 'part')::int <> (a.after ->> 'part')::int + 1)
            """)).ShouldBe(0);
    }

    [Fact]
    public async Task An_entry_is_there_exactly_where_its_transaction_is()
    {
        var database = await Database();
        var before = await province.Installation.Query<long>("select count(*) from p51.audit_entry");
        await using (var work = await database.Begin(TestContext.Current.CancellationToken))
            work.Note(new(AuditActions.AccountAdd), ATrail.Somebody);

        (await province.Installation.Query<long>("select count(*) from p51.audit_entry")).ShouldBe(before);
    }

    [Fact]
    public async Task Thousands_of_entries_in_one_transaction_take_no_longer_each_than_a_few()
    {
        await province.Installation.Append("51", ATrail.Entry(1));
        var few = await Time(() => province.Installation.Append("51", [.. Enumerable.Range(1, 500).Select(ATrail.Entry)])) / 500;
        var many = await Time(() => province.Installation.Append("51", [.. Enumerable.Range(1, 5000).Select(ATrail.Entry)])) / 5000;

        TestContext.Current.SendDiagnosticMessage($"append: {few.TotalMicroseconds:0} µs each of 500, {many.TotalMicroseconds:0} µs each of 5000");
        many.ShouldBeLessThan(few * 5 + TimeSpan.FromMilliseconds(0.2));
    }

    private static async Task<TimeSpan> Time(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started);
    }

    /// <summary>Every fourth transaction is rolled back after it wrote.</summary>
    private async Task Write(int writer, int times)
    {
        var database = await Database();
        for (var turn = 0; turn < times; turn++)
        {
            await using var work = await database.Begin(TestContext.Current.CancellationToken);
            var entries = Enumerable.Range(0, 3).Select(part => new AuditEntry(AuditActions.AccountAdd) { After = new { of = $"{writer}/{turn}", part } }).ToList();
            if (turn % 4 == 3)
            {
                await using var append = new NpgsqlCommand("select append_audit($1::json)", work.Connection) { Parameters = { new() { Value = AuditText.Of(entries, ATrail.Somebody, TimeProvider.System.GetUtcNow()) } } };
                await append.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
                continue;
            }
            entries.ForEach(entry => work.Note(entry, ATrail.Somebody));
            await work.Commit(TestContext.Current.CancellationToken);
        }
    }

    private async Task<ProvinceDatabase> Database() => ((Result<ProvinceDatabase>.Done)(await province.Installation.Service<Databases>()).Province("51")).Value;
}
