using System.Security.Cryptography;
using System.Text;
using CongDongSo.Domain.Quality;
using CongDongSo.Domain.Time;
using FsCheck;
using FsCheck.Fluent;

namespace CongDongSo.Domain.Tests.Quality;

public class RevisitTests
{
    private static readonly Guid[] Visited = [.. Enumerable.Range(0, 200).Select(AMonth.Household)];

    [Fact]
    public void The_draw_does_not_depend_on_the_order_of_the_households() => Prop.ForAll(Gen.Shuffle(Visited).ToArbitrary(), shuffled =>
        RevisitDraw.Of(AMonth.Commune, AMonth.March, shuffled, 10).ShouldBe(RevisitDraw.Of(AMonth.Commune, AMonth.March, Visited, 10))).QuickCheckThrowOnFailure();

    [Fact]
    public void Anybody_can_draw_it_again_from_what_is_written_of_it()
    {
        var first = Visited.OrderBy(household => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"congdongso/revisit/{AMonth.Commune.Value}/2026-03/{household}"))), StringComparer.OrdinalIgnoreCase).First();

        RevisitDraw.Of(AMonth.Commune, AMonth.March, Visited, 1).ShouldBe([first]);
    }

    [Fact]
    public void Another_month_or_commune_draws_others_and_fewer_households_are_all_drawn()
    {
        RevisitDraw.Of(AMonth.Commune, Period.Month(2026, 4), Visited, 10).ShouldNotBe(RevisitDraw.Of(AMonth.Commune, AMonth.March, Visited, 10));
        RevisitDraw.Of(AMonth.Village, AMonth.March, Visited, 10).ShouldNotBe(RevisitDraw.Of(AMonth.Commune, AMonth.March, Visited, 10));
        RevisitDraw.Of(AMonth.Commune, AMonth.March, Visited[..4], 10).ShouldBe(Visited[..4], ignoreOrder: true);
    }

    [Fact]
    public void Every_household_is_drawn_about_as_often_as_any_other()
    {
        // 400 months of 10 of 200 households: 20 times each, with a standard deviation of 4,4.
        var drawn = Enumerable.Range(0, 400).SelectMany(month => RevisitDraw.Of(AMonth.Commune, Period.Month(2000 + (month / 12), 1 + (month % 12)), Visited, 10)).CountBy(household => household).ToDictionary();

        drawn.Count.ShouldBe(200);
        drawn.Values.ShouldAllBe(times => times >= 3 && times <= 40);
    }

    [Fact]
    public void Agreement_is_of_the_counts_that_were_made_both_times_and_what_nobody_saw_again_is_missing()
    {
        // First household: a 3 → 3 agrees, b 1 → 0 does not, c was not asked again. Second: nobody came. Third: only what was never asked before.
        Revisited[] sample =
        [
            new(Visited[0], new Dictionary<string, int> { ["a"] = 3, ["b"] = 1, ["c"] = 2 }, new Dictionary<string, int> { ["a"] = 3, ["b"] = 0 }),
            new(Visited[1], new Dictionary<string, int> { ["a"] = 3 }, new Dictionary<string, int>()),
            new(Visited[2], new Dictionary<string, int> { ["a"] = 3 }, new Dictionary<string, int> { ["d"] = 1 }),
        ];

        var agreement = RevisitAgreement.Of(sample);

        agreement.ShouldBe(new RevisitAgreement(Drawn: 3, Visited: 1, Compared: 2, Agreeing: 1));
        (agreement.Missing, agreement.Rate).ShouldBe((2, 50m));
        RevisitAgreement.Of(sample[1..]).Rate.ShouldBeNull("nothing compared is not 0 %");
    }
}
