using CongDongSo.Domain.Quality;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Demo;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Tests.Features.Demo;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Quality;

/// <summary>What is planted in the demo, and which rules are to find it.</summary>
internal static class Planted
{
    public static IReadOnlyList<QualityRule> RulesFor(Fraud fraud) => fraud switch
    {
        Fraud.DeskEvening => [QualityRule.VisitSpeed, QualityRule.CopiedCounts, QualityRule.SilentPhone],
        Fraud.FullAtOnce => [QualityRule.AllAtOnce, QualityRule.VisitSpeed, QualityRule.FullWithoutActivity, QualityRule.Outlier],
        Fraud.Midnight => [QualityRule.NightHours],
        Fraud.TwoPlaces => [QualityRule.OverlappingActivities],
        Fraud.CopiedActivity => [QualityRule.CopiedActivities, QualityRule.CopiedPhotos],
        _ => [QualityRule.RegisterJump],
    };

    /// <summary>Codes of the complete commune's villages that report, with what is planted in each; null: honest.</summary>
    public static async Task<IReadOnlyDictionary<string, Fraud?>> Villages(TestInstallation installation)
    {
        var tree = await (await installation.Service<UnitDirectory>()).Tree("51", DemoYear.First, TestContext.Current.CancellationToken);
        var plan = DemoPlanning.Plan(ADemo.Province, 1, tree.All.Where(unit => unit.Kind == UnitKind.Commune));
        return plan.Complete.Villages.Where(village => village.Pace != Pace.Silent).ToDictionary(village => village.Code, village => PlantedFraud.In(plan, village));
    }

    /// <summary>A photo that was sent for two activities of a village, and a member whose phone has been silent for three months.</summary>
    public static async Task PhotosAndPhone(TestInstallation installation, string village)
    {
        var records = await installation.Query<Guid[]>($"""
            select array_agg(id) from (select r.id from p51.field_record r join cds.unit_version v on v.unit_id = r.village_id where v.code = '{village}' and r.kind = 'activity' order by r.id limit 2) two
            """);
        foreach (var record in records)
        {
            (await installation.Query<bool>($"""
                select p51.add_photo_part(gen_random_uuid(), '{record}', 7, 0, 'cung-mo', 'image/jpeg', (select author from p51.field_record where id = '{record}'), now())
                """)).ShouldBeTrue();
        }
        await installation.Account("member", village);
        await installation.Query<Guid>($"""
            with member as (
              select m.person_id from p51.membership m join p51.team t on t.id = m.team_id join cds.unit_version v on v.unit_id = t.unit_id where v.code = '{village}' order by m.id limit 1
            ), owner as (
              insert into cds.account_person (account_id, person_id)
              select a.id, member.person_id from cds.account a join cds.account_grant g on g.account_id = a.id join cds.unit_version v on v.unit_id = g.unit_id, member where v.code = '{village}' and g.role = 'member' limit 1
              returning account_id
            )
            insert into cds.device (id, account_id, label, token_hash, recovery_key, enrolled_at, seen_at, app_version)
            select gen_random_uuid(), account_id, 'Máy cũ', 'x', 'x', now() - interval '200 days', now() - interval '90 days', '1.0.0' from owner returning id
            """);
    }
}
