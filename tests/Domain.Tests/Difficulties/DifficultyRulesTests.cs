using CongDongSo.Domain.Difficulties;
using static CongDongSo.Domain.Tests.Difficulties.ADifficulty;

namespace CongDongSo.Domain.Tests.Difficulties;

public class DifficultyRulesTests
{
    private static readonly IReadOnlyDictionary<string, DifficultyAct> Acts = new Dictionary<string, DifficultyAct>
    {
        ["take"] = new DifficultyAct.Take(Xa), ["escalate"] = new DifficultyAct.Escalate("quá sức xã", null), ["answer"] = new DifficultyAct.Answer("đã sửa trạm"), ["confirm"] = new DifficultyAct.Confirm(),
        ["reopen"] = new DifficultyAct.Reopen("vẫn mất sóng"), ["join"] = new DifficultyAct.Join(DifficultyCase.Raised(Other, Anh, Monday)), ["part"] = new DifficultyAct.Part(), ["relate"] = new DifficultyAct.Relate(Other),
    };

    private static readonly IReadOnlyDictionary<string, DifficultyActor> Actors = new Dictionary<string, DifficultyActor> { ["reporter"] = Reporter, ["commune"] = Commune, ["province"] = Province, ["neighbour"] = Neighbour };

    /// <summary>State and level; who; what they may do, all else they may not.</summary>
    [Theory]
    [InlineData(DifficultyState.Raised, DifficultyLevel.Commune, "commune", "take escalate answer join relate")]
    [InlineData(DifficultyState.Raised, DifficultyLevel.Commune, "province", "take escalate answer join relate")]
    [InlineData(DifficultyState.Raised, DifficultyLevel.Commune, "reporter", "")]
    [InlineData(DifficultyState.Raised, DifficultyLevel.Province, "commune", "")]
    [InlineData(DifficultyState.Raised, DifficultyLevel.Province, "province", "take answer join relate")]
    [InlineData(DifficultyState.Taken, DifficultyLevel.Commune, "commune", "take escalate answer join relate")]
    [InlineData(DifficultyState.Taken, DifficultyLevel.Province, "commune", "")]
    [InlineData(DifficultyState.Answered, DifficultyLevel.Commune, "commune", "answer relate")]
    [InlineData(DifficultyState.Answered, DifficultyLevel.Commune, "reporter", "confirm reopen")]
    [InlineData(DifficultyState.Answered, DifficultyLevel.Province, "commune", "")]
    [InlineData(DifficultyState.Confirmed, DifficultyLevel.Commune, "commune", "relate")]
    [InlineData(DifficultyState.Confirmed, DifficultyLevel.Commune, "reporter", "reopen")]
    [InlineData(DifficultyState.Reopened, DifficultyLevel.Commune, "commune", "take escalate answer join relate")]
    [InlineData(DifficultyState.Reopened, DifficultyLevel.Province, "province", "take answer join relate")]
    [InlineData(DifficultyState.Reopened, DifficultyLevel.Commune, "reporter", "")]
    [InlineData(DifficultyState.Answered, DifficultyLevel.Commune, "neighbour", "")]
    [InlineData(DifficultyState.Raised, DifficultyLevel.Commune, "neighbour", "")]
    public void Who_may_do_what_follows_from_state_level_and_office(DifficultyState state, DifficultyLevel level, string who, string may)
    {
        var one = In(state, level);

        string.Join(' ', Acts.Where(act => one.Allows(act.Value, Actors[who])).Select(act => act.Key)).ShouldBe(may);
    }

    [Fact]
    public void Escalated_it_is_new_at_the_province_with_a_clock_of_its_own_and_its_contact()
    {
        var one = Raised.Then(new DifficultyAct.Take(Xa), Commune).Then(new DifficultyAct.Escalate("cần nhà mạng", Tinh), Commune, 3);

        (one.State, one.Level, one.Assignee, one.ArrivedAt, one.RaisedAt).ShouldBe((DifficultyState.Raised, DifficultyLevel.Province, Tinh, Monday.AddDays(3), Monday));
    }

    [Fact]
    public void Reopened_it_stays_at_its_level_and_the_clock_starts_anew()
    {
        var one = In(DifficultyState.Reopened, DifficultyLevel.Province);

        (one.Level, one.AnsweredAt, one.ArrivedAt, one.IsOpen).ShouldBe((DifficultyLevel.Province, null, Monday.AddDays(2), true));
    }

