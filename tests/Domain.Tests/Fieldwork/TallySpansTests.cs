using CongDongSo.Domain.Fieldwork;
using FsCheck;
using FsCheck.Fluent;

namespace CongDongSo.Domain.Tests.Fieldwork;

public sealed class TallySpansTests
{
    private static readonly DateOnly Begin = new(2024, 1, 1);

    [Fact]
    public void Spans_hold_every_day_after_one_up_to_another_once_and_begin_where_their_grain_does() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5_000), Prop.ForAll(
            ArbMap.Default.GeneratorFor<int>().Select(n => Math.Abs(n % 800)).Two().Zip(Gen.Elements(Enum.GetValues<TallyGrain>())).ToArbitrary(), one =>
            {
                var ((a, b), coarsest) = one;
                var (after, asOf) = (Begin.AddDays(Math.Min(a, b)), Begin.AddDays(Math.Max(a, b)));
                var next = after.AddDays(1);
                foreach (var (grain, from, to) in TallySpans.Between(after, asOf, coarsest))
                {
                    from.ShouldBe(next);
                    to.ShouldBeGreaterThan(from);
                    (grain <= coarsest).ShouldBeTrue();
                    TallyChanges.StartOf(grain, from).ShouldBe(from);
                    TallyChanges.StartOf(grain, to).ShouldBe(to);
                    next = to;
                }
                next.ShouldBe(asOf.AddDays(1));
            }));

    [Theory]
    [InlineData("0001-01-01", "2026-10-31", "Year 2026-01-01, Quarter 2026-10-01, Month 2026-11-01")]
    [InlineData("2026-10-31", "2026-12-31", "Month 2027-01-01")]
    [InlineData("2025-11-15", "2026-02-03", "Day 2025-12-01, Month 2026-01-01, Month 2026-02-01, Day 2026-02-04")]
    [InlineData("2024-12-31", "2025-12-31", "Year 2026-01-01")]
    [InlineData("2025-12-31", "2025-12-31", "")]
    public void Whole_years_quarters_and_months_are_taken_whole(string after, string asOf, string spans) =>
        string.Join(", ", TallySpans.Between(DateOnly.Parse(after, null), DateOnly.Parse(asOf, null)).Select(span => $"{span.Grain} {span.To:yyyy-MM-dd}")).ShouldBe(spans);
}
