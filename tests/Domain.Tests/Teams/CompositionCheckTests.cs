using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;
using static CongDongSo.Domain.Tests.Teams.ATeam;

namespace CongDongSo.Domain.Tests.Teams;

public class CompositionCheckTests
{
    private static readonly CompositionRule.Affiliated TwoTeachers = new("it", UnitKind.Commune, Strength.Should, Cited, ["it-teacher"], 2);

    private static readonly CompositionRule.RoleHeldBy ChairLeads =
        new("leader", UnitKind.Commune, Strength.Must, Cited, MemberRole.Leader, ["commune-chair", "commune-vice-chair"]);

    [Theory]
    [InlineData(0, "Tổ thiếu 2 giáo viên Tin học, mới có 0/2")]
    [InlineData(1, "Tổ thiếu 1 giáo viên Tin học, mới có 1/2")]
    [InlineData(2, null)]
    [InlineData(3, null)]
    public void Missing_members_are_counted(int teachers, string? message)
    {
        var team = ATeam.In(Commune).Led("commune-chair").With([.. Enumerable.Repeat("it-teacher", teachers)]).Build();

        Messages(Program(TwoTeachers), team).ShouldBe(message is null ? [] : [message]);
    }

    [Fact]
    public void A_finding_names_its_team_its_unit_and_its_rule_with_the_clause()
    {
        var team = ATeam.In(Commune).Led().Build();

        var finding = CompositionCheck.Check(Program(TwoTeachers), [Commune], [team]).ShouldHaveSingleItem();

        finding.TeamId.ShouldBe(team.Id);
        finding.UnitId.ShouldBe(Commune.Id);
        finding.Rule.ShouldBe(TwoTeachers);
        finding.Rule.Clause.Quote.ShouldBe("trích dẫn");
    }

    [Fact]
    public void An_affiliation_that_another_implies_counts()
    {
        var program = Program(new CompositionRule.Affiliated("youth", UnitKind.Village, Strength.Should, Cited, ["youth-union", "teacher"], 2));

        Messages(program, ATeam.In(Village).With("youth-secretary", "it-teacher").Build()).ShouldBeEmpty();
        Messages(program, ATeam.In(Village).With("youth-secretary").Build())
            .ShouldBe(["Tổ thiếu 1 đoàn viên Đoàn Thanh niên hoặc giáo viên, mới có 1/2"]);
    }

    [Fact]
    public void A_member_of_two_of_the_affiliations_is_one_member()
    {
        var program = Program(new CompositionRule.Affiliated("youth", UnitKind.Village, Strength.Should, Cited, ["youth-union", "teacher"], 2));

        Messages(program, ATeam.In(Village).WithRole(MemberRole.Member, "youth-union", "teacher").Build()).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("commune-chair", null)]
    [InlineData("commune-vice-chair", null)]
    [InlineData("police", "Tổ trưởng phải là chủ tịch UBND cấp xã hoặc Phó Chủ tịch UBND cấp xã, hiện là công an")]
    public void Either_of_the_alternatives_may_hold_the_role(string leader, string? message) =>
        Messages(Program(ChairLeads), ATeam.In(Commune).Led(leader).Build())
            .ShouldBe(message is null ? [] : [message]);

    [Fact]
    public void A_leader_without_any_affiliation_is_said_to_be_unrecorded() =>
        Messages(Program(ChairLeads), ATeam.In(Commune).Led().Build()).ShouldHaveSingleItem()
            .ShouldEndWith("nhưng danh sách chưa ghi thành phần của người giữ chức vụ này");

