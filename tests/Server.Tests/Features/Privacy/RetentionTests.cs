using CongDongSo.Server.Features.Privacy;
using CongDongSo.Server.Platform;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Privacy;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Privacy;

public sealed class RetentionTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    [Fact]
    public async Task Who_left_every_team_for_longer_than_the_time_set_is_forgotten_once_and_nobody_else()
    {
        var gone = await province.Installation.Query<Guid>("select id from p51.person where phone = '0914994008'");
        await Left("0914994008", "3 years");
        await Left("0914994007", "2 months");
        await province.Installation.Account("viewer", "51");
        await province.Installation.Http();
        await province.Installation.Query<object>("update cds.session set access_until = now() - interval '40 days', refresh_until = now() - interval '40 days' returning 1");

        var looked = await province.Installation.Json("privacy", "retain", "--dry-run");
        var still = await Names("phone = '0914994008'");
        var done = await province.Installation.Json("privacy", "retain");
        var again = await province.Installation.Json("privacy", "retain");

        (looked.GetProperty("people").GetInt32(), looked.GetProperty("applied").GetBoolean(), still).ShouldBe((1, false, 1));
        (done.GetProperty("people").GetInt32(), again.GetProperty("people").GetInt32()).ShouldBe((1, 0));
        (done.GetProperty("sessions").GetInt64() > 0, again.GetProperty("sessions").GetInt64()).ShouldBe((true, 0));
        (await Names($"id = '{gone}' and name like 'Người đã xóa #%' and phone is null")).ShouldBe(1);
        (await Names("phone = '0914994007'")).ShouldBe(1);
        (await province.Installation.Query<long>($"select count(*) from p51.audit_entry where action = 'data.retain' and subjects = array['{gone}'::uuid]")).ShouldBe(1);
    }

    [Fact]
    public async Task The_web_server_does_the_same_with_its_own_rights()
    {
        await Left("0914994006", "3 years");
        var retention = await province.Installation.Service<Retention>();
        Acting.Set(Acting.Upkeep("retention"));

        (await retention.Run(dryRun: false, TestContext.Current.CancellationToken)).Match(done => done.People, _ => -1).ShouldBeGreaterThan(0);

        (await Names("phone = '0914994006'")).ShouldBe(0);
    }

    [Theory]
    [InlineData("CDS_PRIVACY_LEAST_COUNT", "0")]
    [InlineData("CDS_PRIVACY_MEMBER_MONTHS", "hai năm")]
    public void A_setting_that_cannot_be_read_starts_nothing(string name, string value) =>
        Should.Throw<ServiceUnavailableException>(() => PrivacySettings.Of(asked => asked == name ? value : null)).Problem.Title.ShouldContain(name);

    private Task<object> Left(string phone, string ago) => province.Installation.Query<object>(
        $"update p51.membership m set valid_from = current_date - interval '4 years', valid_to = current_date - interval '{ago}' from p51.person p where p.id = m.person_id and p.phone = '{phone}' returning 1");

    private Task<long> Names(string where) => province.Installation.Query<long>($"select count(*) from p51.person where {where}");
}
