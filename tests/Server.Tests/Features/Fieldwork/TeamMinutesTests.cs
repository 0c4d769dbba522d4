using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Fieldwork;

/// <summary>Whose hours an activity counts for: the village's team, else its commune's, and no team that the sender has nothing to do with.</summary>
public sealed class TeamMinutesTests(PortalProvince province) : IClassFixture<PortalProvince>, IAsyncLifetime
{
    private const string Commune = "Tổ CNSCĐ xã An Phú", Village = "Tổ CNSCĐ thôn Phổ Trường", Elsewhere = "Tổ CNSCĐ thôn Long Thành";

    public async ValueTask InitializeAsync() => await province.Installation.Json(
        "roster", "import", province.Installation.FileWith("to-xa.csv", PortalProvince.RosterHead + $"1,Xã An Phú,{Commune},11/QĐ-UBND ngày 22/7/2025,Nguyễn Thị Ánh,Tổ trưởng,0914994001,\n"),
        "--province", "51", "--program", PortalProvince.Program);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Of_a_village_without_a_team_it_is_the_commune_s_team_s_work_whoever_sends_it()
    {
        var before = await Minutes(Commune);
        var member = await province.Installation.As("member", "21034-02");

        var answer = (await AField.Push(member, await Activity("21034-02", null))).Single();

        AField.Status(answer).ShouldBe("accepted");
        (await Minutes(Commune)).ShouldBe(before + 90);
        await Verified();
    }

    [Theory]
    [InlineData("21034-01", null, Village)]
    [InlineData("21034-01", Commune, Commune)]
    [InlineData("21034-02", Commune, Commune)]
    public async Task A_member_s_work_counts_for_the_team_of_the_place_or_the_commune_s(string village, string? named, string counts)
    {
        var before = await Minutes(counts);
        var member = await province.Installation.As("member", village);

        var answer = (await AField.Push(member, await Activity(village, named))).Single();

        (AField.Status(answer), await Minutes(counts)).ShouldBe(("accepted", before + 90));
        await Verified();
    }

    [Theory]
    [InlineData("member", "21034-01", Elsewhere)]
    [InlineData("member", "21034-02", Village)]
    [InlineData("commune-officer", "21034", Elsewhere)]
    public async Task A_team_outside_the_sender_s_scope_is_refused_in_words_and_nothing_is_counted(string role, string unit, string named)
    {
        var sender = await province.Installation.As(role, unit);
        var place = unit == "21034" ? "21034-01" : unit;

        var answers = await AField.Push(sender, await Activity(place, named), await Activity(place, null));

        answers.Select(AField.Status).ShouldBe(["rejected", "accepted"]);
        answers[0].GetProperty("reason").GetString()!.ShouldContain("Tổ này phục vụ nơi khác");
        (await Minutes(Elsewhere)).ShouldBe(0);
        await Verified();
    }

    [Fact]
    public async Task An_officer_of_the_commune_counts_for_any_team_of_it()
    {
        var before = await Minutes(Village);
        var officer = await province.Installation.As("commune-officer", "21034");

        var answer = (await AField.Push(officer, await Activity("21034-02", Village))).Single();

        (AField.Status(answer), await Minutes(Village)).ShouldBe(("accepted", before + 90));
        await Verified();
    }

    private async Task<object> Activity(string village, string? team) => new
    {
        id = AField.NewId(), kind = "activity", observedAt = "2025-11-01T08:00:00+07:00", villageId = (await province.Installation.IdOf(village)).Value,
        teamId = team is null ? (Guid?)null : await province.Installation.Query<Guid>($"select id from p51.team where name = '{team}'"), body = new { minutes = 90 },
    };

    private async Task<int> Minutes(string team) =>
        (int)await province.Installation.Query<long>($"select coalesce(sum(w.minutes), 0)::bigint from p51.team_week w join p51.team t on t.id = w.team_id where t.name = '{team}'");

    private async Task Verified()
    {
        var verified = await province.Installation.Run("verify", "--json");
        verified.Exit.ShouldBe(0, verified.Output);
    }
}
