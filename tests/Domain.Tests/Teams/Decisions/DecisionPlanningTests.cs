using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.Decisions;
using CongDongSo.Domain.Teams.Rosters;
using static CongDongSo.Domain.Tests.Teams.Decisions.ASheet;

namespace CongDongSo.Domain.Tests.Teams.Decisions;

public class DecisionPlanningTests
{
    private static readonly string[] TwoTeams = ["Tổ xã An Phú | Lê An | TT | | 0905000001", "| Lê Bình | TV | | 0905000002", "Thôn Phổ An | Lê Chi | TT | | 0905000003"];

    private readonly ASheet sheet = new();

    [Fact]
    public void A_decision_that_establishes_makes_teams_and_members_from_the_day_it_takes_force()
    {
        var plan = sheet.Publish(DecisionKind.Establish, issued: 5, TwoTeams, from: 8);

        plan.Changes.ShouldBe(new RosterChanges(3, 0, 0, 0));
        plan.NewMemberships.ShouldAllBe(one => one.ValidFrom == Day(8));
        plan.NewDecisions.ShouldBeEmpty();
        sheet.Stored.Teams.Select(team => team.Ordinal).ShouldBe([1, 2]);
    }

    [Fact]
    public void A_later_decision_ends_who_is_no_longer_listed_the_day_before_it_takes_force()
    {
        sheet.Publish(DecisionKind.Establish, 5, TwoTeams);

        var plan = sheet.Publish(DecisionKind.ChangeMembers, issued: 10, ["Tổ xã An Phú | Lê Bình | TT | | 0905000002"], from: 15);

        plan.Changes.ShouldBe(new RosterChanges(0, 1, 0, 1));
        sheet.Ended.Values.ShouldAllBe(last => last == Day(14));
        sheet.Stored.Memberships.Count.ShouldBe(2);
    }

    [Fact]
    public void A_team_keeps_its_place_in_the_commune_s_list_when_only_some_teams_are_listed()
    {
        sheet.Publish(DecisionKind.Establish, 5, TwoTeams);

        sheet.Publish(DecisionKind.Consolidate, 10, ["Thôn Phổ Trường | Lê Em | TT", "Thôn Phổ An | Lê Chi | TT | | 0905000003"]);

        sheet.Stored.Teams.OrderBy(team => team.Ordinal).Select(team => team.Name).ShouldBe(["Tổ xã An Phú", "Thôn Phổ An", "Thôn Phổ Trường"]);
    }

    [Fact]
    public void A_decision_that_ends_a_team_ends_it_and_all_its_members_and_no_other()
    {
        sheet.Publish(DecisionKind.Establish, 5, TwoTeams);

        var plan = sheet.Publish(DecisionKind.End, issued: 20, [], [sheet.Team("Tổ xã An Phú")]);

        plan.EndedTeams.ShouldHaveSingleItem().ValidTo.ShouldBe(Day(19));
        plan.Changes.Ended.ShouldBe(2);
        RosterOutlook.After(sheet.Stored, new RosterPlan()).ShouldHaveSingleItem().Name.ShouldBe("Thôn Phổ An");
    }

    [Fact]
    public void The_outlook_is_what_stands_once_the_plan_is_written()
    {
        sheet.Publish(DecisionKind.Establish, 5, TwoTeams);
        var before = sheet.Stored;
        string[] rows = ["Tổ xã An Phú | Lê An | TP | | 0905000001", "| Lê Dung | TT | | 0905000004"];

        var outlook = RosterOutlook.After(before, sheet.Plan(DecisionKind.Consolidate, 10, rows));
        sheet.Publish(DecisionKind.Consolidate, 10, rows);

        Words(outlook).ShouldBe(Words(RosterOutlook.After(sheet.Stored, new RosterPlan())));

        static IEnumerable<string> Words(IReadOnlyList<Team> teams) => teams.Select(team => $"{team.Name} {team.Decision.Number}: {string.Join(", ", team.Members.Select(member => $"{member.Name} {member.Role}"))}");
    }

