using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.Findings;
using CongDongSo.Domain.Units;
using static CongDongSo.Domain.Tests.Teams.ATeam;

namespace CongDongSo.Domain.Tests.Teams.Findings;

public class ProgramFindingsTests
{
    private static readonly DateOnly LastDay = new(2025, 12, 19);

    private static readonly Unit Hamlet = Village with { ParentId = Commune.Id };

    private static readonly UnitTree Tree = new(LastDay, [Commune, Hamlet]);

    private static readonly CompositionRule.TeamsPerUnit VillageHasTeam = new("village-team", UnitKind.Village, Strength.Must, Cited, 1);

    private static readonly CompositionRule.Affiliated OneTeacher = new("it", UnitKind.Village, Strength.Should, Cited, ["it-teacher"], 1);

    [Fact]
    public void What_must_be_is_due_when_the_teams_have_to_be_complete_and_what_should_be_is_not()
    {
        var findings = Of(Complete(VillageHasTeam, OneTeacher), LastDay, [], ATeam.In(Commune).Led().Build(), ATeam.In(Hamlet).Build());

        findings.Single(one => one.Key.Rule == "village-team").ShouldSatisfyAllConditions(
            one => one.Kind.ShouldBe(FindingKind.TeamMissing), one => one.DueOn.ShouldBe(LastDay), one => one.Key.Subject.ShouldBe(Hamlet.Id.Value));
        findings.Single(one => one.Key.Rule == "it").DueOn.ShouldBeNull();
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void It_is_overdue_from_the_day_after_the_last_day_on_time(int daysAfter, bool overdue) =>
        Of(Complete(VillageHasTeam), LastDay, []).ShouldHaveSingleItem().IsOverdueOn(LastDay.AddDays(daysAfter)).ShouldBe(overdue);

    [Fact]
    public void A_unit_that_may_have_a_team_and_has_none_is_told_of_as_permitted()
    {
        var permitted = Of(Program(VillageHasTeam with { Strength = Strength.May }), LastDay, []).ShouldHaveSingleItem();

        permitted.Strength.ShouldBe(Strength.May);
        permitted.DueOn.ShouldBeNull();
        Of(Program(VillageHasTeam with { Strength = Strength.May }), LastDay, [], ATeam.In(Hamlet).Of(1).Build()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void A_decision_is_open_until_the_day_it_was_sent_to_the_superior(int? sentAfterDays, bool open)
    {
        var team = ATeam.In(Hamlet).Of(1).Build();
        var sent = sentAfterDays is { } days ? new Dictionary<DecisionId, DateOnly> { [team.Decision.Id] = LastDay.AddDays(days) } : [];

        var findings = Of(Sent(), LastDay, sent, team);

        findings.Count.ShouldBe(open ? 1 : 0);
        findings.ShouldAllBe(one => one.Kind == FindingKind.DecisionNotSent && one.UnitId == Commune.Id && one.DueOn == LastDay && one.Key.Subject == team.Decision.Id.Value);
    }

    [Fact]
    public void A_decision_on_several_teams_is_sent_once()
    {
        var first = ATeam.In(Hamlet).Of(1).Build();

        Of(Sent(), LastDay, [], first, first with { Id = new(Guid.CreateVersion7()) }).Count.ShouldBe(1);
    }

    [Fact]
    public void A_program_whose_deadline_asks_nothing_of_teams_has_no_due_day() =>
        Of(Program(VillageHasTeam) with { Deadlines = [Deadline()] }, LastDay, []).ShouldHaveSingleItem().DueOn.ShouldBeNull();

    private static Program Complete(params CompositionRule[] rules) => Program(rules) with { Deadlines = [Deadline(DeadlineAsk.TeamsComplete)] };

    private static Program Sent() => Program() with { Deadlines = [Deadline(DeadlineAsk.DecisionsSent)] };

    private static Deadline Deadline(params DeadlineAsk[] asks) => new("teams-complete", "Kiện toàn", UnitKind.Commune, "Sở", LastDay, Strength.Must, Cited) { Asks = asks };

    private static IReadOnlyList<OpenFinding> Of(Program program, DateOnly day, Dictionary<DecisionId, DateOnly> sent, params Team[] teams) =>
        new ProgramFindings(program, Tree, day).Of([Commune, Hamlet], teams, sent);
}
