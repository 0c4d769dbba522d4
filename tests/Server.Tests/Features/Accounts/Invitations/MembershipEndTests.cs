using System.Net;
using CongDongSo.Server.Tests.Harness;
using static CongDongSo.Server.Tests.Features.Accounts.Invitations.ARosterOfTwoCommunes;

namespace CongDongSo.Server.Tests.Features.Accounts.Invitations;

/// <summary>What a roster says of somebody decides what their running sessions may do.</summary>
public sealed class MembershipEndTests(TestCluster cluster) : IAsyncLifetime
{
    private readonly ARosterOfTwoCommunes roster = new(cluster);

    public ValueTask InitializeAsync() => roster.InitializeAsync();

    public ValueTask DisposeAsync() => roster.DisposeAsync();

    [Fact]
    public async Task A_later_decision_without_a_person_ends_their_access_the_same_moment()
    {
        var (cookie, bearer) = await Someone("Lê Văn Bình");
        var (stays, _) = await Someone("Võ Minh Châu");
        (await bearer.GetAsync("/api/v1/sessions/current")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await cookie.Open("/");

        await roster.Import("2,Xã An Phú,Tổ CNSCĐ thôn Phổ Trường,40/QĐ-UBND ngày 20/10/2025,Võ Minh Châu,Tổ trưởng,0914994002,\n,,,,Lê Chi,Thành viên,0914994009,\n");

        (await bearer.GetAsync("/api/v1/sessions/current")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await cookie.Open("/", HttpStatusCode.Redirect);
        await stays.Open("/");
    }

    [Fact]
    public async Task A_leader_who_becomes_a_member_is_one_with_the_next_request()
    {
        var (cookie, bearer) = await Someone("Võ Minh Châu");
        (await Grants(bearer)).ShouldBe(["teamLeader Thôn Phổ Trường"]);
        await cookie.Open("/moi-thanh-vien");

        await roster.Import("2,Xã An Phú,Tổ CNSCĐ thôn Phổ Trường,41/QĐ-UBND ngày 20/10/2025,Lê Văn Bình,Tổ trưởng,0914994003,\n,,,,Võ Minh Châu,Thành viên,0914994002,\n");

        (await Grants(bearer)).ShouldBe(["member Thôn Phổ Trường"]);
        await cookie.Open("/moi-thanh-vien", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Who_leaves_one_of_two_teams_keeps_the_other()
    {
        var (_, bearer) = await Someone("Lê Chi");

        await roster.Import("2,Xã An Phú,Tổ CNSCĐ thôn Phổ Trường,42/QĐ-UBND ngày 20/10/2025,Võ Minh Châu,Tổ trưởng,0914994002,\n");

        (await Grants(bearer)).ShouldBe(["member Xã An Phú"]);
    }

    [Fact]
    public async Task An_invitation_of_somebody_who_left_meanwhile_opens_nothing()
    {
        var card = Cards(await roster.Invite(await roster.Officer(), "/moi-thanh-vien", "Lê Văn Bình")).Single();

        await roster.Import("2,Xã An Phú,Tổ CNSCĐ thôn Phổ Trường,43/QĐ-UBND ngày 20/10/2025,Võ Minh Châu,Tổ trưởng,0914994002,\n");

        var person = await PortalBrowser.At(roster.Installation);
        (await person.Send(await person.Open("/moi"), "/moi", HttpStatusCode.UnprocessableEntity, ("ma", card.Code))).Words("main").ShouldContain("không còn vai trò");
    }

    private async Task<(PortalBrowser Cookie, HttpClient Bearer)> Someone(string name)
    {
        var card = Cards(await roster.Invite(await roster.Officer(), "/moi-thanh-vien", name)).Single();
        return (await roster.Accept(card.Code), await roster.Bearer(card.Login));
    }
}
