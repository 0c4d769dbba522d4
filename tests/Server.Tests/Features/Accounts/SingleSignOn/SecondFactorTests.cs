using System.Net;
using CongDongSo.Server.Features.Accounts.Factors;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Accounts.SingleSignOn;

/// <summary>What a provider is worth beside a second factor of our own.</summary>
public class SecondFactorTests(SsoPortal portal) : IClassFixture<SsoPortal>
{
    [Fact]
    public async Task A_provider_is_one_factor_unless_its_settings_say_two()
    {
        var person = await Linked("hai.buoc");
        await Run(person, "insert into cds.code_app (account_id, protected_secret, last_step, added_at) select id, 'x', 0, now() from them returning 1");

        (await person.Through("/dang-nhap/qua/tinh?ve=%2Fto", "hai.buoc")).Headers.Location!.OriginalString.ShouldBe(FactorLinks.SecondStep);
        (await person.IsSignedIn()).ShouldBeFalse();
        (await person.Through("/dang-nhap/qua/vneid?ve=%2Fto", "hai.buoc")).Headers.Location!.OriginalString.ShouldBe("/to");
        (await person.IsSignedIn()).ShouldBeTrue();
    }

    [Fact]
    public async Task After_the_time_to_set_up_a_factor_a_provider_opens_what_the_password_opens()
    {
        var person = await Linked("qua.han");
        await Run(person, "update cds.account a set second_factor_from = now() - interval '30 days' from them where a.id = them.id returning 1");
        await Run(person, "update cds.account_grant g set granted_at = now() - interval '30 days' from them where g.account_id = them.id returning 1");

        await person.Through("/dang-nhap/qua/tinh", "qua.han");
        (await person.IsSignedIn()).ShouldBeFalse();
        await person.Through("/dang-nhap/qua/vneid", "qua.han");
        (await person.IsSignedIn()).ShouldBeTrue();
    }

    [Fact]
    public async Task Whoever_came_through_a_provider_gives_the_password_before_linking_another()
    {
        var person = await portal.Somebody();
        await person.Link("them.nua");
        await person.SignOut();
        await person.Through("/dang-nhap/qua/tinh", "them.nua");

        using var asked = await person.Through("/tai-khoan/lien-ket/vneid", "them.nua");

        (await SsoPerson.Page(asked)).QuerySelector("input[name=password]").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_new_second_factor_ends_the_sessions_that_a_provider_alone_has_opened()
    {
        var person = await Linked("mot.buoc");
        await person.Through("/dang-nhap/qua/tinh", "mot.buoc");
        (await person.IsSignedIn()).ShouldBeTrue();
        var here = await PortalBrowser.At(portal.Installation);
        await here.SignIn(person.Login, person.Password);
        var page = await here.Open("/tai-khoan/xac-thuc");

        await here.Send(page, "/tai-khoan/xac-thuc", HttpStatusCode.OK, ("code", new AuthenticatorApp(page.Words("ol code")).Code(TimeProvider.System.GetUtcNow())));

        (await person.IsSignedIn()).ShouldBeFalse();
        await here.Open("/tai-khoan");
    }

    private async Task<SsoPerson> Linked(string user)
    {
        var person = await portal.Somebody();
        await person.Link(user);
        await person.Link(user, "vneid");
        await person.SignOut();
        return person;
    }

    private Task<int> Run(SsoPerson person, string sql) => portal.Installation.Query<int>($"with them as (select id from cds.account where login = '{person.Login}') {sql}");
}
