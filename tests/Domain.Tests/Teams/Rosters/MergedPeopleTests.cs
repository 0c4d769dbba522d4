using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams.People;
using CongDongSo.Domain.Teams.Rosters;
using static CongDongSo.Domain.Tests.Teams.Rosters.ARoster;

namespace CongDongSo.Domain.Tests.Teams.Rosters;

/// <summary>A list that comes after a merge and still names the one who went.</summary>
public sealed class MergedPeopleTests
{
    private const string First = "0914000001", Second = "0914000002";

    [Fact]
    public void The_old_list_again_changes_nothing()
    {
        var roster = Merged();

        var plan = roster.Plan(Team("a", 1, Person("Lê An", First)), Team("b", 1, Person("Lê Văn An", Second)));

        plan.ChangesNothing.ShouldBeTrue();
    }

    [Fact]
    public void A_new_team_s_list_under_the_other_name_and_phone_has_the_one_who_stays()
    {
        var roster = Merged();

        roster.Import(Team("c", 1, Person("LE VAN AN", Second)));

        roster.Open("c").ShouldBe([("Lê An", Domain.Teams.MemberRole.Member, First)]);
        roster.Stored.People.Count.ShouldBe(1);
    }

    [Fact]
    public void Another_name_with_that_phone_is_another_person()
    {
        var roster = Merged();

        roster.Import(Team("c", 1, Person("Trần Bình", Second)));

        roster.Stored.People.Count.ShouldBe(2);
    }

    [Fact]
    public void A_list_that_names_both_in_one_team_has_the_person_once_and_says_so()
    {
        var roster = Merged();

        var plan = roster.Import(Team("c", 1, Person("Lê Văn An", Second), Person("Lê An", First), Person("Trần Bình", null)));

        roster.Open("c").Select(member => member.Name).ShouldBe(["Lê An", "Trần Bình"]);
        plan.Notices.ShouldHaveSingleItem().Message.ShouldContain("đã được gộp");
        roster.Plan(Team("c", 1, Person("Lê Văn An", Second), Person("Lê An", First), Person("Trần Bình", null))).ChangesNothing.ShouldBeTrue();
    }

    [Fact]
    public void Without_a_phone_the_other_name_is_known_in_the_person_s_own_team_only()
    {
        var roster = new ARoster();
        roster.Import(Team("a", 1, Person("Lê An", First)), Team("b", 1, Person("Lê Văn An", null)));
        roster.Merge(MergeOf(roster));

        roster.Plan(Team("b", 1, Person("Lê Văn An", null))).ChangesNothing.ShouldBeTrue();
        roster.Import(Team("c", 1, Person("Lê Văn An", null)));

        roster.Stored.People.Count.ShouldBe(2);
    }

    private static ARoster Merged()
    {
        var roster = new ARoster();
        roster.Import(Team("a", 1, Person("Lê An", First)), Team("b", 1, Person("Lê Văn An", Second)));
        roster.Merge(MergeOf(roster));
        return roster;
    }

    private static MergePlan MergeOf(ARoster roster)
    {
        var (kept, gone) = (roster.Stored.People.Single(person => person.Phone == First), roster.Stored.People.Single(person => person.Phone != First));
        return PersonMerging.Plan(kept, gone, kept.Id, kept.Id, []).ShouldBeOfType<Result<MergePlan>.Done>().Value;
    }
}
