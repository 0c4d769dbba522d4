using CongDongSo.Server.Features.Privacy;
using CongDongSo.Server.Features.Teams.Decisions;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Teams.Decisions;

/// <summary>Drafts that nobody publishes hold names and phones; they are not kept for ever.</summary>
public sealed class DraftRetentionTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    [Fact]
    public async Task A_draft_untouched_for_the_time_set_goes_with_its_scan_and_the_trail_says_so()
    {
        var (old, recent) = (await Draft("181 days"), await Draft("179 days"));
        await province.Installation.Query<Guid>($"insert into p51.decision_file (id, decision_id, name, size, added_by, added_at) values (gen_random_uuid(), '{old}', 'a.pdf', 8, 'anh', now()) returning id");
        var retention = await province.Installation.Service<Retention>();
        Acting.Set(Acting.Upkeep("retention"));

        var looked = await retention.Run(dryRun: true, TestContext.Current.CancellationToken);
        var still = await Left(old);
        var done = await retention.Run(dryRun: false, TestContext.Current.CancellationToken);

        (looked.Match(one => one.Drafts, _ => -1), still).ShouldBe((1, 1));
        done.Match(one => one.Drafts, _ => -1).ShouldBe(1);
        (await Left(old), await Left(recent)).ShouldBe((0, 1));
        (await province.Installation.Query<long>($"select count(*) from p51.decision_file where decision_id = '{old}'")).ShouldBe(0);
        (await province.Installation.Query<long>($"select count(*) from p51.audit_entry where action = 'decision.draft' and subjects = array['{old}'::uuid] and after ->> 'deed' = 'expire'")).ShouldBe(1);
        (await retention.Run(dryRun: false, TestContext.Current.CancellationToken)).Match(one => one.Drafts, _ => -1).ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_opens_a_draft_sees_its_last_day_from_a_month_before()
    {
        var (near, far) = (await Draft("160 days"), await Draft("140 days"));
        var officer = await province.CommuneOfficer();

        (await officer.Open(DecisionLinks.Of(near))).Body!.TextContent.ShouldContain("Bản nháp này được giữ đến hết ngày");
        (await officer.Open(DecisionLinks.Of(far))).Body!.TextContent.ShouldNotContain("được giữ đến hết ngày");
    }

    private Task<Guid> Draft(string age) => province.Installation.Query<Guid>($"""
        insert into p51.decision_draft (id, unit_id, issuer_level, kind, typed_by, typed_at, changed_by, changed_at)
        select gen_random_uuid(), v.unit_id, 'commune', 'consolidate', 'anh', now() - interval '{age}', 'anh', now() - interval '{age}'
        from cds.unit_version v where v.code = '{PortalProvince.Commune}' and v.valid_to = 'infinity' returning id
        """);

    private Task<long> Left(Guid draft) => province.Installation.Query<long>($"select count(*) from p51.decision_draft where id = '{draft}'");
}
