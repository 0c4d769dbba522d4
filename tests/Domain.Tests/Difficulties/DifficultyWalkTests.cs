using CongDongSo.Domain.Difficulties;
using CongDongSo.Domain.Results;
using FsCheck;
using FsCheck.Fluent;
using static CongDongSo.Domain.Tests.Difficulties.ADifficulty;

namespace CongDongSo.Domain.Tests.Difficulties;

/// <summary>Whatever is tried by whom in whatever order.</summary>
public class DifficultyWalkTests
{
    private static readonly DifficultyAct[] Acts =
    [
        new DifficultyAct.Take(Xa), new DifficultyAct.Escalate("quá sức xã", Tinh), new DifficultyAct.Answer("đã sửa trạm"), new DifficultyAct.Confirm(), new DifficultyAct.Reopen("vẫn mất sóng"),
        new DifficultyAct.Join(DifficultyCase.Raised(Other, Anh, Monday)), new DifficultyAct.Part(), new DifficultyAct.Relate(Other),
    ];

    private static readonly DifficultyActor[] Actors = [Reporter, Commune, Province, Neighbour, DifficultyActor.Clock("cds:clock")];

    private static readonly Arbitrary<List<(int Act, int Actor)>> Walks = Gen.ListOf(from act in Gen.Choose(0, Acts.Length) from actor in Gen.Choose(0, Actors.Length - 1) select (act, actor)).Select(walk => walk.ToList()).ToArbitrary();

    [Fact]
    public void No_sequence_reaches_a_state_that_cannot_be() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(3_000), Prop.ForAll(Walks, walk =>
    {
        foreach (var (before, step, after) in Walk(walk))
        {
            (after.AnsweredAt is not null).ShouldBe(after.State is DifficultyState.Answered or DifficultyState.Confirmed, $"{step.Kind}");
            after.Version.ShouldBe(before.Version + 1);
            (after.Level >= before.Level).ShouldBeTrue("it never comes down again");
            (after.AnswerVersion == 0 || after.AnswerVersion <= after.Version).ShouldBeTrue();
            (after.RaisedAt, after.Reporter, after.Id).ShouldBe((Monday, Anh, Id));
            after.ArrivedAt.ShouldBeGreaterThanOrEqualTo(before.ArrivedAt);
            if (step.Kind is StepKind.Confirmed or StepKind.Reopened)
                step.Actor.ShouldBe(Anh);
            if (step.Kind is StepKind.Answered or StepKind.Taken && before.Level == DifficultyLevel.Province)
                step.Actor.ShouldBeOneOf(Tinh, "cds:clock");
            if (before.State == DifficultyState.Confirmed)
                after.State.ShouldBeOneOf(DifficultyState.Confirmed, DifficultyState.Reopened);
            if (before.SameAs is not null && before.IsOpen)
                step.Kind.ShouldBeOneOf(StepKind.Parted, StepKind.Related, StepKind.Remarked);
        }
    }));

    [Fact]
    public void The_steps_alone_lead_to_where_it_stands() => Prop.ForAll(Walks, walk =>
    {
        var steps = Walk(walk).ToList();

        return Raised.After(steps.Select(one => one.Step)) == (steps.Count == 0 ? Raised : steps[^1].After);
    }).QuickCheckThrowOnFailure();

    /// <summary>One act beyond the last is a verdict from a phone, of an answer that may be old.</summary>
    private static IEnumerable<(DifficultyCase Before, DifficultyStep Step, DifficultyCase After)> Walk(List<(int Act, int Actor)> walk)
    {
        var one = Raised;
        foreach (var ((act, actor), number) in walk.Select((tried, i) => (tried, i)))
        {
            var at = Monday.AddHours(number + 1);
            var step = act == Acts.Length ? one.Hear(new(Math.Max(1, one.Version - actor), actor % 2 == 0, "vì sao"), at) : one.Decide(Acts[act], Actors[actor], at).Match<DifficultyStep?>(done => done, _ => null);
            if (step is null)
                continue;
            yield return (one, step, one.After(step));
            one = one.After(step);
        }
    }
}