    [Fact]
    public void A_number_that_is_in_the_register_is_refused()
    {
        sheet.Publish(DecisionKind.Establish, 5, TwoTeams);

        Fault(sheet.Plan(DecisionKind.Consolidate, 5, TwoTeams)).ShouldContain("đã có trong sổ");
    }

    [Fact]
    public void What_a_kind_does_not_do_is_refused()
    {
        sheet.Publish(DecisionKind.Establish, 5, TwoTeams);
        var own = sheet.Team("Tổ xã An Phú");

        Fault(sheet.Plan(DecisionKind.End, 9, [])).ShouldContain("Chưa chọn Tổ nào");
        Fault(sheet.Plan(DecisionKind.Establish, 9, [])).ShouldContain("chưa có thành viên");
        Fault(sheet.Plan(DecisionKind.End, 9, TwoTeams)).ShouldContain("giải thể không có danh sách");
        Fault(sheet.Plan(DecisionKind.Establish, 9, ["Thôn Phổ Trường | Lê Em | TT"], [own])).ShouldContain("không kết thúc Tổ");
        Fault(sheet.Plan(DecisionKind.ChangeMembers, 9, ["Thôn Phổ Trường | Lê Em | TT"])).ShouldContain("Chưa có Tổ này");
        Fault(sheet.Plan(DecisionKind.Consolidate, 9, TwoTeams, [own])).ShouldContain("vừa có danh sách thành viên vừa được chọn để kết thúc");
        Fault(sheet.Plan(DecisionKind.End, 4, [], [own])).ShouldContain("mới hơn");
        Fault(sheet.Plan(DecisionKind.Consolidate, 4, TwoTeams)).ShouldContain("mới hơn");
        sheet.Plan(DecisionKind.Establish, 9, TwoTeams).Notices.Select(notice => notice.Message).ShouldContain(text => text.Contains("Tổ này đã có", StringComparison.Ordinal));
    }

    [Fact]
    public void A_term_that_a_sheet_names_is_kept_by_lists_that_have_no_such_column()
    {
        sheet.Publish(DecisionKind.Establish, 5, ["Thôn Phổ An | Lê Chi | TT | | 0905000003 | 30/6/2027"]);
        var listed = Read(6, "Thôn Phổ An | Lê Chi | TT | | 0905000003").Teams;

        var byFile = RosterPlanning.Plan([.. listed.Select(team => team with { Members = [.. team.Members.Select(member => member with { Term = null })] })], sheet.Stored, Guid.CreateVersion7);
        var bySheet = sheet.Plan(DecisionKind.Consolidate, 6, ["Thôn Phổ An | Lê Chi | TT | | 0905000003"]);

        byFile.Changes.ShouldBe(new RosterChanges(0, 0, 1, 0));
        bySheet.Changes.ShouldBe(new RosterChanges(0, 1, 0, 0));
    }

    [Theory]
    [InlineData(9, null, null, "ở tương lai")]
    [InlineData(5, 4, null, "trước ngày ký")]
    [InlineData(5, 500, null, "hơn một năm")]
    [InlineData(5, null, 4, "Ngày gửi cấp trên trước")]
    [InlineData(5, null, 8, "Ngày gửi cấp trên ở tương lai")]
    public void Days_of_a_head_that_contradict_each_other_are_refused(int issued, int? effective, int? sent, string says) =>
        new DecisionHead(DecisionKind.Establish, "01/QĐ-UBND", Day(issued), effective is { } from ? Day(from) : null, Domain.Units.UnitKind.Commune, "", null, sent is { } on ? Day(on) : null)
            .Problem(today: Day(7)).ShouldNotBeNull().Title.ShouldContain(says);

    [Fact]
    public void A_number_is_brought_to_its_usual_spelling()
    {
        DecisionHead.NumberOf("1 / qd-ubnd").Match(number => number, problem => problem.Title).ShouldBe("01/QĐ-UBND");
        DecisionHead.NumberOf("mới").ShouldBeOfType<Domain.Results.Result<string>.Refused>();
    }

    private static string Fault(RosterPlan plan) => string.Join("; ", plan.Faults.Select(fault => fault.Message));
}
