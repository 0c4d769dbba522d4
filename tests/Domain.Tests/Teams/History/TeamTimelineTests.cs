using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.History;
using CongDongSo.Domain.Units;
using FsCheck;
using FsCheck.Fluent;

namespace CongDongSo.Domain.Tests.Teams.History;

public class TeamTimelineTests
{
    private static readonly DateOnly Begin = new(2025, 7, 10);

    private static readonly PersonId An = new(Guid.CreateVersion7()), Binh = new(Guid.CreateVersion7());

    [Fact]
    public void Who_came_who_left_and_who_took_another_role_stands_on_its_day()
    {
        var timeline = TeamTimeline.Of(
            [new("12/QĐ-UBND", Begin, UnitKind.Commune, Begin)],
            [
                new(An, "An", MemberRole.Leader, Begin, Begin.AddDays(9)), new(Binh, "Bình", MemberRole.Member, Begin, Begin.AddDays(9)),
                new(Binh, "Bình", MemberRole.Leader, Begin.AddDays(10), null),
            ]);

        timeline.Select(day => day.Day).ShouldBe([Begin, Begin.AddDays(10)]);
        timeline[0].Decisions.ShouldHaveSingleItem().Number.ShouldBe("12/QĐ-UBND");
        timeline[0].Joined.Select(term => term.Name).ShouldBe(["An", "Bình"]);
        timeline[1].Left.ShouldHaveSingleItem().Person.ShouldBe(An);
        timeline[1].Changed.ShouldHaveSingleItem().After.Role.ShouldBe(MemberRole.Leader);
        timeline[1].Joined.ShouldBeEmpty();
    }

    [Fact]
    public void Going_on_in_the_same_role_is_no_change() =>
        TeamTimeline.Of([], [new(An, "An", MemberRole.Member, Begin, Begin.AddDays(9)), new(An, "An", MemberRole.Member, Begin.AddDays(10), null)]).Count.ShouldBe(1);

    [Fact]
    public void Played_back_to_any_day_it_gives_the_members_of_that_day() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), PlaysBack).QuickCheckThrowOnFailure();

    private static bool PlaysBack(int seed)
    {
        var random = new Random(seed);
        var people = Enumerable.Range(0, 5).Select(_ => new PersonId(Guid.CreateVersion7())).ToList();
        var terms = people.SelectMany(person => Terms(person, random)).ToList();
        var timeline = TeamTimeline.Of([], terms);
        return Enumerable.Range(0, 60).Select(Begin.AddDays).All(day =>
        {
            var standing = new Dictionary<PersonId, MemberRole>();
            foreach (var change in timeline.Where(change => change.Day <= day))
            {
                foreach (var term in change.Joined)
                    standing.Add(term.Person, term.Role);
                foreach (var (_, after) in change.Changed)
                    standing[after.Person] = after.Role;
                foreach (var term in change.Left)
                    standing.Remove(term.Person);
            }
            var held = terms.Where(term => term.From <= day && !(term.To < day)).ToDictionary(term => term.Person, term => term.Role);
            return held.Count == standing.Count && held.All(one => standing[one.Key] == one.Value);
        });
    }

    /// <summary>Stretches that do not overlap, some of them without a gap between.</summary>
    private static IEnumerable<TeamTerm> Terms(PersonId person, Random random)
    {
        var from = Begin.AddDays(random.Next(10));
        for (var i = random.Next(4); i > 0; i--)
        {
            var to = from.AddDays(random.Next(12));
            yield return new(person, "An", (MemberRole)random.Next(4), from, i == 1 && random.Next(2) == 0 ? null : to);
            from = to.AddDays(1 + random.Next(3));
        }
    }
}
