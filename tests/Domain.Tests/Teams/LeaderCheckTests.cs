using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Tests.Teams;

public class LeaderCheckTests
{
    private static readonly Program Program = ATeam.Program(new CompositionRule.RoleHeldBy("leader", UnitKind.Village, Strength.Must, ATeam.Cited, MemberRole.Leader, []));

    [Fact]
    public void A_team_with_two_leaders_is_found_under_the_rule_on_who_leads()
    {
        var team = ATeam.In(ATeam.Village).Led().Led().Of(3).Build();

        var finding = LeaderCheck.Check(Program, [team, ATeam.In(ATeam.Village).Led().Build()]).Single();

        (finding.TeamId, finding.Rule.Id).ShouldBe((team.Id, "leader"));
        finding.Message.ShouldContain("2 Tổ trưởng");
    }

    [Fact]
    public void A_program_that_says_nothing_of_leaders_finds_nothing() =>
        LeaderCheck.Check(ATeam.Program(), [ATeam.In(ATeam.Village).Led().Led().Build()]).ShouldBeEmpty();
}
