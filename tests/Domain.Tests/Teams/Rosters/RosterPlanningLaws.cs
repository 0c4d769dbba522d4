using CongDongSo.Domain.Language;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.Rosters;
using static CongDongSo.Domain.Tests.Teams.Rosters.ARoster;

namespace CongDongSo.Domain.Tests.Teams.Rosters;

/// <summary>What holds of any sequence of imports; few names and phones, so that people are mixed up as often as possible.</summary>
public class RosterPlanningLaws
{
    private static readonly string[] Names = ["Nguyễn An", "Nguyên An", "Trần Bình", "Lê Chi", "LÊ CHI"];

    [Fact]
    public void After_any_imports_the_listed_teams_are_as_the_last_list_says_and_doing_it_again_changes_nothing()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var roster = new ARoster();
            for (var step = 0; step < 8; step++)
            {
                var before = roster.Stored.Memberships.Count;
                var file = File(random);
                var plan = roster.Import(file);
                if (plan.Faults.Count > 0)
                {
                    roster.Stored.Memberships.Count.ShouldBe(before);
                    continue;
                }
                var why = $"seed {seed}, step {step}";
                (plan.Changes.New + plan.Changes.Changed + plan.Changes.Unchanged).ShouldBe(file.Sum(team => team.Members.Count), why);
                foreach (var team in file)
                    AsListed(roster, team, why);
                var again = roster.Plan(file);
                again.ChangesNothing.ShouldBeTrue(why);
                again.Changes.ShouldBe(new RosterChanges(0, 0, file.Sum(team => team.Members.Count), 0), why);
            }
            NothingOverlaps(roster, $"seed {seed}");
        }
    }

    private static ListedTeam[] File(Random random) =>
        [.. Enumerable.Range(1, 3).Where(_ => random.Next(3) > 0).Select(team => Team($"{team}", random.Next(10, 14), Members(random)))];

    private static ListedMember[] Members(Random random) => [.. Enumerable.Range(0, random.Next(1, 5))
        .Select(_ => Person(Names[random.Next(Names.Length)], random.Next(6) == 0 ? null : $"090500000{random.Next(3)}", (MemberRole)random.Next(4), random.Next(3) == 0 ? "ghi chú" : null))
        .DistinctBy(member => (member.Folded, member.Phone))];

    private static void AsListed(ARoster roster, ListedTeam team, string why)
    {
        var open = roster.Open(team.KeyOnCommune);
        open.Count.ShouldBe(team.Members.Count, why);
        foreach (var (stored, listed) in open.Zip(team.Members))
        {
            stored.Role.ShouldBe(listed.Role, why);
            Folding.Fold(stored.Name).ShouldBe(listed.Folded, why);
            if (listed.Phone is not null)
                stored.Phone.ShouldBe(listed.Phone, why);
        }
    }

    /// <summary>Nobody is a member of one team twice at a time, and nothing ends before it begins.</summary>
    private static void NothingOverlaps(ARoster roster, string why)
    {
        foreach (var one in roster.History.Values)
            (one.Last ?? DateOnly.MaxValue).ShouldBeGreaterThanOrEqualTo(one.Membership.ValidFrom, why);
        roster.Stored.Memberships.GroupBy(membership => (membership.Team, membership.Person)).ShouldAllBe(group => group.Count() == 1, why);
    }
}
