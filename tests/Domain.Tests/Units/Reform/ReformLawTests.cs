using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Domain.Units.Reform;
using FsCheck;
using FsCheck.Fluent;

namespace CongDongSo.Domain.Tests.Units.Reform;

/// <summary>What holds of any sequence of events.</summary>
public class ReformLawTests
{
    private static readonly DateOnly Beginning = new(2025, 7, 1);

    [Fact]
    public void Undone_in_reverse_any_sequence_of_events_leaves_the_state_exactly_as_it_was() => Prop.ForAll<int>(seed =>
    {
        var before = ATree.State();
        var steps = Sequence(before, seed);
        var state = steps.Aggregate(before, (at, step) => at.With(step.Effect));

        foreach (var (_, effect) in Enumerable.Reverse(steps))
            state = Reforming.Undo(state, effect).ShouldBeOfType<Result<ReformState>.Done>().Value;

        state.Text().ShouldBe(before.Text());
    }).Check(Many);

    [Fact]
    public void The_tree_is_a_tree_on_every_day() => Prop.ForAll<int>(seed =>
    {
        var state = ATree.State();
        var days = new List<DateOnly> { ATree.First, Beginning };
        foreach (var (reform, effect) in Sequence(state, seed))
        {
            state = state.With(effect);
            days.AddRange([reform.EffectiveOn.AddDays(-1), reform.EffectiveOn, reform.EffectiveOn.AddDays(1)]);
        }
        foreach (var life in state.Units.Values)
        {
            foreach (var (one, next) in life.Versions.Zip(life.Versions.Skip(1)))
                one.ValidTo.ShouldBe(next.ValidFrom.AddDays(-1), life.Named);
        }
        foreach (var tree in days.Distinct().Select(state.On))
            tree.Under(ATree.Id("VN")).Count().ShouldBe(tree.All.Count, $"Every unit of {tree.Day} hangs below the nation, once");
    }).Check(Many);

    [Fact]
    public void Nothing_that_stood_before_the_day_changes() => Prop.ForAll<int>(seed =>
    {
        var state = ATree.State();
        foreach (var (reform, effect) in Sequence(state, seed))
        {
            var after = state.With(effect);
            var eve = reform.EffectiveOn.AddDays(-1);
            Past(after, eve).ShouldBe(Past(state, eve));
            state = after;
        }
    }).Check(Many);

    [Fact]
    public void No_village_is_lost_it_stands_or_waits_to_be_placed() => Prop.ForAll<int>(seed =>
    {
        var before = ATree.State();
        var state = Sequence(before, seed).Aggregate(before, (at, step) => at.With(step.Effect));
        var went = state.Changes.Where(change => change.OldId != change.NewId).Select(change => change.OldId).ToHashSet();

        foreach (var village in state.Units.Values.Where(unit => unit is { Kind: UnitKind.Village, ValidTo: not null } && !went.Contains(unit.Id)))
            state.Changes.ShouldContain(change => change.OldId == village.Last.ParentId && change.Kind == UnitChangeKind.Split && change.EffectiveOn == village.ValidTo!.Value.AddDays(1));
    }).Check(Many);

    [Fact]
    public void Events_of_every_kind_are_among_them()
    {
        var kinds = Enumerable.Range(0, 150).SelectMany(seed => Sequence(ATree.State(), seed)).CountBy(step => step.Reform.Kind).ToDictionary();

        kinds.Keys.Count.ShouldBe(7);
        kinds.Values.ShouldAllBe(count => count >= 20);
    }

    /// <summary>Name, code and superior of whatever stood on each of some days up to this one.</summary>
    private static string Past(ReformState state, DateOnly eve) => string.Join('\n', new[] { ATree.First, Beginning, eve.AddDays(-40), eve }.Where(day => day <= eve)
        .SelectMany(day => state.On(day).All.OrderBy(unit => unit.Id.Value).Select(unit => $"{day} {unit.Id} {unit.Code} {unit.FullName} {unit.ParentId}")));

    /// <summary>The events of a random sequence that were accepted, each with what it did.</summary>
    private static List<(ReformEvent Reform, ReformEffect Effect)> Sequence(ReformState state, int seed)
    {
        var chance = new RandomReform(new Random(seed));
        var steps = new List<(ReformEvent, ReformEffect)>();
        for (var round = 0; round < 25; round++)
        {
            var reform = chance.Next(state, Beginning.AddDays(round / 2 * 30));
            if (Reforming.Apply(state, reform) is not Result<ReformEffect>.Done(var effect))
                continue;
            steps.Add((reform, effect));
            state = state.With(effect);
        }
        return steps;
    }

    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(150);
}
