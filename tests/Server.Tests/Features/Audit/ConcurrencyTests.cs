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
        await Database();
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