    [Fact]
    public void One_that_is_the_same_as_another_waits_for_its_answer_and_goes_its_own_way_once_parted()
    {
        var same = Raised.Then(new DifficultyAct.Join(DifficultyCase.Raised(Other, Anh, Monday)), Commune);

        same.RefusalOf(new DifficultyAct.Answer("đã sửa trạm"), Commune).ShouldBe("difficulty-joined");
        same.RefusalOf(new DifficultyAct.Take(Xa), Commune).ShouldBe("difficulty-joined");
        same.Then(new DifficultyAct.Part(), Commune).Then(new DifficultyAct.Answer("đã sửa trạm"), Commune).State.ShouldBe(DifficultyState.Answered);
    }

    [Fact]
    public void The_answer_of_one_is_that_of_those_that_are_the_same_until_they_are_confirmed()
    {
        var head = DifficultyCase.Raised(Other, Anh, Monday);
        var answer = new DifficultyStep(StepKind.Answered, Monday.AddDays(1), Xa, "đã sửa trạm");
        var same = Raised.Then(new DifficultyAct.Join(head), Commune);

        var answered = same.After(same.AnswerOf(head, answer).ShouldNotBeNull());

        answered.State.ShouldBe(DifficultyState.Answered);
        answered.Then(new DifficultyAct.Confirm(), Reporter).AnswerOf(head, answer).ShouldBeNull();
        answered.Then(new DifficultyAct.Reopen("chỗ tôi vẫn mất"), Reporter).ShouldSatisfyAllConditions(one => one.SameAs.ShouldBeNull(), one => one.AnswerOf(head, answer).ShouldBeNull());
        Raised.AnswerOf(head, answer).ShouldBeNull();
    }

    [Theory]
    [InlineData("itself", "difficulty-itself")]
    [InlineData("joined", "difficulty-head-joined")]
    public void It_joins_neither_itself_nor_one_that_waits_for_another(string which, string code)
    {
        var head = which == "itself" ? Raised : DifficultyCase.Raised(Other, Anh, Monday) with { SameAs = Guid.NewGuid() };

        Raised.RefusalOf(new DifficultyAct.Join(head), Commune).ShouldBe(code);
    }

    [Theory]
    [InlineData(DifficultyState.Answered, 2, true, StepKind.Confirmed)]
    [InlineData(DifficultyState.Answered, 2, false, StepKind.Reopened)]
    [InlineData(DifficultyState.Answered, 1, true, StepKind.Remarked)]
    [InlineData(DifficultyState.Confirmed, 3, false, StepKind.Reopened)]
    [InlineData(DifficultyState.Confirmed, 3, true, StepKind.Remarked)]
    [InlineData(DifficultyState.Reopened, 3, true, StepKind.Remarked)]
    [InlineData(DifficultyState.Raised, 1, true, StepKind.Remarked)]
    [InlineData(DifficultyState.Taken, 2, false, StepKind.Remarked)]
    public void What_a_phone_says_late_is_heard_where_it_still_fits_and_else_kept_as_a_remark(DifficultyState state, int version, bool confirms, StepKind heard)
    {
        var one = In(state);
        var step = one.Hear(new(version, confirms, confirms ? null : "vẫn mất sóng"), Monday.AddDays(9));

        step.Kind.ShouldBe(heard);
        if (heard == StepKind.Remarked)
            one.After(step).ShouldBe(one with { Version = one.Version + 1 });
    }

    [Theory]
    [InlineData(DifficultyLevel.Commune, 7, false)]
    [InlineData(DifficultyLevel.Commune, 8, true)]
    [InlineData(DifficultyLevel.Province, 15, false)]
    [InlineData(DifficultyLevel.Province, 16, true)]
    public void It_is_late_after_the_working_days_of_its_level(DifficultyLevel level, int daysLater, bool late)
    {
        // Escalated on Tuesday 04/11: ten working days end on Tuesday 18/11.
        var one = In(DifficultyState.Raised, level);

        one.IsLate(new DifficultySettings(), Monday.AddDays(daysLater)).ShouldBe(late);
    }

    [Fact]
    public void An_answer_in_time_stays_in_time() => In(DifficultyState.Answered).IsLate(new DifficultySettings(), Monday.AddYears(1)).ShouldBeFalse();
}
