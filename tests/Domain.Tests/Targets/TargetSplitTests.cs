using CongDongSo.Domain.Targets;
using FsCheck;
using FsCheck.Fluent;

namespace CongDongSo.Domain.Tests.Targets;

public sealed class TargetSplitTests
{
    [Fact]
    public void The_parts_add_up_to_the_whole_each_is_within_one_of_its_share_and_more_households_never_get_less() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNegativeInt>(), ArbMap.Default.ArbFor<NonEmptyArray<NonNegativeInt>>(), (whole, weights) =>
        {
            var households = weights.Item.Select(weight => (long)weight.Item).ToList();
            var total = households.Sum();

            var parts = TargetSplit.Of(whole.Item, households);

            parts.Sum().ShouldBe(whole.Item);
            parts.Count.ShouldBe(households.Count);
            for (var i = 0; i < parts.Count; i++)
            {
                var share = total == 0 ? (decimal)whole.Item / parts.Count : (decimal)whole.Item * households[i] / total;
                Math.Abs(parts[i] - share).ShouldBeLessThan(1);
                for (var j = 0; j < parts.Count; j++)
                    (households[i] <= households[j] || parts[i] >= parts[j]).ShouldBeTrue();
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_left_goes_to_the_largest_remainders() =>
        // 10 × 3/7 = 4,29; 10 × 2/7 = 2,86; 10 × 2/7 = 2,86: the two left go to the last two.
        TargetSplit.Of(10, [3, 2, 2]).ShouldBe([4, 3, 3]);

    [Fact]
    public void Without_any_household_the_parts_are_as_equal_as_can_be() => TargetSplit.Of(5, [0, 0, 0]).ShouldBe([2, 2, 1]);

    [Fact]
    public void A_whole_country_is_divided_without_overflow() =>
        TargetSplit.Of(long.MaxValue / 4, [long.MaxValue / 4, long.MaxValue / 4]).Sum().ShouldBe(long.MaxValue / 4);

    [Fact]
    public void Nothing_is_divided_among_nobody() => TargetSplit.Of(7, []).ShouldBeEmpty();
}
