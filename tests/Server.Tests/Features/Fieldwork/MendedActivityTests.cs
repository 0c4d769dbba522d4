using System.Net;
using CongDongSo.Server.Tests.Features.FieldApp;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Fieldwork;

/// <summary>A returned activity that is sent again stands in the first one's stead, everywhere that activities are counted or shown.</summary>
public sealed class MendedActivityTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private const string Village = "21034-01", Other = "21034-02", Team = "Tổ CNSCĐ thôn Phổ Trường";

    private TestInstallation Installation => province.Installation;

    [Fact]
    public async Task It_counts_once_with_what_it_says_now()
    {
        var member = await Installation.As("member", Village);
        var state = await new PhoneState(member).Pull();
        var before = await Sums();
        var first = await Activity(Village, 90, 12);
        await Accepted(member, first);
        var returned = await PortalBrowser.As(Installation, "team-leader", Village);
        (await returned.Post(await returned.Open("/hoat-dong"), $"/hoat-dong/{first.Id}/tra-lai", ("ly-do", "Chỉ 8 người"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var second = await Activity(Village, 60, 8, first.Id);
        await Accepted(member, second);

        (await Sums()).ShouldBe((before.Activities + 1, before.Minutes + 60, before.Reached + 8, before.Hours + 60));
        var log = (await returned.Open("/hoat-dong")).Words("main");
        log.ShouldContain("Người ghi đã gửi hoạt động khác thay thế; hoạt động này không tính nữa.");
        log.ShouldContain("Ghi lại thay cho một hoạt động trước.");
        (await Installation.Query<long>($"select count(*) from reporting.p51_activity where record_id in ('{first.Id}', '{second.Id}')")).ShouldBe(1);
        (await new PhoneState(member).Pull()).Activities.Keys.ShouldNotContain(first.Id.ToString());
        (await state.Pull()).Activities[second.Id.ToString()].GetProperty("corrects").GetGuid().ShouldBe(first.Id);
        await Verified();

        // Sent twice, mended again, mended by what never counted: each time one.
        await AField.Push(member, second.Body);
        var third = await Activity(Village, 45, 3, second.Id);
        await Accepted(member, third);
        (await Sums()).ShouldBe((before.Activities + 1, before.Minutes + 45, before.Reached + 3, before.Hours + 45));
        await Verified();
    }

    [Fact]
    public async Task The_order_of_arrival_and_one_parcel_or_two_make_no_difference()
    {
        var member = await Installation.As("member", Village);
        var before = await Sums();
        var (one, two) = (await Activity(Village, 90, 12), await Activity(Village, 90, 12));
        var (oneMends, twoMends) = (await Activity(Village, 30, 1, one.Id), await Activity(Village, 20, 2, two.Id));

        await Accepted(member, oneMends, one);
        await Accepted(member, twoMends);
        await Accepted(member, two);

        (await Sums()).ShouldBe((before.Activities + 2, before.Minutes + 50, before.Reached + 3, before.Hours + 50));
        await Verified();
    }

    [Fact]
    public async Task It_may_have_been_elsewhere_but_only_where_the_sender_works()
    {
        var (officer, stranger) = (await Installation.As("commune-officer", PortalProvince.Commune), await Installation.As("member", Other));
        var before = await Sums();
        var first = await Activity(Village, 90, 12);
        await Accepted(officer, first);

        var refused = (await AField.Push(stranger, new { id = AField.NewId(), kind = "activity", observedAt = TimeProvider.System.GetUtcNow().AddDays(-2), villageId = (await Installation.IdOf(Other)).Value, body = new { minutes = 30, corrects = first.Id } })).Single();
        (AField.Status(refused), refused.GetProperty("reason").GetString()!.Contains("ngoài phạm vi", StringComparison.Ordinal)).ShouldBe(("rejected", true));
        (await Sums()).ShouldBe((before.Activities + 1, before.Minutes + 90, before.Reached + 12, before.Hours + 90));

        await Accepted(officer, await Activity(Other, 30, 1, first.Id));
        (await Sums()).ShouldBe((before.Activities, before.Minutes, before.Reached, before.Hours + 30));
        await Verified();
    }

    /// <summary>Of the village and its team.</summary>
    private async Task<(long Activities, long Minutes, long Reached, long Hours)> Sums()
    {
        var village = await Installation.IdOf(Village);
        async Task<long> Sum(string column) => await Installation.Query<long>($"select coalesce(sum({column}), 0)::bigint from p51.tally_year where what = '@activities' and unit_id = '{village}'");
        var hours = await Installation.Query<long>($"select coalesce(sum(w.minutes), 0)::bigint from p51.team_week w join p51.team t on t.id = w.team_id where t.name = '{Team}'");
        return (await Sum("subjects"), await Sum("met"), await Sum("have"), hours);
    }

    private async Task<(Guid Id, object Body)> Activity(string village, int minutes, int reached, Guid? corrects = null)
    {
        var (id, team) = (AField.NewId(), await Installation.Query<Guid>($"select id from p51.team where name = '{Team}'"));
        return (id, new { id, kind = "activity", observedAt = TimeProvider.System.GetUtcNow().AddDays(-2), teamId = team, villageId = (await Installation.IdOf(village)).Value, body = new { minutes, reached, corrects } });
    }

    private static async Task Accepted(HttpClient sender, params (Guid Id, object Body)[] activities)
    {
        foreach (var answer in await AField.Push(sender, [.. activities.Select(one => one.Body)]))
            AField.Status(answer).ShouldBe("accepted", answer.ToString());
    }

    private async Task Verified()
    {
        var verified = await Installation.Run("verify", "--json");
        verified.Exit.ShouldBe(0, verified.Output);
    }
}
