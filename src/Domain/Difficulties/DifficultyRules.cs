using CongDongSo.Domain.Results;

namespace CongDongSo.Domain.Difficulties;

/// <summary>Who may do what in which state: the one place that decides it.</summary>
public static class DifficultyRules
{
    /// <returns>The step to be added; or why not.</returns>
    public static Result<DifficultyStep> Decide(this DifficultyCase one, DifficultyAct act, DifficultyActor actor, DateTimeOffset at) => Refusal(one, act, actor) is { } refused ? refused : Step(act, actor.Login, at);

    /// <summary>Whether the act would be refused whatever is written beside it: pages offer only what is not.</summary>
    public static bool Allows(this DifficultyCase one, DifficultyAct act, DifficultyActor actor) => Refusal(one, act, actor) is null;

    /// <summary>A verdict always becomes a step: what comes too late is kept as a remark, and changes nothing.</summary>
    public static DifficultyStep Hear(this DifficultyCase one, DifficultyVerdict verdict, DateTimeOffset at)
    {
        var isOfThisAnswer = verdict.Version >= one.AnswerVersion;
        var kind = one.State switch
        {
            DifficultyState.Answered when isOfThisAnswer => verdict.Confirms ? StepKind.Confirmed : StepKind.Reopened,
            DifficultyState.Confirmed when isOfThisAnswer && !verdict.Confirms => StepKind.Reopened,
            _ => StepKind.Remarked,
        };
        return new(kind, at, one.Reporter, verdict.Why);
    }

    /// <summary>What is answered for one is answered for those that are the same: open ones, and those whose answer is made better.</summary>
    /// <returns>Null where it is not the same any more, or is confirmed.</returns>
    public static DifficultyStep? AnswerOf(this DifficultyCase duplicate, DifficultyCase head, DifficultyStep answer) =>
        duplicate.SameAs == head.Id && duplicate.State != DifficultyState.Confirmed ? answer : null;

    private static Problem? Refusal(DifficultyCase one, DifficultyAct act, DifficultyActor actor) => act switch
    {
        DifficultyAct.Confirm when !actor.IsReporter => NotReporter,
        DifficultyAct.Confirm => one.State == DifficultyState.Answered ? null : NotAnswered,
        DifficultyAct.Reopen when !actor.IsReporter => NotReporter,
        DifficultyAct.Reopen => one.State is DifficultyState.Answered or DifficultyState.Confirmed ? null : NotAnswered,
        _ when actor.Office is not { } office || office < one.Level => NotOffice(one.Level),
        DifficultyAct.Relate(var other) => other == one.Id ? WithItself : null,
        DifficultyAct.Part => one.SameAs is not null && one.IsOpen ? null : NotJoined,
        DifficultyAct.Answer when one.State == DifficultyState.Answered && one.SameAs is null => null,
        _ when !one.IsOpen => Done(one.State),
        _ when one.SameAs is not null => IsJoined,
        DifficultyAct.Escalate when one.Level == DifficultyLevel.Province => AtTheTop,
        DifficultyAct.Join(var head) => head.Id == one.Id ? WithItself : head.SameAs is not null ? HeadIsJoined : null,
        _ => null,
    };

    private static DifficultyStep Step(DifficultyAct act, string login, DateTimeOffset at) => act switch
    {
        DifficultyAct.Take(var assignee) => new(StepKind.Taken, at, login, Assignee: assignee),
        DifficultyAct.Escalate(var why, var assignee) => new(StepKind.Escalated, at, login, why, assignee),
        DifficultyAct.Answer(var text) => new(StepKind.Answered, at, login, text),
        DifficultyAct.Confirm => new(StepKind.Confirmed, at, login),
        DifficultyAct.Reopen(var why) => new(StepKind.Reopened, at, login, why),
        DifficultyAct.Join(var head) => new(StepKind.Joined, at, login, Other: head.Id),
        DifficultyAct.Part => new(StepKind.Parted, at, login),
        DifficultyAct.Relate(var other) => new(StepKind.Related, at, login, Other: other),
        _ => throw new InvalidOperationException(),
    };

    private static readonly Problem NotReporter = new("difficulty-not-reporter", "Chỉ người báo mới xác nhận hoặc mở lại được.", "Nếu câu trả lời chưa đúng, cán bộ đang xử lý trả lời lại.") { Kind = ProblemKind.Forbidden };

    private static readonly Problem NotAnswered = new("difficulty-not-answered", "Khó khăn này chưa có câu trả lời đang chờ xác nhận.", "Mở lại trang để xem trạng thái mới nhất.") { Kind = ProblemKind.Conflict };

    private static readonly Problem NotJoined = new("difficulty-not-joined", "Khó khăn này không còn ghi là trùng.", "Mở lại trang để xem trạng thái mới nhất.") { Kind = ProblemKind.Conflict };

    private static readonly Problem IsJoined = new("difficulty-joined", "Khó khăn này đang ghi là trùng với một khó khăn khác.", "Trả lời ở khó khăn kia, hoặc bấm “Không trùng” trước.") { Kind = ProblemKind.Conflict };

    private static readonly Problem HeadIsJoined = new("difficulty-head-joined", "Khó khăn kia lại đang ghi là trùng với một khó khăn khác nữa.", "Chọn khó khăn sẽ được trả lời.") { Kind = ProblemKind.Conflict };

    private static readonly Problem WithItself = new("difficulty-itself", "Không nối một khó khăn với chính nó.", "Chọn một khó khăn khác.");

    private static readonly Problem AtTheTop = new("difficulty-at-top", "Khó khăn này đã ở cấp tỉnh.", "Đầu mối cấp tỉnh trả lời.") { Kind = ProblemKind.Conflict };

    private static Problem NotOffice(DifficultyLevel level) => new(
        "difficulty-not-office", $"Khó khăn này do {(level == DifficultyLevel.Province ? "cán bộ cấp tỉnh" : "cán bộ xã")} xử lý.", "Bạn vẫn theo dõi được từng bước ở trang này.") { Kind = ProblemKind.Forbidden };

    private static Problem Done(DifficultyState state) => new(
        "difficulty-done", state == DifficultyState.Confirmed ? "Người báo đã xác nhận xong." : "Khó khăn này đã có câu trả lời.", "Mở lại trang để xem trạng thái mới nhất.") { Kind = ProblemKind.Conflict };
}