    [Fact]
    public void A_role_that_nobody_holds_is_a_finding_with_and_without_alternatives()
    {
        var someone = new CompositionRule.RoleHeldBy("any", UnitKind.Commune, Strength.Should, Cited, MemberRole.Leader, []);

        Messages(Program(someone, ChairLeads), ATeam.In(Commune).With("police").Build())
            .ShouldBe(["Tổ chưa có Tổ trưởng", "Tổ chưa có Tổ trưởng, phải là chủ tịch UBND cấp xã hoặc Phó Chủ tịch UBND cấp xã"]);
        Messages(Program(someone), ATeam.In(Commune).Led().Build()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(MemberRole.Deputy, MemberRole.Deputy, true)]
    [InlineData(MemberRole.StandingDeputy, MemberRole.Deputy, true)]
    [InlineData(MemberRole.StandingDeputy, MemberRole.StandingDeputy, true)]
    [InlineData(MemberRole.Deputy, MemberRole.StandingDeputy, false)]
    [InlineData(MemberRole.Member, MemberRole.Deputy, false)]
    public void The_standing_deputy_is_a_deputy_but_not_the_reverse(MemberRole role, MemberRole asked, bool held)
    {
        var program = Program(new CompositionRule.RoleHeldBy("deputy", UnitKind.Village, Strength.Must, Cited, asked, ["youth-secretary"]));

        Messages(program, ATeam.In(Village).WithRole(role, "youth-secretary").Build()).Count.ShouldBe(held ? 0 : 1);
    }

    [Theory]
    [InlineData(4, "Tổ thiếu 1 thành viên, mới có 4/5")]
    [InlineData(5, null)]
    [InlineData(8, null)]
    [InlineData(12, null)]
    public void From_five_to_eight_or_more_members_has_no_upper_end(int members, string? message) =>
        Messages(Program(new CompositionRule.Size("size", UnitKind.Village, Strength.Must, Cited, 5, 8)), ATeam.In(Village).Of(members).Build())
            .ShouldBe(message is null ? [] : [message]);

    [Fact]
    public void A_decision_of_the_wrong_level_is_a_finding()
    {
        var program = Program(new CompositionRule.DecisionIssuedBy("issuer", UnitKind.Village, Strength.Must, Cited, UnitKind.Commune));

        Messages(program, (ATeam.In(Village) with { Issuer = UnitKind.District }).Of(5).Build())
            .ShouldBe(["Quyết định 01/QĐ-UBND do cấp huyện ban hành, phải do cấp xã ban hành"]);
        Messages(program, ATeam.In(Village).Of(5).Build()).ShouldBeEmpty();
    }

    [Fact]
    public void Teams_of_other_levels_are_not_measured_by_the_rule() =>
        Messages(Program(TwoTeachers, ChairLeads), ATeam.In(Village).Of(1).Build()).ShouldBeEmpty();

    [Fact]
    public void What_the_document_only_permits_is_never_a_finding()
    {
        var program = Program(
            new CompositionRule.TeamsPerUnit("teams", UnitKind.Village, Strength.May, Cited, 1),
            new CompositionRule.Affiliated("women", UnitKind.Village, Strength.May, Cited, ["womens-union"], 1),
            ChairLeads with { Level = UnitKind.Village, Strength = Strength.May });

        CompositionCheck.Check(program, [Village], []).ShouldBeEmpty();
        Messages(program, ATeam.In(Village).Of(1).Build()).ShouldBeEmpty();
    }

    [Fact]
    public void A_unit_without_a_working_team_is_a_finding_of_the_unit()
    {
        var program = Program(new CompositionRule.TeamsPerUnit("teams", UnitKind.Village, Strength.Must, Cited, 1));
        var other = Place("21001-02", "Khê Tân", UnitKind.Village, "Thôn");
        var third = Place("21001-03", "Trường Thọ", UnitKind.Village, "Thôn");

        var findings = CompositionCheck.Check(program, [Commune, Village, other, third], [ATeam.In(Village).Of(5).Build(), ATeam.In(third).Build()]);

        findings.Select(finding => (finding.TeamId, finding.UnitId, finding.Message)).ShouldBe([
            (null, other.Id, "Thôn Khê Tân chưa có Tổ công nghệ số cộng đồng cấp thôn, cần ít nhất 1"),
            (null, third.Id, "Thôn Trường Thọ đã có quyết định lập Tổ công nghệ số cộng đồng nhưng Tổ chưa có thành viên nào"),
        ]);
    }

    [Fact]
    public void A_village_team_that_stands_on_its_commune_is_no_team_of_the_commune()
    {
        var program = Program(new CompositionRule.TeamsPerUnit("teams", UnitKind.Commune, Strength.Must, Cited, 1));
        var unmatched = (ATeam.In(Commune) with { Level = UnitKind.Village }).Of(5).Build();

        CompositionCheck.Check(program, [Commune], [unmatched]).ShouldHaveSingleItem().UnitId.ShouldBe(Commune.Id);
    }

    private static IReadOnlyList<string> Messages(Program program, Team team) =>
        [.. CompositionCheck.Check(program, [], [team]).Select(finding => finding.Message)];
}
