using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.People;
using CongDongSo.Domain.Teams.Rosters;

namespace CongDongSo.Domain.Tests.Teams.People;

public sealed class MembershipJoiningLaws
{
    private static readonly PersonId Kept = new(Guid.NewGuid()), Gone = new(Guid.NewGuid());
    private static readonly DateOnly First = new(2025, 1, 1);

    [Fact]
    public void On_every_day_the_teams_have_the_person_as_they_had_either_and_never_twice()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var before = Made(new Random(seed));

            var after = After(before);

            for (var day = 0; day < 60; day++)
            {
                var (had, has) = (TeamsOn(before, First.AddDays(day)), TeamsOn(after, First.AddDays(day)));
                has.ShouldBe(had.Distinct(), $"seed {seed}, day {day}");
            }
            TeamsOn(after, DateOnly.MaxValue).Count.ShouldBe(TeamsOn(before, DateOnly.MaxValue).Distinct().Count(), $"seed {seed}");
        }
    }

    [Fact]
    public void What_does_not_overlap_stays_as_it_is_and_none_is_lost_or_named_twice()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var before = Made(new Random(seed));

            var joined = MembershipJoining.Join(Kept, before);

            var overlapping = before.Where(one => before.Exists(other => other.Id != one.Id && other.Overlaps(one))).Select(one => one.Id);
            joined.Joined.Select(one => one.Id).Concat(joined.Absorbed).ShouldBe(overlapping, ignoreOrder: true, $"seed {seed}");
            joined.Joined.ShouldAllBe(one => one.Person == Kept);
        }
    }

    [Fact]
    public void The_one_that_runs_on_longest_gives_the_role_and_all_give_affiliations()
    {
        var team = new TeamId(Guid.NewGuid());
        var leader = A(team, Gone, 0, 20, MemberRole.Leader, "youth");
        var member = A(team, Kept, 10, null, MemberRole.Member, "teacher");

        var one = MembershipJoining.Join(Kept, [leader, member]).Joined.ShouldHaveSingleItem();

        (one.Id, one.From, one.To, one.Decision, one.Facts.Role).ShouldBe((member.Id, leader.From, DateOnly.MaxValue, leader.Decision, MemberRole.Member));
        one.Facts.Affiliations.ShouldBe(["teacher", "youth"]);
    }

    private static List<HeldMembership> After(List<HeldMembership> before)
    {
        var joined = MembershipJoining.Join(Kept, before);
        var changed = joined.Joined.ToDictionary(one => one.Id);
        return [.. before.Where(one => !joined.Absorbed.Contains(one.Id)).Select(one => changed.GetValueOrDefault(one.Id, one))];
    }

    private static List<TeamId> TeamsOn(List<HeldMembership> memberships, DateOnly day) =>
        [.. memberships.Where(one => one.From <= day && day <= one.To).Select(one => one.Team).OrderBy(team => team.Value)];

    private static List<HeldMembership> Made(Random random)
    {
        var teams = Enumerable.Range(0, 3).Select(_ => new TeamId(Guid.NewGuid())).ToArray();
        return
        [
            .. Enumerable.Range(0, random.Next(2, 8)).Select(_ =>
            {
                var from = random.Next(40);
                return A(teams[random.Next(3)], random.Next(2) == 0 ? Kept : Gone, from, random.Next(3) == 0 ? null : from + random.Next(15), (MemberRole)random.Next(4));
            }),
        ];
    }

    private static HeldMembership A(TeamId team, PersonId person, int from, int? to, MemberRole role, params string[] affiliations) => new(
        Guid.NewGuid(), team, person, new MembershipFacts(role, null, affiliations, null), 1, new(Guid.NewGuid()), First.AddDays(from),
        to is { } last ? First.AddDays(last) : DateOnly.MaxValue, to is null ? null : new DecisionId(Guid.NewGuid()));
}
