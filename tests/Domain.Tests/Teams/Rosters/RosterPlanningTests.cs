using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.Rosters;
using static CongDongSo.Domain.Tests.Teams.Rosters.ARoster;

namespace CongDongSo.Domain.Tests.Teams.Rosters;

public class RosterPlanningTests
{
    private readonly ARoster roster = new();

    private static readonly ListedMember An = Person("Nguyễn Văn An", "0905000001", MemberRole.Leader);
    private static readonly ListedMember Binh = Person("Trần Thị Bình", "0905000002");
    private static readonly ListedMember Chi = Person("Lê Chi", "0905000003");

    [Fact]
    public void Importing_twice_changes_nothing()
    {
        roster.Import(Team("1", 10, An, Binh), Team("2", 10, An, Chi)).Changes.ShouldBe(new RosterChanges(4, 0, 0, 0));

        var again = roster.Plan(Team("1", 10, An, Binh), Team("2", 10, An, Chi));

        again.ChangesNothing.ShouldBeTrue();
        again.Changes.ShouldBe(new RosterChanges(0, 0, 4, 0));
        roster.Stored.People.Count.ShouldBe(3);
        roster.Stored.Decisions.Count.ShouldBe(1);
    }

    [Fact]
    public void A_later_decision_ends_whom_it_no_longer_has_the_day_before()
    {
        roster.Import(Team("1", 10, An, Binh));

        roster.Import(Team("1", 20, An, Chi)).Changes.ShouldBe(new RosterChanges(1, 0, 1, 1));

        var ended = roster.History.Values.Single(one => one.Last is not null);
        (ended.Membership.ValidFrom, ended.Last).ShouldBe((Day(10), Day(19)));
        roster.Open("1").Select(member => member.Name).ShouldBe([An.Name, Chi.Name]);
    }

    [Fact]
    public void A_member_ended_under_the_same_decision_ends_no_earlier_than_the_beginning()
    {
        roster.Import(Team("1", 10, An, Binh));

        roster.Import(Team("1", 10, An)).Changes.ShouldBe(new RosterChanges(0, 0, 1, 1));

        roster.History.Values.Single(one => one.Last is not null).Last.ShouldBe(Day(10));
    }

    [Fact]
    public void A_later_decision_keeps_the_earlier_role_in_history()
    {
        roster.Import(Team("1", 10, An, Binh));

        roster.Import(Team("1", 20, An, Binh with { Role = MemberRole.Deputy })).Changes.ShouldBe(new RosterChanges(0, 1, 1, 0));

        roster.History.Values.Select(one => (one.Membership.Facts.Role, one.Membership.ValidFrom, one.Last)).Order()
            .ShouldBe([(MemberRole.Leader, Day(10), null), (MemberRole.Deputy, Day(20), null), (MemberRole.Member, Day(10), Day(19))]);
    }

    [Fact]
    public void The_decision_in_force_corrects_in_place()
    {
        roster.Import(Team("1", 10, An, Binh));

        roster.Import(Team("1", 10, An, Binh with { Role = MemberRole.Deputy, Note = "Hội Phụ nữ" })).Changes.ShouldBe(new RosterChanges(0, 1, 1, 0));

        roster.History.Count.ShouldBe(2);
        roster.Open("1")[1].Role.ShouldBe(MemberRole.Deputy);
    }

    [Fact]
    public void A_new_phone_is_a_change_of_the_same_person()
    {
        roster.Import(Team("1", 10, An, Binh), Team("2", 10, Binh));

        var changed = roster.Import(Team("1", 10, An, Binh with { Phone = "0905999999" }), Team("2", 10, Binh with { Phone = "0905999999" }));

        changed.Changes.ShouldBe(new RosterChanges(0, 2, 1, 0));
        roster.Stored.People.Count.ShouldBe(2);
        roster.Plan(Team("1", 10, An, Binh with { Phone = "0905999999" }), Team("2", 10, Binh with { Phone = "0905999999" })).ChangesNothing.ShouldBeTrue();
    }

    [Fact]
    public void A_new_spelling_is_a_change_of_the_same_person()
    {
        roster.Import(Team("1", 10, An));

        roster.Import(Team("1", 10, An with { Name = "Nguyễn Vân An" })).Changes.ShouldBe(new RosterChanges(0, 1, 0, 0));

        roster.Stored.People.Single().Name.ShouldBe("Nguyễn Vân An");
    }

    [Fact]
    public void A_missing_phone_takes_none_away()
    {
        roster.Import(Team("1", 10, An));

        roster.Plan(Team("1", 10, An with { Phone = null })).ChangesNothing.ShouldBeTrue();
    }

    [Fact]
    public void Two_people_of_one_name_in_a_team_stay_two()
    {
        var other = An with { Phone = "0905000009", Role = MemberRole.Member };
        roster.Import(Team("1", 10, An, other));

        roster.Plan(Team("1", 10, An, other)).ChangesNothing.ShouldBeTrue();
        roster.Stored.People.Count.ShouldBe(2);
    }

    [Fact]
    public void A_person_with_another_phone_elsewhere_in_the_file_is_another_person()
    {
        roster.Import(Team("1", 10, An));

        var plan = roster.Import(Team("1", 10, An with { Phone = "0905000009" }), Team("2", 10, An));

        roster.Stored.People.Count.ShouldBe(2);
        plan.Changes.ShouldBe(new RosterChanges(1, 1, 0, 0));
        roster.Plan(Team("1", 10, An with { Phone = "0905000009" }), Team("2", 10, An)).ChangesNothing.ShouldBeTrue();
    }

    [Fact]
    public void Teams_that_the_file_does_not_name_are_left_alone()
    {
        roster.Import(Team("1", 10, An), Team("2", 10, Binh));

        roster.Import(Team("1", 20, Chi));

        roster.Open("2").Select(member => member.Name).ShouldBe([Binh.Name]);
    }

    [Fact]
    public void An_earlier_decision_than_the_one_in_force_is_refused()
    {
        roster.Import(Team("1", 10, An));
        roster.Import(Team("1", 20, Binh));

        var refused = roster.Plan(Team("1", 10, An));

        refused.Faults.Single().Message.ShouldContain("20/QĐ-UBND ngày 20/07/2025");
    }

    [Fact]
    public void A_stored_number_with_another_date_of_the_year_is_refused()
    {
        roster.Import(Team("1", 10, An));
        var other = Team("2", 10, Binh);

        roster.Plan(other with { Decision = other.Decision with { IssuedOn = Day(11) } }).Faults.Single().Message.ShouldContain("10/07/2025");
        roster.Plan(other with { Decision = other.Decision with { IssuedOn = Day(11).AddYears(1) } }).Faults.ShouldBeEmpty();
    }

    [Fact]
    public void A_team_follows_its_village_once_that_is_registered()
    {
        var before = Team("thon 1", 10, An);
        roster.Import(before with { UnitId = Commune, Key = "thon 1" });

        var plan = roster.Import(before);

        plan.NewTeams.ShouldBeEmpty();
        plan.ChangedTeams.Single().UnitId.ShouldBe(before.UnitId);
        plan.Changes.ShouldBe(new RosterChanges(0, 0, 1, 0));
        roster.Plan(before).ChangesNothing.ShouldBeTrue();
    }
}
